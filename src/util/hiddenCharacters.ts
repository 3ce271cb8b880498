/** A text in, its characters that cannot be seen, or that steer what is seen, out; those that the writing requires stay. */
import { emojiSequence, isEmojiInUse, joint, required } from './requiredJoiners.ts';

/**
 * Controls, lone surrogates, line separators, what no font need draw (format characters, joiners, selectors, tags,
 * fillers), what is drawn blank, and what Unicode says is no character.
 */
const blanks = String.raw`\u{16fe4}\u2800\u{1d159}\ufff9-\ufffc\u{13430}-\u{1343f}`;
const hidden = String.raw`[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}${blanks}]--[\t\n]]`;

/** What may belong to the sign before it. */
const follower = String.raw`[[\p{M}\p{Emoji_Modifier}${hidden}]--\r]`;

/**
 * A sign with all that belongs to it, or a line end: what is hidden in one does not depend on another. So long that every
 * emoji fits, and so short that nobody has to wait for the end of a million selectors.
 */
const unit = String.raw`\r{1,24}\n?|[^\r](?:${joint}|${follower}){1,24}|${follower}`;

const mayHide = new RegExp(hidden, 'v');
const units = new RegExp(unit, 'gv');
const parts = new RegExp(String.raw`(${emojiSequence})|${required.join('|')}|(${hidden})`, 'gv');

/** The text with `show` in the place of each hidden character. */
export function replaceHidden(text: string, show: (character: string, index: number) => string): string {
  if (!mayHide.test(text)) return text;
  return text.replace(units, (unit: string, at: number) => (mayHide.test(unit) ? inUnit(unit, at, show) : unit));
}

function inUnit(unit: string, start: number, show: (character: string, index: number) => string): string {
  return unit.replace(
    parts,
    (part: string, sequence: string | undefined, character: string | undefined, at: number) => {
      if (sequence !== undefined && !isEmojiInUse(sequence)) {
        return part.replace(/\u200d/g, (joiner: string, within: number) => show(joiner, start + at + within));
      }
      return character === undefined ? part : show(character, start + at);
    },
  );
}

/** Where the last unit begins, which text that follows may belong to; the end where none may. */
export function lastUnit(text: string): number {
  // Half a character decides nothing yet, not even whether what is before it ends there.
  if (/[\ud800-\udbff]$/.test(text)) return lastUnit(text.slice(0, -1));
  const last = Array.from(text.matchAll(units)).at(-1);
  if (last && last.index + last[0].length === text.length) {
    return last[0].endsWith('\n') ? text.length : last.index;
  }
  return text.length - (Array.from(text.slice(-2)).at(-1) ?? '').length;
}

/** How much of the text stands before the first character that may turn out to be hidden. */
export function plainLength(text: string): number {
  const at = text.search(mayHide);
  return at < 0 ? text.length : at;
}
