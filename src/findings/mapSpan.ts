/** Where lines were, and what replaced them or others, in; where they or what became of them is now, out. */
import type { Gap } from './replaceLines.ts';

/** Lines from index `from` up to, not including, `to`; none where the two are the same. */
export interface IndexSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Replacements in their order. What goes in right above or below the span does not belong to it. Where some of many
 * lines gave way to many others, nobody knows which to which: they are taken in proportion, at least one where there
 * is any.
 */
export function mapSpan(span: IndexSpan, replaced: readonly Gap[]): IndexSpan {
  // A formatter makes thousands of replacements, and a thousand ranges go through each of them: no objects in here.
  let { from, to } = span;
  for (const { at, removed, inserted } of replaced) {
    const isEmpty = from === to;
    const end = at + removed;
    const shift = inserted - removed;
    if (to > at) to = to >= end ? to + shift : at + Math.ceil(((to - at) * inserted) / removed);
    if (from >= end) from += shift;
    else if (from > at) from = at + Math.floor(((from - at) * inserted) / removed);
    if (isEmpty) to = from;
  }
  return { from, to };
}
