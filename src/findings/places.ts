/** Which reviewed line each line of the document is in; where the reviewed ones are, or can only be, out. */
import type { LineSpan } from '../review/finding.ts';
import type { FollowedText } from './followedText.ts';
import { mapSpan, type IndexSpan } from './mapSpan.ts';

/** Index now of each reviewed line that stands unchanged. */
export interface Places {
  /** By its number in the reviewed document. */
  readonly byNumber: readonly (number | undefined)[];
  readonly firstNumber: number;
  readonly isWhole: boolean;
  readonly lineCount: number;
}

export function placesOf({ reviewed, lines, origins }: FollowedText): Places {
  const byNumber = Array<number | undefined>(reviewed.startLine + reviewed.lines.length);
  origins.forEach((origin, index) => {
    if (origin > 0) byNumber[origin] = index;
  });
  return { byNumber, firstNumber: reviewed.startLine, isWhole: reviewed.isWhole, lineCount: lines.length };
}

/** The lines between the nearest ones above and below `span` that stand unchanged. */
export function gapAround(span: LineSpan, { byNumber, firstNumber, lineCount }: Places): Gap {
  let above = span.startLine - 1;
  while (above >= firstNumber && byNumber[above] === undefined) above--;
  let below = span.endLine + 1;
  while (below < byNumber.length && byNumber[below] === undefined) below++;
  return { above, below, from: (byNumber[above] ?? -1) + 1, to: byNumber[below] ?? lineCount };
}

interface Gap extends IndexSpan {
  /** Number of the reviewed line above it and below it; the one before the first or behind the last, where none stands. */
  readonly above: number;
  readonly below: number;
}

/** Where lines are or what became of them, where nobody saw the edits. */
export function likelySpan(span: LineSpan, places: Places): IndexSpan {
  const { above, below, from, to } = gapAround(span, places);
  const hasAbove = above >= places.firstNumber;
  const hasBelow = below < places.byNumber.length;
  if (!places.isWhole && !(hasAbove && hasBelow)) {
    // Next to the reviewed lines are others that nobody knows.
    const place = hasAbove ? from : hasBelow ? to : span.startLine - 1;
    return { from: place, to: place };
  }
  const start = from + span.startLine - above - 1;
  const before = { from: start, to: start + span.endLine - span.startLine + 1 };
  return mapSpan(before, { at: from, removed: below - above - 1, inserted: to - from });
}

/** `followed`, or where that cannot be: lines stay between those that they were between. */
export function possibleSpan(followed: IndexSpan, span: LineSpan, places: Places): IndexSpan {
  const { from, to } = gapAround(span, places);
  if (followed.from >= from && followed.to <= to) return followed;
  return followed.from < followed.to ? likelySpan(span, places) : { from, to: from };
}
