/** A text in, how it repeats itself at its end out. */

/** For each distance, over how many units at its end the text equals itself moved by that distance (the Z function). */
export function runsAtEnd(text: string): Int32Array {
  const size = text.length;
  const unit = (i: number) => text.charCodeAt(size - 1 - i);
  const runs = new Int32Array(size);
  let left = 0;
  let right = 0;
  for (let i = 1; i < size; i++) {
    let run = i < right ? Math.min(right - i, runs[i - left] ?? 0) : 0;
    while (i + run < size && unit(run) === unit(i + run)) run++;
    runs[i] = run;
    if (i + run > right) [left, right] = [i, i + run];
  }
  return runs;
}
