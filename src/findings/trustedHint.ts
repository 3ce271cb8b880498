/** A quote that stands at several places, and the lines that the answer names, in; the one place they can mean out. */
import type { CodeIndex, Place } from './codeIndex.ts';
import { occurrencesOf, uncut, upTo } from './occurrences.ts';

/** `proven` where other findings of the same answer name exactly the lines that their quotes stand at. */
export type Trust = 'unknown' | 'proven';

/** Lines of the reviewed code by index, 0-based, both inclusive, the first never after the last; may lie outside of it. */
export interface Hint {
  readonly first: number;
  readonly last: number;
  readonly trust: Trust;
}

/** Answers are off by as many lines as this. */
export const reach = 200;

/**
 * A number that is off can fall on another place of the same text, so it decides only where that cannot have happened:
 * where the lines begin as a place does and hold it, and no other one is within reach. Once the answer's numbers are
 * proven, the only place that lies within the lines will do.
 */
export function decide(hint: Hint, folded: string, index: CodeIndex): Place | undefined {
  const around = hint.trust === 'proven' ? 0 : reach;
  const [place, other] = placesBetween(hint.first - around, hint.last + around, folded, index);
  if (!place || other) return undefined;
  const isHeld = place.last <= hint.last && (hint.trust === 'proven' || place.first === hint.first);
  return isHeld ? place : undefined;
}

export function names(hint: Hint | undefined, { first, last }: Pick<Place, 'first' | 'last'>): boolean {
  return hint?.first === first && hint.last === last;
}

/** Those that begin within the lines; at most two, since more than one is too many. */
function placesBetween(first: number, last: number, folded: string, index: CodeIndex): readonly Place[] {
  if (last < 0 || first >= index.lines.length) return [];
  const range = { from: index.offsetOf(first), to: index.offsetOf(last + 1) };
  return upTo(2, occurrencesOf(folded, index, uncut, range)).map(index.placeOf);
}
