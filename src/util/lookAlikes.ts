/** A word or a sign of code in, what a reader takes it for in ASCII out: `ａdmin` for `admin`, `ǃ` for `!`. */

/** Letters and digits that are another form of those of ASCII, whatever stands beside them: ſ, the Kelvin sign, full width, computers of old. */
const otherForm = /[\u017f\u212a\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u{1ccf0}-\u{1ccf9}\u{1fbf0}-\u{1fbf9}]/u;
/** Those of mathematics. Alone they are its signs, such as ℝ or ℓ; ª and º are abbreviations and never meant. */
const mathematical = /[\u2102-\u2149\u{1d400}-\u{1d7ff}]/u;
const severalLetters = /[\p{Lu}\p{Ll}\p{Lo}\u{1d7ce}-\u{1d7ff}].*[\p{Lu}\p{Ll}\p{Lo}\u{1d7ce}-\u{1d7ff}]/su;

/** The first is a letter of African languages, and so part of a name: `environmentǃ`. */
const signs: Readonly<Record<string, string>> = {
  '\u01c3': '!',
  '\u037e': ';',
  '\u2044': '/',
  '\u2215': '/',
  '\u2236': ':',
  '\ua789': ':',
};

/** The letters that look Latin, and below them what they look like. Greek ones with a look of their own are left out. */
const lookLatin = {
  Cyrillic: ['АВЕЅІЈКМНОРСТУХҮҺӀԌԚԜѴаеорсухѕіјһӏԁԛԝѵү', 'ABESIJKMHOPCTYXYhIGQWVaeopcyxsijhldqwvy'],
  Greek: ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿϲϳοναγιρυ', 'ABEZHIKMNOPTYXCJcjovayipu'],
} as const;

export type ImitatingScript = keyof typeof lookLatin;

/** `imitation`: all the letters of a word. `own`: a letter that only text of that language has. */
const imitating = Object.entries(lookLatin).map(([script, [letters]]) => ({
  script: script as ImitatingScript,
  imitation: new RegExp(`^[\\p{N}_$]*[${letters}][\\p{N}_$${letters}]*$`, 'u'),
  own: new RegExp(`(?![${letters}])(?=\\p{L})\\p{Script=${script}}`, 'u'),
}));

/** One letter that names a quantity: α, ν, ρ. */
const greekSymbol = /^[\p{N}_$]*[αγινρυ][\p{N}_$]*$/u;
const anyImitation = new RegExp(`[${lookLatin.Cyrillic[0]}${lookLatin.Greek[0]}]`, 'gu');

/** Undefined where nothing in it is another form of ASCII. */
export function plainForm(word: string): string | undefined {
  const isOther = otherForm.test(word) || (mathematical.test(word) && severalLetters.test(word));
  const plain = word.replace(
    /[^\p{ASCII}]/gu,
    (character) => signs[character] ?? (isOther ? plainOf(character) : character),
  );
  return plain === word ? undefined : plain;
}

/** For a sign that is no part of a word, too, such as one of full width. */
export function plainSign(sign: string): string {
  return signs[sign] ?? plainOf(sign);
}

/** The script whose letters alone make up a word that looks Latin, such as `сору`. */
export function imitatingScript(word: string): ImitatingScript | undefined {
  return greekSymbol.test(word) ? undefined : imitating.find(({ imitation }) => imitation.test(word))?.script;
}

export function imitatedWord(word: string): string {
  return word.replace(anyImitation, (letter) => {
    const [letters, latin] = lookLatin.Cyrillic[0].includes(letter) ? lookLatin.Cyrillic : lookLatin.Greek;
    return latin[letters.indexOf(letter)] ?? letter;
  });
}

/** Whether the text is really written in that script, and a word of look-alikes a word of its language. */
export function isWrittenIn(script: ImitatingScript, text: string): boolean {
  return imitating.some((each) => each.script === script && each.own.test(text));
}

/** Whether all letters are ASCII, or look so. */
export function looksAscii(line: string): boolean {
  return !/(?!\p{ASCII})\p{L}/u.test(line.replace(anyImitation, ''));
}

function plainOf(character: string): string {
  const plain = character.normalize('NFKC');
  return /^[!-~]$/.test(plain) && !/\p{Lm}|[\u00aa\u00ba]|\p{No}/u.test(character) ? plain : character;
}
