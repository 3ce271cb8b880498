/** The reviewed text and the edits since in; for each line of the document as it is now, which reviewed line it is, out. */
import { alignLines } from './alignLines.ts';
import { recoverLines } from './recoverLines.ts';
import { replaceLines, type Replaced, type Version } from './replaceLines.ts';
import type { ReviewedText } from './reviewedText.ts';
import { fromBottom, lineChanges, type TextChange } from './textChange.ts';

export interface FollowedText extends Version {
  readonly reviewed: ReviewedText;
}

/** What one event did to the text. */
export interface Followed {
  readonly text: FollowedText;
  /** From the bottom up; none where the event left all lines as they were. */
  readonly replaced: readonly Replaced[];
  /** Lines that stood as reviewed went. */
  readonly takesReviewed: boolean;
}

/** The reviewed text, and the document as it is found later. */
export function findText(reviewed: ReviewedText, lines: readonly string[]): FollowedText {
  const { startLine, isWhole } = reviewed;
  const start = startLine - 1;
  const stands =
    (!isWhole || lines.length === reviewed.lines.length) &&
    reviewed.lines.every((line, i) => lines[start + i] === line);
  const runs = stands
    ? [{ before: 0, after: start, length: reviewed.lines.length }]
    : alignLines(reviewed.lines, lines, { top: isWhole, bottom: isWhole });
  const origins = lines.map(() => 0);
  for (const { before, after, length } of runs) {
    for (let i = 0; i < length; i++) origins[after + i] = startLine + before + i;
  }
  return { reviewed, lines, origins };
}

/** Follows one event: its changes in any order, each with its place in the text before the event. */
export function followText(text: FollowedText, changes: readonly TextChange[]): Followed {
  const replaced: Replaced[] = [];
  let now: Version = text;
  let above = Infinity;
  let below = Infinity;
  let takesReviewed = false;
  for (const change of fromBottom(changes)) {
    for (const lineChange of lineChanges(now.lines, change)) {
      const next = replaceLines(now, lineChange);
      for (const { at, removed } of next.replaced) {
        above = Math.min(above, at);
        below = Math.min(below, now.lines.length - at - removed);
        takesReviewed ||= now.origins.slice(at, at + removed).some((origin) => origin > 0);
      }
      replaced.push(...next.replaced);
      now = next.version;
    }
  }
  if (replaced.length === 0) return { text, replaced, takesReviewed };
  const origins = recoverLines(now, text.reviewed, { from: above, to: now.lines.length - below });
  return { text: { ...text, lines: now.lines, origins }, replaced, takesReviewed };
}
