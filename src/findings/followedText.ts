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
  const draft = { lines: [...text.lines], origins: [...text.origins] };
  const replaced: Replaced[] = [];
  let above = Infinity;
  let below = Infinity;
  for (const change of fromBottom(changes)) {
    for (const lineChange of lineChanges(draft.lines, change)) {
      const { length } = draft.lines;
      for (const gap of replaceLines(draft, lineChange)) {
        above = Math.min(above, gap.at);
        below = Math.min(below, length - gap.at - gap.removed);
        replaced.push(gap);
      }
    }
  }
  if (replaced.length === 0) return { text, replaced };
  const origins = recoverLines(draft, text.reviewed, { from: above, to: draft.lines.length - below });
  return { text: { ...text, lines: draft.lines, origins }, replaced };
}
