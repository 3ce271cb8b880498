/** Where reviewed lines are, and what became of those that are not there, in; the range that they are now out. */
import type { FindingPlace, LineSpan } from '../review/finding.ts';
import type { IndexSpan } from './mapSpan.ts';
import { movedLines } from './movedLines.ts';
import { likelySpan, standingOf, type Places } from './places.ts';
import { linesOf } from './textChange.ts';

/** Plain values. */
export interface TrackedRange extends FindingPlace {
  /** The same lines in the document as it was reviewed. */
  readonly reviewed: LineSpan;
  /** What stood there then; lines end in `\n`, the last one in nothing. */
  readonly text: string;
  /**
   * Something else stands where they stood: they may have been edited there, and these be others that read the same.
   */
  readonly isCopy?: true;
}

/** Whether these lines hold what was reviewed: `textNow` is what the editor has from `startLine` to `endLine`. */
export function isAsReviewed(range: TrackedRange, textNow: string): boolean {
  return range.state === 'inPlace' && linesOf(textNow).join('\n') === range.text;
}

export function indexSpanOf({ state, startLine, endLine }: TrackedRange): IndexSpan {
  return { from: startLine - 1, to: state === 'outdated' ? startLine - 1 : endLine };
}

/** `follow` carries where its lines were through the edits, to where the changed ones are. Asked only if there are any. */
export function rangeNow(
  { reviewed, text }: Pick<TrackedRange, 'reviewed' | 'text'>,
  places: Places,
  follow: () => IndexSpan,
): TrackedRange {
  const { count, first = Infinity, last = -1, gap } = standingOf(reviewed, places);
  // They keep their order, so as many in as many lines leave no room for others.
  const isComplete = count === reviewed.endLine - reviewed.startLine + 1 && last - first === count - 1;
  if (isComplete) return { startLine: first + 1, endLine: last + 1, state: 'inPlace', reviewed, text };

  // Where not all was read, the same lines may always have stood elsewhere.
  const mayHaveMoved = count === 0 && places.reviewed.isWhole;
  const moved = mayHaveMoved
    ? movedLines(text.split('\n'), { reviewed: places.reviewed.lines, now: places.lines })
    : undefined;
  if (moved) {
    const left = likelySpan(reviewed, places);
    const found = { startLine: moved.from + 1, endLine: moved.to, state: 'inPlace', reviewed, text } as const;
    return left.from === left.to ? found : { ...found, isCopy: true };
  }

  const touched = within(gap, follow()) ?? likelySpan(reviewed, places);
  const isLeft = touched.from < touched.to;
  if (!isLeft && count === 0) {
    const line = Math.min(touched.from + 1, places.lines.length);
    return { startLine: line, endLine: line, state: 'outdated', reviewed, text };
  }
  const from = isLeft ? Math.min(first, touched.from) : first;
  const to = isLeft ? Math.max(last + 1, touched.to) : last + 1;
  return { startLine: from + 1, endLine: to, state: 'changed', reviewed, text };
}

/** Lines stay between those that they were between. */
function within(gap: IndexSpan, { from, to }: IndexSpan): IndexSpan | undefined {
  if (from >= gap.from && to <= gap.to) return { from, to };
  return from < to ? undefined : { from: gap.from, to: gap.from };
}
