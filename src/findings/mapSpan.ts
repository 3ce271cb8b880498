/** Where lines were, and what replaced them or others, in; where they or what became of them is now, out. */
import type { Replaced } from './replaceLines.ts';

/** Lines from index `from` up to, not including, `to`; none where the two are the same. */
export interface IndexSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * What goes in right above or below the span does not belong to it. Where some of many lines gave way to many others,
 * nobody knows which to which: they are taken in proportion, at least one where there is any.
 */
export function mapSpan({ from, to }: IndexSpan, { at, removed, inserted }: Replaced): IndexSpan {
  const within = (index: number, round: (n: number) => number) => at + round(((index - at) * inserted) / removed);
  const isBelow = (index: number) => index >= at + removed;
  const start = isBelow(from) ? from + inserted - removed : from <= at ? from : within(from, Math.floor);
  if (from === to) return { from: start, to: start };
  const end = to <= at ? to : isBelow(to) ? to + inserted - removed : within(to, Math.ceil);
  return { from: start, to: end };
}
