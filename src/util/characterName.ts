/** A character that cannot be seen in, what Unicode calls it or its kind out: names that are the same in all languages. */
export function characterName(character: string): string {
  const name = names[character];
  if (name !== undefined) return name;
  return kinds.find(([kind]) => kind.test(character))?.[1] ?? 'invisible character';
}

const names: Readonly<Record<string, string>> = {
  '\r': 'carriage return',
  '\u001b': 'escape',
  '\u00ad': 'soft hyphen',
  '\u061c': 'Arabic letter mark',
  '\u200b': 'zero width space',
  '\u200c': 'zero width non-joiner',
  '\u200d': 'zero width joiner',
  '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark',
  '\u2028': 'line separator',
  '\u2029': 'paragraph separator',
  '\u202a': 'left-to-right embedding',
  '\u202b': 'right-to-left embedding',
  '\u202c': 'pop directional formatting',
  '\u202d': 'left-to-right override',
  '\u202e': 'right-to-left override',
  '\u2060': 'word joiner',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'pop directional isolate',
  '\u2800': 'Braille pattern blank',
  '\u3164': 'Hangul filler',
  '\ufeff': 'zero width no-break space',
};

const tag = /[\u{e0001}\u{e0020}-\u{e007f}]/u;
const selector = /[\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;

const kinds: readonly (readonly [RegExp, string])[] = [
  [tag, 'tag'],
  [selector, 'variation selector'],
  [/\p{Cc}/u, 'control'],
  [/\p{Cs}/u, 'half of a character'],
];

/** Spells a message together with others of its kind, where a single one says nothing. */
export function isOneOfMany(character: string): boolean {
  return tag.test(character) || selector.test(character);
}
