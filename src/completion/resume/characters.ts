/** What the characters of a text are worth where two texts are compared. */

export const wordCharacter = /[\p{L}\p{N}_]/u;
/** Scripts that put no space between words, and the first place at which one of them stands. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const firstUnspaced = '\u0e00';

export function isUnspaced(character: string): boolean {
  return character >= firstUnspaced && unspaced.test(character);
}

/** A letter counts twice, a letter of a script without spaces six times, and other visible characters once. */
export function weightOf(text: string): number {
  let weight = 0;
  for (const character of text) {
    if (isUnspaced(character)) weight += 6;
    else if (/\p{L}/u.test(character)) weight += 2;
    else if (/\S/.test(character)) weight += 1;
  }
  return weight;
}

export function firstVisible(text: string): number {
  return Math.max(0, text.search(/\S/));
}
