/** The white space, and what stands for it, where two texts meet. */
import type { Search, Taken } from './taken.ts';

/** More of it than this between two texts is meant. */
const longestSpace = 200;

/**
 * The white space at the end of what is shown was not sent, or the model wrote it again behind a repetition: as much of
 * it as comes back is left out.
 */
export function* repeatedSpace(taken: Taken, from: number, shown: string): Search<number> {
  const space = shown.slice(shown.trimEnd().length).slice(-longestSpace);
  let again = '';
  while (again.length < space.length) {
    const unit = yield* taken.at(from + again.length);
    if (unit === undefined || !isSpace(unit)) break;
    again += String.fromCharCode(unit);
  }
  if (space.startsWith(again)) return again.length;
  let length = again.length;
  while (!space.endsWith(again.slice(0, length))) length--;
  return length;
}

/** At most `longestSpace` further. */
export function* afterSpace(taken: Taken, from: number): Search<number> {
  for (let i = from; i < from + longestSpace; i++) {
    const unit = yield* taken.at(i);
    if (unit === undefined || !isSpace(unit)) return i;
  }
  return from + longestSpace;
}

export function* ellipsisAt(taken: Taken, from: number): Search<number> {
  if ((yield* taken.at(from)) === 0x2026) return 1;
  for (let i = 0; i < 3; i++) if ((yield* taken.at(from + i)) !== 0x2e) return 0;
  return 3;
}

export function isSpace(unit: number): boolean {
  return /\s/.test(String.fromCharCode(unit));
}

export function isLineBreak(unit: number): boolean {
  return unit === 10 || unit === 13;
}
