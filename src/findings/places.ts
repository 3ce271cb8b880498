/** Which reviewed line each line of the document is in; where the reviewed ones are, or can only be, out. */
import type { LineSpan } from '../review/finding.ts';
import type { FollowedText } from './followedText.ts';
import { mapSpan, type IndexSpan } from './mapSpan.ts';
import type { ReviewedText } from './reviewedText.ts';

/** The reviewed lines that stand unchanged. */
export interface Places {
  /** Their numbers when they were reviewed, in order. */
  readonly numbers: readonly number[];
  /** Index now of each of them. */
  readonly indices: readonly number[];
  readonly lines: readonly string[];
  readonly reviewed: ReviewedText;
}

export function placesOf({ reviewed, lines, origins }: FollowedText): Places {
  const numbers: number[] = [];
  const indices: number[] = [];
  origins.forEach((origin, index) => {
    if (origin === 0) return;
    numbers.push(origin);
    indices.push(index);
  });
  return { numbers, indices, lines, reviewed };
}

/** What is known of some reviewed lines. */
export interface Standing {
  /** How many of them stand unchanged. */
  readonly count: number;
  /** Index of the first and of the last of these. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** Number of the nearest other line above that stands, and of the one below. */
  readonly above: number | undefined;
  readonly below: number | undefined;
  /** All of them are, or were, between the lines at these indices. */
  readonly gap: IndexSpan;
}

export function standingOf({ startLine, endLine }: LineSpan, { numbers, indices, lines }: Places): Standing {
  const from = firstNotBelow(numbers, startLine);
  const to = firstNotBelow(numbers, endLine + 1);
  const isAny = from < to;
  return {
    count: to - from,
    first: isAny ? indices[from] : undefined,
    last: isAny ? indices[to - 1] : undefined,
    above: numbers[from - 1],
    below: numbers[to],
    gap: { from: (indices[from - 1] ?? -1) + 1, to: indices[to] ?? lines.length },
  };
}

/** Where lines are or what became of them, where nobody saw the edits. */
export function likelySpan(span: LineSpan, places: Places): IndexSpan {
  const { above, below, gap } = standingOf(span, places);
  const { startLine, lines, isWhole } = places.reviewed;
  if (!isWhole && (above === undefined || below === undefined)) {
    // Next to the reviewed lines are others that nobody knows.
    const place = above !== undefined ? gap.from : below !== undefined ? gap.to : span.startLine - 1;
    return { from: place, to: place };
  }
  const first = above === undefined ? startLine : above + 1;
  const end = below ?? startLine + lines.length;
  const from = gap.from + span.startLine - first;
  const before = { from, to: from + span.endLine - span.startLine + 1 };
  return mapSpan(before, [{ at: gap.from, removed: end - first, inserted: gap.to - gap.from }]);
}

/** Index of the first of some ascending numbers that is `limit` or more. */
function firstNotBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
