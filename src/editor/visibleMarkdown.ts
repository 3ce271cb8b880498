/** Markdown of an answer in; the same out with escapes for what cannot be seen, also where a reference stands for it. */
import { escapeOf, visibleText } from '../util/visibleText.ts';
import { outsideCode } from '../util/outsideCode.ts';

const reference = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,24}));/gi;

/** The names in HTML of what cannot be seen. */
const names: Readonly<Record<string, string>> = {
  shy: '\u00ad',
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '\u200e',
  rlm: '\u200f',
  ZeroWidthSpace: '\u200b',
  NegativeVeryThinSpace: '\u200b',
  NegativeThinSpace: '\u200b',
  NegativeMediumSpace: '\u200b',
  NegativeThickSpace: '\u200b',
  NoBreak: '\u2060',
  ApplyFunction: '\u2061',
  af: '\u2061',
  InvisibleTimes: '\u2062',
  it: '\u2062',
  InvisibleComma: '\u2063',
  ic: '\u2063',
};

export function visibleMarkdown(markdown: string): string {
  const text = visibleText(markdown);
  return text.includes('&') ? outsideCode(text, withoutReferences) : text;
}

function withoutReferences(text: string): string {
  return text.replace(reference, (whole: string, ...groups: readonly (string | undefined)[]) => {
    const character = characterOf(groups);
    return character !== '' && visibleText(character) !== character ? escapeOf(character) : whole;
  });
}

/** Empty where it can be seen, or there is none. */
function characterOf([decimal, hexadecimal, name = '']: readonly (string | undefined)[]): string {
  if (decimal === undefined && hexadecimal === undefined) return Object.hasOwn(names, name) ? (names[name] ?? '') : '';
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
