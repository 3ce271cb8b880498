/** Code in, the words in it that mix letters of scripts in which some look alike out, such as `аdmin` with a Cyrillic а. */

export interface MixedWord {
  readonly word: string;
  /** Such as `Cyrillic` and `Latin`, in their order in the word. */
  readonly scripts: readonly string[];
  /** 1-based: where it stands first; absent where that says nothing. */
  readonly line?: number;
}

/** Nobody looks at more, and an event is no place for all of them. */
const mostWords = 10;
const longestWord = 60;

/** What is no part of a word, though it ends in a letter: escapes such as `\n`, and places to fill such as `%s`. */
const words = /\\[a-zA-Z]|%[\d.*-]*l?[a-zA-Z]|([\p{L}\p{M}\p{N}_$]+)/gu;

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
  const found = new Map<string, MixedWord>();
  if (isAscii(text)) return [];
  for (const { 1: word, index } of text.matchAll(words)) {
    if (word === undefined || isAscii(word) || found.has(word) || known.includes(word)) continue;
    const mixed = scriptsIn(word);
    if (mixed.length < 2) continue;
    const line = startLine + text.slice(0, index).split('\n').length - 1;
    found.set(word, { word: word.slice(0, longestWord), scripts: mixed, line });
    if (found.size === mostWords) break;
  }
  return [...found.values()];
}

function scriptsIn(word: string): readonly string[] {
  return Object.entries(scripts)
    .map(([name, letter]) => ({ name, at: word.search(letter) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}

function isAscii(text: string): boolean {
  return !/[^\p{ASCII}]/u.test(text);
}
