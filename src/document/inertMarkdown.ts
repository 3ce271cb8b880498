/** Markdown with foreign text in; the same out with escapes for whatever a preview would load, run or decode. */
import { walkTokens } from 'marked';
import { escapeImages } from '../util/imageMarks.ts';
import { lex, outsideCode } from '../util/outsideCode.ts';

/** An escape may move where code begins: then the next look finds more. Text that goes on so is not meant to be read. */
const looks = 5;

/** Quotes and lists within each other: deep ones take the lexer seconds, and no answer is meant so. */
const tooDeep = /^(?:[ \t]*(?:>|[-*+][ \t]|\d+[.)][ \t])){30}/m;

/** Images, tags and character references as the words they were written in. Code stays to the letter. */
export function inertMarkdown(markdown: string): string {
  let text = markdown;
  for (let look = 0; look < looks && !tooDeep.test(text); look++) {
    const inert = outsideCode(text, escaped);
    if (inert === text) return holdsLive(text) ? escaped(text) : text;
    text = inert;
  }
  return escaped(text);
}

/** Marks that cross each other can hide from the lexer's own list of code what it shows after all. */
function holdsLive(markdown: string): boolean {
  const types: string[] = [];
  void walkTokens([...(lex(markdown) ?? [])], ({ type }) => {
    types.push(type);
  });
  return types.includes('image') || types.includes('html');
}

/** Behind an odd number of backslashes it is escaped already. An address in angle brackets is a link, and no tag. */
const tag = /(?<!\\)((?:\\\\)*)<(?=[a-z/!?])(?!https?:\/\/[^\s<>]*>)/gi;

/** Bare addresses take a backslash with them, up to the `<`, and leave that as it is. */
const tagAtAddress = /(?<=(?:(?:https?|ftp):\/\/|www\.)[^\s<]*)<(?=[a-z/!?])/gi;

/** All of them: which of two thousand names stand for a mark, or for what cannot be seen, nobody has to know. */
const reference = /(?<!\\)((?:\\\\)*)&(?=(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/gi;

function escaped(text: string): string {
  const withoutTags = text.replace(tagAtAddress, '\\&lt;').replace(tag, '$1\\<');
  return escapeImages(withoutTags).replace(reference, '$1\\&');
}
