/** Measured values → the few numbers that stand for them. Each throws a RangeError where there are no values. */

export function median(values: readonly number[]): number {
  return (percentile(values, 50) + atRank(values, Math.floor(values.length / 2))) / 2;
}

/** The smallest value that at least `percent` of all do not exceed: one that was measured, nothing in between. */
export function percentile(values: readonly number[], percent: number): number {
  return atRank(values, Math.max(Math.ceil((percent / 100) * values.length), 1) - 1);
}

export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There are no values.');
  return sum(values) / values.length;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** How many times the first tenth the last tenth takes, in the order of measuring: 1 where nothing grows. */
export function growth(values: readonly number[]): number {
  const tenth = Math.max(Math.floor(values.length / 10), 1);
  return mean(values.slice(-tenth)) / mean(values.slice(0, tenth));
}

/** By how much each value is above the one before it: the median over all pairs, so that one that is far off counts little. */
export function slope(values: readonly number[]): number {
  return median(
    values.flatMap((value, at) => values.slice(0, at).map((before, index) => (value - before) / (at - index))),
  );
}

/** The most values that lie within any `width`: `[0, 500, 1000]` has two within less than 1000. */
export function mostWithin(values: readonly number[], width: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  let from = 0;
  let most = 0;
  for (const [index, value] of sorted.entries()) {
    while (value - sorted[from]! >= width) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}

function atRank(values: readonly number[], rank: number): number {
  const value = values.toSorted((a, b) => a - b)[rank];
  if (value === undefined) throw new RangeError('There are no values.');
  return value;
}
