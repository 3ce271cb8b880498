/** A line of Markdown in, its words alone out; what stands in code spans stays as it is. */
import { withoutEnd } from './withoutEnd.ts';

export function plainTitle(markdown: string): string {
  const words = /[*_`~[\\]/.test(markdown) ? withoutMarkdown(markdown) : markdown;
  return withoutEnd(words.trim(), ' \t:;,·•|').replace(/\s{2,}|\t/g, ' ');
}

function withoutMarkdown(markdown: string): string {
  return markdown
    .split(/(`+)(.+?)\1(?!`)/)
    .map((part, index) => [withoutMarks, () => '', codeSpan][index % 3]?.(part) ?? '')
    .join('');
}

function codeSpan(code: string): string {
  return /^ .*\S.* $/.test(code) ? code.slice(1, -1) : code;
}

const link = /!?\[([^[\]]*)\]\([^()\s]*\)/g;
/** Not within a word: load_user_by_id, 2*3*4. */
const emphasis = /(?<![\\\p{L}\d])(?:\*{1,3}|_{1,3}|~~)(?=\S)|(?<=[^\s\\])(?:\*{1,3}|_{1,3}|~~)(?![\p{L}\d(])/gu;
const stray = /(?:^|\s)[*_`]{1,3}(?=\s|$)/g;
const escaped = /\\([!-/:-@[-`{-~])/g;

function withoutMarks(text: string): string {
  if (!/[*_`~[\\]/.test(text)) return text;
  return text.replace(link, '$1').replace(emphasis, '').replace(stray, ' ').replace(escaped, '$1');
}
