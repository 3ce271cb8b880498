/** A text so far and what it goes on with in, the estimated tokens of that out: the same sum in whatever pieces it comes. */
import { estimateTokenCount } from 'tokenx';

/** In UTF-16 units; a word that is longer is no word, and looked at again with each piece it would cost ever more. */
const longestWord = 2000;

export function moreTokens(before: string, text: string): number {
  const open = before.slice(openFrom(before));
  return estimateTokenCount(open + text) - estimateTokenCount(open);
}

/** What comes next may belong to the last word, or to the white space before it, which counts by the character before that. */
function openFrom(text: string): number {
  let at = text.length;
  while (at > 0 && text.length - at < longestWord && !isSpace(text, at - 1)) at -= 1;
  while (at > 0 && text.length - at < longestWord && isSpace(text, at - 1)) at -= 1;
  return Math.max(at - 1, 0);
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}
