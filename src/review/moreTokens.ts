/** The end of a text and what it goes on with in, the estimated tokens of that out: the same sum in whatever pieces it comes. */
import { estimateTokenCount } from 'tokenx';

/** In UTF-16 units; a word that is longer is no word, and looked at again with each piece it would cost ever more. */
const longestWord = 2000;

export interface More {
  readonly tokens: number;
  /** The end of the text that what comes next may belong to. */
  readonly open: string;
}

/** `open`: as it was told last; to look at the text itself would cost more the longer it is. */
export function moreTokens(open: string, text: string): More {
  const all = open + text;
  return { tokens: estimateTokenCount(all) - estimateTokenCount(open), open: all.slice(openFrom(all)) };
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
