/** Two lines in; whether the second may head a finding of its own while that of the first is open, out. */
import type { PlacedLine } from './formedLine.ts';

/**
 * A finding's prose has headings, bold words and lists of its own. What is set more weakly than the finding's heading, or
 * lies within its list item, is a part of it, unless severity and lines say otherwise.
 */
export function mayFollow(next: PlacedLine, open: PlacedLine | undefined): boolean {
  if (!open) return true;
  if (isHash(open)) return isHash(next) && next.level <= open.level;
  if (isHash(next)) return true;
  const isWithin = open.isItem ? next.indent >= open.margin : next.isItem;
  return !isWithin && (next.form === 'bold' || open.form !== 'bold');
}

function isHash({ form }: PlacedLine): boolean {
  return form === 'heading' || form === 'underlined';
}
