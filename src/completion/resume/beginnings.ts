/** The text shown so far in, the places from which on its end, if it comes again, is a repetition out. */
import { firstVisible, isUnspaced, weightOf, wordCharacter } from './characters.ts';
import { runsAtEnd } from './runsAtEnd.ts';

/** How much of a repetition is proof. */
export type Caution =
  /** The continuation is exact by promise: only what no text says twice in a row is taken for a repetition. */
  | 'strict'
  /** A line that reads like a remark is before it, or a line that may open a block again. */
  | 'announced'
  /** The model was asked in words, and models like to say the last word, line or sentence again. */
  | 'lenient';

/** A place in the text shown that may come again. */
export interface Beginning {
  readonly from: number;
  /** The repetition may go on repeating itself over fewer units than this; text that is made so goes on further. */
  readonly slack: number;
}

/** A single word such as `mama` may repeat itself. */
const shortest = 8;

/** Only so much of the text's end is searched, and its very beginning: about five hundred tokens. */
const reach = 2048;

/**
 * From where in a text on its end, said again, is a repetition: `weight` counts a letter twice, a letter of a script
 * without spaces six times, and other visible characters once; `different` are letters and digits.
 * Strict: whoever cuts a text does not hit by chance the one place where a dozen letters end and the same begin again;
 * for a beginning inside a line, where nothing else speaks for a repetition, it takes more. Brackets, rules, empty table
 * cells and words of a list stay far below all of these. Measured on cuts through source code, which repeats itself most,
 * one in ten thousand would lose some words; in prose none did.
 * Announced: half a dozen letters, because what is before them is no part of a sentence that was cut.
 * Lenient: a whole word is enough, because words like `the the` are hardly ever meant.
 */
const floors: Readonly<Record<Caution, Readonly<Record<Boundary, readonly [weight: number, different: number]>>>> = {
  strict: { answer: [12, 4], line: [24, 6], sentence: [24, 6], word: [32, 8], unspaced: [36, 6], none: [32, 8] },
  announced: { answer: [12, 4], line: [12, 4], sentence: [12, 4], word: [16, 5], unspaced: [24, 3], none: [24, 6] },
  lenient: { answer: [2, 1], line: [2, 1], sentence: [2, 1], word: [2, 1], unspaced: [24, 3], none: [12, 4] },
};

/**
 * Text that repeats itself by nature, such as three lines that are nearly the same, goes on with its period on one side
 * of the cut or the other. A line that a model says again does so by chance only: as far as lines begin and end alike,
 * and inside lines, where nothing begins or ends alike, hardly at all.
 */
function slackOf(period: number, boundary: Boundary, caution: Caution): number {
  if (period < 16 || caution !== 'strict') return period;
  return boundary === 'word' || boundary === 'unspaced' || boundary === 'none' ? 4 : Math.ceil(period / 2);
}

type Boundary = 'answer' | 'line' | 'sentence' | 'word' | 'unspaced' | 'none';

/** Longest repetition first. `code` is where lines of code begin, after which more of them may come; Infinity for none. */
export function beginnings(shown: string, caution: Caution, code: number): Beginning[] {
  const end = shown.trimEnd().length;
  // One line of code may well follow its like, where a sentence does not.
  const lastLine = caution === 'strict' && code < end ? Math.max(code, shown.lastIndexOf('\n', end - 1) + 1) : Infinity;
  const first = firstVisible(shown);
  const runs = runsAtEnd(shown);
  const found: Beginning[] = [];
  const different = new Set<string>();
  let weight = 0;
  /** How far back from the end a period holds that is at most half of what is looked at. */
  let periodic = 0;
  let half = 1;
  for (let from = end - 1; from >= first; from--) {
    // What lies between the reach and the beginning need not be looked at; the beginning itself is one more place.
    if (end - from > reach) from = first;
    const character = shown.charAt(from);
    weight += weightOf(character);
    if (wordCharacter.test(character)) different.add(character);
    const period = shown.length - from;
    for (; half <= period / 2; half++) periodic = Math.max(periodic, half + (runs[half] ?? 0));
    if (from >= lastLine || (period >= shortest && periodic >= period) || /\s/.test(character)) continue;
    const boundary = from === first ? 'answer' : boundaryAt(shown, from);
    const [least, kinds] = floors[caution][boundary];
    const slack = slackOf(period, boundary, caution);
    if (weight >= least && different.size >= kinds && (runs[period] ?? 0) < slack) found.push({ from, slack });
  }
  return found.reverse();
}

function boundaryAt(text: string, at: number): Boundary {
  const last = text.charAt(at - 1);
  if (/[。！？；：]/.test(last)) return 'sentence';
  if (/\s/.test(last)) {
    const before = text.slice(Math.max(0, at - 80), at);
    if (/(?:^|[\r\n])[ \t]*$/.test(before)) return 'line';
    return /[.!?:;][)\]"'*_`»”’]*$/.test(before.trimEnd()) ? 'sentence' : 'word';
  }
  const character = text.charAt(at);
  if (isUnspaced(character)) return 'unspaced';
  return wordCharacter.test(character) && !wordCharacter.test(last) ? 'word' : 'none';
}
