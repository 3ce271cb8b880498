/** Where reviewed lines are, and what became of those that are not there, in; the range that they are now out. */
import type { LineSpan } from '../review/finding.ts';
import type { IndexSpan } from './mapSpan.ts';
import { possibleSpan, type Places } from './places.ts';
import { linesOf } from './textChange.ts';

/** Untouched, wherever it has moved to; touched since the review; or deleted, so that only its place is left. */
export const trackedStates = ['inPlace', 'changed', 'outdated'] as const;
export type TrackedState = (typeof trackedStates)[number];

/** Plain values. The lines are those of the document as it is now; where it is outdated, the line that took its place. */
export interface TrackedRange extends LineSpan {
  readonly state: TrackedState;
  /** The same lines in the document as it was reviewed. */
  readonly reviewed: LineSpan;
  /** What stood there then; lines end in `\n`, the last one in nothing. */
  readonly text: string;
}

/** Whether these lines hold what was reviewed: `textNow` is what the editor has from `startLine` to `endLine`. */
export function isAsReviewed(range: TrackedRange, textNow: string): boolean {
  return range.state === 'inPlace' && linesOf(textNow).join('\n') === range.text;
}

export function indexSpanOf({ state, startLine, endLine }: TrackedRange): IndexSpan {
  return { from: startLine - 1, to: state === 'outdated' ? startLine - 1 : endLine };
}

/** `followed` is where its lines were, carried through the edits: it tells where the changed ones are. */
export function rangeNow(
  { reviewed, text }: Pick<TrackedRange, 'reviewed' | 'text'>,
  followed: IndexSpan,
  places: Places,
): TrackedRange {
  const range = (state: TrackedState, first: number, last: number): TrackedRange => ({
    startLine: first + 1,
    endLine: last + 1,
    state,
    reviewed,
    text,
  });
  const { startLine, endLine } = reviewed;
  const standing = places.byNumber.slice(startLine, endLine + 1).filter((place) => place !== undefined);
  const first = standing[0] ?? Infinity;
  const last = standing.at(-1) ?? -1;
  // Places only ever grow, so as many in as many lines leave no room for others.
  const count = endLine - startLine + 1;
  if (standing.length === count && last - first === count - 1) return range('inPlace', first, last);

  const touched = possibleSpan(followed, reviewed, places);
  if (touched.from < touched.to) {
    return range('changed', Math.min(first, touched.from), Math.max(last, touched.to - 1));
  }
  if (standing.length > 0) return range('changed', first, last);
  const place = Math.min(touched.from, places.lineCount - 1);
  return range('outdated', place, place);
}
