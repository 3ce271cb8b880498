/** Two lists of tokens by number in, how many have to be added, left out or replaced to make one of the other out. */

/** Levenshtein's distance, or something above `limit` where it is more. A negative number is like no other token. */
export function tokenDistance(a: readonly number[], b: readonly number[], limit: number): number {
  const isSame = (i: number, j: number) => a[i] === b[j] && (a[i] ?? -1) >= 0;
  let start = 0;
  let [endA, endB] = [a.length, b.length];
  while (start < endA && start < endB && isSame(start, start)) start++;
  while (endA > start && endB > start && isSame(endA - 1, endB - 1)) {
    endA--;
    endB--;
  }
  const [lengthA, lengthB] = [endA - start, endB - start];
  if (Math.abs(lengthA - lengthB) > limit) return limit + 1;

  let row = Array.from({ length: lengthB + 1 }, (_, index) => index);
  for (let i = 1; i <= lengthA; i++) {
    const next = [i];
    for (let j = 1; j <= lengthB; j++) {
      const replaced = (row[j - 1] ?? 0) + (isSame(start + i - 1, start + j - 1) ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[lengthB] ?? 0;
}
