/** A version in which reviewed lines are missing in; the same with those that came back known again out. */
import { alignEnds, alignLines } from './alignLines.ts';
import type { Version } from './replaceLines.ts';
import type { ReviewedText } from './reviewedText.ts';

/**
 * Reviewed lines came back where, between two lines that are known, those stand that were there before. Looks at what
 * touches the lines from index `from` up to, not including, `to`: elsewhere nothing has changed.
 */
export function recoverLines(
  { lines, origins }: Version,
  { lines: reviewed, startLine, isWhole }: ReviewedText,
  { from, to }: { readonly from: number; readonly to: number },
): readonly number[] {
  const arrived = new Set(lines.slice(from, to));
  const recovered = [...origins];
  let start = from;
  while (start > 0 && origins[start - 1] === 0) start--;
  while (start <= to && start < lines.length) {
    let end = start;
    while (end < lines.length && origins[end] === 0) end++;
    // Known lines on both sides, or the ends of the document.
    const above = recovered[start - 1] ?? startLine - 1;
    const below = origins[end] ?? startLine + reviewed.length;
    const missing = reviewed.slice(above + 1 - startLine, below - startLine);
    const ends = { top: start > 0 || isWhole, bottom: end < lines.length || isWhole };
    if (missing.length > 0 && end > start) {
      // A line that is unique here may have its like among those that nobody knows. And in a text that was rewritten
      // all is missing, and hardly ever comes any of it back.
      const mayBeUnique = ends.top && ends.bottom && missing.some((line) => arrived.has(line));
      const align = mayBeUnique ? alignLines : alignEnds;
      for (const { before, after, length } of align(missing, lines.slice(start, end), ends)) {
        for (let i = 0; i < length; i++) recovered[start + after + i] = above + 1 + before + i;
      }
    }
    start = end + 1;
  }
  return recovered;
}
