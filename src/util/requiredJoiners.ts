/**
 * What cannot be seen and still belongs to the writing, as parts of one pattern with the flag `v`: joiners and selectors
 * where Unicode asks for them, with the characters that they work on. Nothing else of that kind is ordinary text.
 */

const selector = String.raw`[\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`;
/** Of several selectors behind one sign only the first could mean anything, and any number of them hides a message. */
const alone = `(?!${selector})`;

/** Not the digits, which are emoji only as keycaps. */
const pictograph = String.raw`[\p{Extended_Pictographic}&&\p{Emoji}]`;
const emoji = String.raw`${pictograph}(?:\ufe0f|\p{Emoji_Modifier})?`;

/** Scripts whose letters take their shape from the letters beside them (Joining_Type). */
const joined = String.raw`[[${[
  'Adlam',
  'Arabic',
  'Chorasmian',
  'Hanifi_Rohingya',
  'Mandaic',
  'Manichaean',
  'Mongolian',
  'Nko',
  'Old_Uyghur',
  'Phags_Pa',
  'Psalter_Pahlavi',
  'Sogdian',
  'Syriac',
]
  .map((script) => String.raw`\p{scx=${script}}`)
  .join('')}]&&\p{L}]`;

/** Signs that take a vowel away and bind letters (Canonical_Combining_Class 9). */
const viramas = String.raw`[${[
  String.raw`\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a`,
  String.raw`\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed`,
  String.raw`\u{10a3f}\u{11046}\u{11070}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{11442}`,
  String.raw`\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}`,
  String.raw`\u{11c3f}\u{11d44}\u{11d45}\u{11d97}`,
].join('')}]`;

/** Signs other than ideographs that have a standardised variant with the first selector. */
const withVariant = String.raw`[[\p{Script=Myanmar}&&\p{L}]\ua856\ua85c\ua85e-\ua860\ua868\u2205\u2229\u222a\u2268\u2269\u2272\u2273\u228a\u228b\u2293-\u2295\u2297\u229c\u22da\u22db\u2a3c\u2a3d\u2a9d\u2a9e\u2aac\u2aad\u2acb\u2acc]`;

/** A joiner with what it joins to the signs before it. */
export const joint = String.raw`\u200d${pictograph}|[\u200c\u200d]${joined}`;

/** Several emoji that may be one, to their end: where they are none of those in use, their joiners are not kept. */
export const emojiSequence = String.raw`${emoji}(?:\u200d${emoji}){1,3}(?!\p{Emoji_Modifier})${alone}`;

export const required: readonly string[] = [
  String.raw`\r+\n`,
  // Three flags: of England, Scotland and Wales.
  String.raw`\p{RGI_Emoji_Tag_Sequence}`,
  String.raw`[0-9#*]\ufe0f\u20e3`,
  String.raw`${pictograph}[\ufe0e\ufe0f]${alone}`,
  String.raw`\p{Unified_Ideograph}[\ufe00-\ufe02\u{e0100}-\u{e01ef}]${alone}`,
  String.raw`[\p{Script=Mongolian}&&\p{L}][\u180b-\u180d\u180f]${alone}`,
  String.raw`${withVariant}\ufe00${alone}`,
  String.raw`${joined}[\p{M}--\p{Default_Ignorable_Code_Point}]*[\u200c\u200d](?=${joined})`,
  String.raw`${viramas}[\u200c\u200d](?![\u200c\u200d])`,
  String.raw`\p{L}\u200d(?=${viramas})`,
];

/** As in the list of emoji in use, though the text may leave selectors out or have one too many. */
export function isEmojiInUse(sequence: string): boolean {
  const qualified = sequence
    .replaceAll('\ufe0f', '')
    .replace(new RegExp(String.raw`(?!\p{Emoji_Presentation})\p{Emoji}(?!\p{Emoji_Modifier})`, 'gv'), '$&\ufe0f');
  return new RegExp(String.raw`^\p{RGI_Emoji_ZWJ_Sequence}$`, 'v').test(qualified);
}
