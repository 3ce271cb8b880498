/** Code in, the characters in it that cannot be seen and the lines where they stand out. */
import { characterName, isOneOfMany } from './characterName.ts';
import { replaceHidden } from './hiddenCharacters.ts';

/** One kind of character: a message in tags has many that differ, and nobody reads them one by one. */
export interface HiddenPlace {
  /** Of the first one of its kind. */
  readonly codePoint: number;
  /** 1-based, in their order, each once; the first ones where there are many. */
  readonly lines: readonly number[];
  /** How many there are in all. */
  readonly count: number;
}

/** Nobody looks at more, and an event is no place for all of them. */
const mostLines = 10;

/** `startLine`: that of the document, 1-based, on which the text begins. */
export function hiddenPlaces(text: string, startLine: number): readonly HiddenPlace[] {
  const places = new Map<string, { codePoint: number; lines: number[]; count: number }>();
  let line = startLine;
  let read = 0;
  replaceHidden(text, (character, index) => {
    line += text.slice(read, index).split('\n').length - 1;
    read = index;
    const kind = kindOf(character);
    const place = places.get(kind) ?? { codePoint: character.codePointAt(0) ?? 0, lines: [], count: 0 };
    places.set(kind, place);
    place.count += 1;
    if (place.lines.length < mostLines && place.lines.at(-1) !== line) place.lines.push(line);
    return character;
  });
  return [...places.values()];
}

/** Of what `after`, which begins on that line, holds more than `before`. */
export function addedHidden(before: string, after: string, startLine: number): readonly HiddenPlace[] {
  const had = new Map(hiddenPlaces(before, startLine).map((place) => [kindOf(characterAt(place)), place.count]));
  return hiddenPlaces(after, startLine).filter((place) => place.count > (had.get(kindOf(characterAt(place))) ?? 0));
}

function kindOf(character: string): string {
  return isOneOfMany(character) ? characterName(character) : character;
}

/** The first one of the kind, which cannot be seen. */
export function characterAt({ codePoint }: Pick<HiddenPlace, 'codePoint'>): string {
  return String.fromCodePoint(codePoint);
}
