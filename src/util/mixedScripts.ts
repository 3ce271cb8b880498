/**
 * Code in, the words in it that are not what they look like out: they mix letters of scripts in which some look alike,
 * such as `аdmin` with a Cyrillic а, or look like ASCII. So do some signs.
 */
import { besideCjk, withoutCjkWidth } from './fullWidth.ts';
import {
  imitatedWord,
  imitatingScript,
  isWrittenIn,
  looksAscii,
  plainForm,
  plainSign,
  type ImitatingScript,
} from './lookAlikes.ts';

export interface MixedWord {
  /** Or a sign, such as a division slash in place of `/`. */
  readonly word: string;
  /** Such as `Cyrillic` and `Latin`, in their order in the word; one where all of it looks Latin, none where it is of another form. */
  readonly scripts: readonly string[];
  /** In ASCII, where that can be said. */
  readonly looksLike?: string;
  /** 1-based: where it stands first; absent where that says nothing. */
  readonly line?: number;
}

/** Nobody looks at more, and an event is no place for all of them. */
const mostWords = 10;
const longestWord = 60;

/**
 * What is no part of a word, though it ends in a letter: escapes such as `\n`, and places to fill such as `%s`. Then a
 * word, or a sign: not within Chinese, Japanese or Korean, and no question mark of Greek prose.
 */
const words = new RegExp(
  String.raw`\\[a-zA-Z]|%[\d.*-]*l?[a-zA-Z]|([\p{L}\p{M}\p{N}_$]+)|` +
    String.raw`(?<![${besideCjk}])((?<!\p{Script=Greek}\p{M}*\p{Script=Greek}\p{M}*)\u037e|[\u2044\u2215\u2236\ua789\uff01-\uff5e])(?![${besideCjk}])`,
  'gu',
);

/** With letters that look like those of another script. Greek only where it looks so: Δt and μs are what they seem. */
const scripts: Readonly<Record<string, RegExp>> = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϲϳαγινορυ]/u,
  Armenian: /\p{Script=Armenian}/u,
  Cherokee: /\p{Script=Cherokee}/u,
  Coptic: /\p{Script=Coptic}/u,
  Lisu: /\p{Script=Lisu}/u,
};

/** `startLine`: that of the document, 1-based, on which the text begins. Without words that stand in `known`. */
export function mixedWords(text: string, startLine: number, known = ''): readonly MixedWord[] {
  if (isAscii(text)) return [];
  const found = new Map<string, MixedWord>();
  const deceptionIn = createDeceptions(text, known);
  for (const [at, line] of text.split('\n').entries()) {
    if (isAscii(line)) continue;
    const isCode = once(() => looksAscii(line));
    for (const { 0: match, 1: letters, 2: sign, index } of withoutCjkWidth(line).matchAll(words)) {
      if ((letters ?? sign) === undefined || isAscii(match) || found.has(match)) continue;
      const deception = sign === undefined ? deceptionIn(match, isCode) : { scripts: [], looksLike: plainSign(sign) };
      if (!deception || known.includes(match)) continue;
      const word = line.slice(index, index + match.length);
      found.set(match, { word: cut(word), ...deception, line: startLine + at });
      if (found.size === mostWords) return [...found.values()];
    }
  }
  return [...found.values()];
}

type Deception = Pick<MixedWord, 'scripts' | 'looksLike'>;

/** A word that looks Latin in all its letters is one of its language where the text, or the known one, is written in it. */
function createDeceptions(text: string, known: string) {
  const isLanguage: Readonly<Record<ImitatingScript, () => boolean>> = {
    Cyrillic: once(() => isWrittenIn('Cyrillic', text) || isWrittenIn('Cyrillic', known)),
    Greek: once(() => isWrittenIn('Greek', text) || isWrittenIn('Greek', known)),
  };
  // A text has most of its words many times.
  const innocent = new Set<string>();
  return (word: string, isCode: () => boolean): Deception | undefined => {
    if (innocent.has(word)) return undefined;
    const mixed = scriptsIn(word);
    if (mixed.length > 1) return { scripts: mixed };
    const plain = plainForm(word);
    if (plain !== undefined) return { scripts: [], looksLike: cut(plain) };
    const script = imitatingScript(word);
    if (script === undefined || isLanguage[script]()) innocent.add(word);
    else if (isCode()) return { scripts: [script], looksLike: cut(imitatedWord(word)) };
    return undefined;
  };
}

function once<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | undefined;
  return () => (answer ??= { value: ask() }).value;
}

function scriptsIn(word: string): readonly string[] {
  return Object.entries(scripts)
    .map(([name, letter]) => ({ name, at: word.search(letter) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}

/** Not within a character of two code units. */
function cut(word: string): string {
  return word.slice(0, longestWord).replace(/[\ud800-\udbff]$/, '');
}

function isAscii(text: string): boolean {
  return !/[^\p{ASCII}]/u.test(text);
}
