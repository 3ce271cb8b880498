/** An answer that was asked to go on in, the places behind its first words that may be a remark, whatever they say, out. */
import type { Search, Taken } from './taken.ts';
import { afterSpace, isLineBreak, isSpace } from './whiteSpace.ts';

export interface Place {
  /** What stands before them. */
  readonly said: string;
  /** Where the words behind the remark begin. */
  readonly from: number;
  /** A blank line is before them. */
  readonly isSetOff: boolean;
}

/** In UTF-16 units, from the beginning to the last word of the remark. */
const longest = 200;
/** A remark, and perhaps a second one or a rule below it. */
const mostLines = 2;

/** The next place behind `last`, once something stands there; undefined where the words before it can be no remark. */
export function* placeBehind(taken: Taken, last: number, shown: string): Search<Place | undefined> {
  const begin = yield* afterSpace(taken, 0);
  // A blank belongs to the sentence that goes on in its line.
  if (/^[ \t]/.test(taken.text())) return undefined;
  for (let i = begin; i <= longest; i++) {
    const unit = yield* taken.at(i);
    if (unit === undefined) return undefined;
    const line = /[^\r\n]*$/.exec(taken.text().slice(begin, i + 1))?.[0] ?? '';
    if (!mayBegin.test(line) && !rule.test(line)) return undefined;
    const said = taken.text().slice(begin, i);
    if (i < last || !(isLineBreak(unit) || (isSpace(unit) && announcing.test(said)))) continue;
    const from = yield* afterSpace(taken, i);
    if ((yield* taken.at(from)) === undefined) return undefined;
    const space = taken.text().slice(i, from);
    const isSetOff = blankLine.test(space);
    const isNextLine = /[\r\n]/.test(space);
    if (isRemark(said, isSetOff, shown)) return { said, from, isSetOff };
    if (isNextLine) return undefined;
  }
  return undefined;
}

function isRemark(said: string, isSetOff: boolean, shown: string): boolean {
  const lines = said.split(/[\r\n]+/).filter((line) => /\S/.test(line));
  const sentences = lines.filter((line) => /[\p{L}\p{N}]/u.test(line));
  return (
    lines.length <= mostLines &&
    !lines.some((line) => ofAnswer.test(line)) &&
    // Text that repeats itself by nature begins with what is shown already.
    sentences.some((line) => !shown.includes(line.trim())) &&
    sentences.every((line) => ended.test(line) || (isSetOff && words.test(line)))
  );
}

const marks = String.raw`(?:[*_#"'“”„«‹(\[…—–¡¿\s\uFE0F]|\p{Extended_Pictographic}|\p{Cs})*`;
/**
 * It begins a message, so it begins with a capital or a letter of a script that has none. Whoever goes on inside a
 * sentence is not kept waiting for the end of its line.
 */
const mayBegin = new RegExp(`^(?![*+-][ \\t])${marks}(?:$|[\\p{Lu}\\p{Lo}])`, 'u');
const ended = /(?:[.!?:…。！？：][*_)\]"'”“»\s]*|^[([*_#].*[)\]*_]\s*)$/u;
const words = /^[\p{L}\p{M}\p{N}\p{P}\p{Extended_Pictographic}\uFE0F\s#]*[^;{}()[\],\s]\s*$/u;
/** More than one word, where a name before a colon is part of a line of code. */
const announcing = /(?:\p{L}.*\s\S*\p{L}|\p{Lo}).*[:：…]$/u;
/** A heading, a bold label before words, or a severity: a review is made of them. */
const ofAnswer = /^\s*(?:#{1,6}\s|\*\*[^*]+\*\*:?[ \t]*\S|\**severity\b)/i;
const rule = /^[-=]+\s*$/;
const blankLine = /(?:\r\n?|\n)[ \t]*[\r\n]/;
