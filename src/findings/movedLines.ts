/** Reviewed lines of which none stands where it stood in; where all of them stand by now, if that is sure, out. */
import type { IndexSpan } from './mapSpan.ts';

export interface MovedLines {
  /** Those that were reviewed, all of them. */
  readonly reviewed: readonly string[];
  /** Those of the document as it is now. */
  readonly now: readonly string[];
}

/**
 * Lines that were moved, or cut and pasted, come back as new ones. All of them have to stand there as reviewed, and the
 * first one with words in it has to be the only one of its kind, now as then: else they may be others.
 */
export function movedLines(own: readonly string[], { reviewed, now }: MovedLines): IndexSpan | undefined {
  const at = own.findIndex((line) => /[\p{L}\p{N}]{3}/u.test(line));
  const line = own[at];
  if (line === undefined || onlyPlace(line, reviewed) === undefined) return undefined;
  const place = onlyPlace(line, now);
  if (place === undefined) return undefined;
  const from = place - at;
  const isWhole = own.every((other, index) => now[from + index] === other);
  return isWhole ? { from, to: from + own.length } : undefined;
}

const known = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Index of the line, if it is there once. */
function onlyPlace(line: string, lines: readonly string[]): number | undefined {
  let places = known.get(lines);
  if (!places) {
    const all = new Map<string, number>();
    for (const [index, text] of lines.entries()) all.set(text, all.has(text) ? -1 : index);
    places = all;
    known.set(lines, places);
  }
  const place = places.get(line) ?? -1;
  return place < 0 ? undefined : place;
}
