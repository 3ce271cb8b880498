/** A line outside all code in; how it is set, and its text without that, out. */
import type { Contained } from './containers.ts';
import type { FormedLine } from './heading.ts';

export interface PlacedLine extends FormedLine {
  /** 1 to 6 for a heading, 7 for what stands for one. */
  readonly level: number;
  /** Columns before the line's first mark. */
  readonly indent: number;
  /** Column at which its text begins, and with it whatever belongs to it. */
  readonly margin: number;
}

/** Behind a number, or behind a sign, which takes up to four units. */
const emphasised = /^(?:\d{1,3}[.)]\s+)?(?:[^\x20-\x7E]{1,4}\s*)?(?:\*{1,3}|_{1,3})(?=[^\s*_])/;
const hashed = /^(#{1,6})[ \t]+(\S.*)$/;
/** A shebang, a directive or the number of an issue is no heading without its space. */
const hashedTight = /^(#{2,6})(?=[A-Za-z*_`([\u0080-\uFFFF]|\d{1,3}[.)]\s)(.*)$/;

export function formedLine({ text: whole, indent, offset, isItem }: Contained): PlacedLine {
  const text = isItem ? whole.replace(/^\[[ xX]\][ \t]+/, '') : whole;
  const place = { isItem, indent, margin: offset };
  const [, hashes, words = ''] = hashed.exec(text) ?? hashedTight.exec(text) ?? [];
  if (hashes !== undefined) {
    return { ...place, form: 'heading', level: hashes.length, text: words.replace(/[ \t]#+$/, '').trimEnd() };
  }
  return {
    ...place,
    level: 7,
    text,
    form: emphasised.test(text) ? 'bold' : isItem ? 'item' : 'plain',
  };
}

/** The same line once the next one has underlined it. */
export function underlined(line: PlacedLine, underline: string): PlacedLine {
  return { ...line, form: 'underlined', level: underline.trimStart().startsWith('=') ? 1 : 2 };
}

export function isUnderline(line: string): boolean {
  return /^ {0,3}(?:={2,}|-{2,})[ \t]*$/.test(line);
}
