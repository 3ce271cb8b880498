/** How a document stood at earlier times in; the time at which it stood as it stands now out. */
import { findText, type FollowedText } from './followedText.ts';
import type { Version } from './replaceLines.ts';
import type { TrackedRange } from './trackedRange.ts';

/** A document before an edit took from it what is not told by the text that is left. */
export interface Earlier extends Version {
  readonly ranges: ReadonlyMap<string, TrackedRange>;
}

/** As far back as undo is followed to the letter; behind that, lines must tell by themselves which ones they are. */
const most = 200;
const mostLines = 500_000;

/** The same text again has the same lines again: what undo gives back need not be found out line by line. */
export function sameAsEarlier(
  { reviewed, lines }: FollowedText,
  earlier: readonly Earlier[],
  changedAt: number,
): Earlier | undefined {
  // Most versions differ where the text has just changed, so that is compared first.
  const isSame = (version: readonly string[]) =>
    version.length === lines.length &&
    version[changedAt] === lines[changedAt] &&
    version.every((line, i) => line === lines[i]);
  if (reviewed.isWhole && isSame(reviewed.lines)) return { ...findText(reviewed, reviewed.lines), ranges: new Map() };
  return earlier.findLast((version) => isSame(version.lines));
}

/** The newest last; the oldest make room. */
export function withEarlier(all: readonly Earlier[], next: Earlier): Earlier[] {
  const limit = Math.max(1, Math.min(most, Math.floor(mostLines / next.lines.length)));
  return [...all.filter(({ lines }) => lines !== next.lines), next].slice(-limit);
}
