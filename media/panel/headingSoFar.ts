/** The beginning of a line that is being written in; whether more of it may make it a finding's heading, out. */
import { severities } from '../../src/review/finding.ts';

/** What is longer names no finding; and where no lines are named by then, it is a sentence that begins like one. */
export const longestHeading = 600;
const longestWithoutLines = 140;

/** Indentation, bullets, numbers, the box of a task. */
const markers = /^[ \t]*(?:(?:[-*+•]|\d{1,4}[.)])(?:[ \t]+|$))*(?:\[(?:$|[ x](?:$|\](?:$|[ \t]+))))?/i;
/** An emoji, emphasis, a number, a bracket. */
const opening =
  /^(?:[^\x20-\x7E\p{L}]{1,4}[ \t]*)?(\*{1,3}|_{1,3})?(?:[^\x20-\x7E\p{L}]{1,4}[ \t]*)?(?:\d{1,3}[.)]?[ \t]*)?[[(`]?/u;
/** Behind the severity: perhaps one more word (“Critical issue”), the end of its emphasis, and what sets it apart. */
const apart = /^(?:[ -][a-z]*)?[*_`]*(?:[\])]|[ \t]*(?:$|[·•∙・|‖/:,;→=–—~([{-]|l(?:ines?)?[ \t]*(?:$|\d)|lin?$))/;
/** Without emphasis, the lines have to come next. */
const apartWithLines = /^[\])`]*[ \t]*(?:$|[·•∙・|‖/:,;→=–—~([{-][ \t([{-]*(?:$|l(?:ines?)?[ \t]*(?:$|\d)|lin?$|\d))/;
const lines = /(?:\bl|\blines?[^a-z\d]{0,3}|[·|:([][ \t]*)\d/;

/** `line`: all of it so far, or one character more than the longest heading has. */
export function mayBecomeHeading(line: string): boolean {
  const words = line.replace(markers, '').toLowerCase();
  if (words.startsWith('#')) return true;
  const [lead = '', emphasis] = opening.exec(words) ?? [];
  const ranked = words.slice(lead.length);
  const severity = severities.find((word) => ranked.startsWith(word));
  if (severity === undefined) return severities.some((word) => word.startsWith(ranked));
  const behind = ranked.slice(severity.length);
  if (emphasis === undefined) return line.length <= longestHeading && apartWithLines.test(behind);
  return line.length <= (lines.test(behind) ? longestHeading : longestWithoutLines) && apart.test(behind);
}
