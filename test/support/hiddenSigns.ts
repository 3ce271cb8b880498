/** Characters that cannot be seen, by what they are used for; code points, since a reader of the tests is to see them. */
const hiddenSigns: Readonly<Record<string, readonly number[]>> = {
  bidi: [0x061c, 0x200e, 0x202a, 0x202e, 0x2066, 0x2069],
  'zero-width': [0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x00ad],
  tags: [0xe0001, 0xe0041, 0xe007f],
  selectors: [0xfe00, 0xfe0f, 0xe0100, 0xe01ef, 0x180b],
  controls: [0x00, 0x07, 0x08, 0x0b, 0x1b, 0x7f, 0x85, 0x90, 0x9b, 0x9d],
  'half characters': [0xd800, 0xdfff],
  blanks: [0x115f, 0x1160, 0x180e, 0x2028, 0x2029, 0x2800, 0x3164, 0xffa0, 0xfff9],
};

export const allHiddenSigns: readonly string[] = Object.values(hiddenSigns)
  .flat()
  .map((point) => String.fromCodePoint(point));

/** What needs characters that cannot be seen: emoji, Persian, Hindi. */
export const needsJoiners = '👩🏽‍💻 ❤️ 1️⃣ 🏴󠁧󠁢󠁷󠁬󠁳󠁿 می‌خواهم क्‍ष';
