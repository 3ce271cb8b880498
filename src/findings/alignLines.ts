/** Lines as they were and lines as they are in; which of them are surely the same ones out. */
import { diffArrays } from 'diff';

/** `length` lines that were at index `before` and are at index `after`. */
export interface Run {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** Whether what stands next to the lines on this side is known to be the same in both. */
export interface Ends {
  readonly top: boolean;
  readonly bottom: boolean;
}

/** More than a formatter moves; where more has moved, only the lines at both ends are taken for the same. */
const maxMoves = 1000;

/**
 * Equal text alone does not make two lines the same one: a file has many a `}`. They are the same where they follow
 * something that is (the lines around, for the first and the last ones), or where their text stands once in both.
 * Lines that could as well be their neighbour's are left out. Runs come in order, in both.
 */
export function alignLines(before: readonly string[], after: readonly string[], ends: Ends): Run[] {
  const { top, bottom } = equalEnds(before, after, ends);
  const rest = { before: before.slice(top, before.length - bottom), after: after.slice(top, after.length - bottom) };
  const between = aroundUnique(rest.before, rest.after, ends).map((run) => ({
    ...run,
    before: run.before + top,
    after: run.after + top,
  }));
  const [first, last] = endRuns(before, after, { top, bottom });
  return [first, ...between, last].filter(isAny);
}

/** Only those of them that follow the lines around: what there is to find where no line is unique, at less effort. */
export function alignEnds(before: readonly string[], after: readonly string[], ends: Ends): Run[] {
  return endRuns(before, after, equalEnds(before, after, ends)).filter(isAny);
}

function endRuns(
  before: readonly string[],
  after: readonly string[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): [Run, Run] {
  return [
    { before: 0, after: 0, length: top },
    { before: before.length - bottom, after: after.length - bottom, length: bottom },
  ];
}

function isAny({ length }: Run): boolean {
  return length > 0;
}

/** How many lines are the same from the top on, and from the bottom up. */
function equalEnds(before: readonly string[], after: readonly string[], ends: Ends): { top: number; bottom: number } {
  const shorter = Math.min(before.length, after.length);
  const equalFrom = (index: (lines: readonly string[], i: number) => number) => {
    let count = 0;
    while (count < shorter && before[index(before, count)] === after[index(after, count)]) count++;
    return count;
  };
  const fromTop = equalFrom((_, i) => i);
  if (fromTop === before.length && fromTop === after.length) return { top: fromTop, bottom: 0 };
  const top = ends.top ? fromTop : 0;
  const bottom = ends.bottom ? equalFrom((lines, i) => lines.length - 1 - i) : 0;
  // Of `x` and `x`, one is gone: a line that both ends claim is neither's.
  return { top: Math.min(top, shorter - bottom), bottom: Math.min(bottom, shorter - top) };
}

/** The lines whose text stands once in both, with the equal lines next to them. */
function aroundUnique(before: readonly string[], after: readonly string[], ends: Ends): Run[] {
  const fixed = uniqueLines(before, after);
  const runs: Run[] = [];
  let from = { before: 0, after: 0 };
  for (const to of [...fixed, undefined]) {
    const segment = [before.slice(from.before, to?.before), after.slice(from.after, to?.after)] as const;
    const isFirst = runs.length === 0;
    if (fixed.length > 0) {
      const { top, bottom } = equalEnds(...segment, {
        top: !isFirst || ends.top,
        bottom: to !== undefined || ends.bottom,
      });
      runs.push({ ...from, length: top });
      runs.push({
        before: from.before + segment[0].length - bottom,
        after: from.after + segment[1].length - bottom,
        length: bottom,
      });
    }
    if (to) {
      runs.push({ ...to, length: 1 });
      from = { before: to.before + 1, after: to.after + 1 };
    }
  }
  return runs;
}

/** Where the lines are that stand once in both, as far as they keep their order. */
function uniqueLines(before: readonly string[], after: readonly string[]): { before: number; after: number }[] {
  if (before.length === 0 || after.length === 0) return [];
  const placesBefore = uniquePlaces(before);
  const placesAfter = uniquePlaces(after);
  const common = [...placesBefore.keys()].filter((line) => placesAfter.has(line));
  const commonAfter = [...placesAfter.keys()].filter((line) => placesBefore.has(line));
  const parts = diffArrays(common, commonAfter, { maxEditLength: maxMoves }) ?? [];
  return parts
    .filter(({ added, removed }) => !added && !removed)
    .flatMap(({ value }) => value)
    .map((line) => ({ before: placesBefore.get(line) ?? 0, after: placesAfter.get(line) ?? 0 }));
}

/** Text → index of the lines whose text stands there once, in their order. */
function uniquePlaces(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  lines.forEach((line, index) => {
    if (places.has(line)) repeated.add(line);
    else places.set(line, index);
  });
  for (const line of repeated) places.delete(line);
  return places;
}
