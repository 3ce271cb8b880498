/** A line that may head a finding in; its severity, lines and title out, and how much speaks for it being one. */
import type { LineSpan, Severity } from '../review/finding.ts';
import { readItems, type HeadingItems } from './headingItems.ts';
import { readTail } from './headingTail.ts';
import { plainTitle } from './plainTitle.ts';
import { groupSeverity, severityAt, type SeverityWord } from './severity.ts';

/** How the line is set: `#`, underlined, bold, behind a bullet or number, or not at all. */
export type Form = 'heading' | 'underlined' | 'bold' | 'item' | 'plain';

/**
 * How much speaks for a finding. `sure`: severity and lines stand side by side. `likely`: enough where no finding says
 * more. `weak`: enough where code follows. `bare`: a severity and nothing else, so the heading of a finding or of several.
 */
export type Standing = 'sure' | 'likely' | 'weak' | 'bare' | 'none';

export interface Heading {
  readonly standing: Standing;
  readonly severity?: Severity;
  readonly hint?: LineSpan;
  readonly title: string;
  /** Prose that follows the title in the same line. */
  readonly runIn: string;
  /** The severity may as well be the label of a part: “Suggestion:”, “Note:”. */
  readonly isLabelLike: boolean;
}

export interface FormedLine {
  readonly form: Form;
  readonly text: string;
  /** Behind a bullet or a number. */
  readonly isItem: boolean;
}

/** Everything known about the words, before it is weighed. */
interface Words extends HeadingItems {
  readonly title: string;
  readonly runIn: string;
  readonly isSideBySide: boolean;
  readonly isTailHint: boolean;
  readonly isTailWord: boolean;
}

export function readHeading(line: FormedLine): Heading {
  const words = readWords(line);
  if (words === undefined) return notOne;
  const { word, sign, hint, title, runIn } = words;
  if (saysNone.test(plainTitle(title))) return notOne;
  const severity = word?.severity ?? sign?.severity;
  return {
    standing: standingOf(words, line),
    ...(severity && { severity }),
    ...(hint?.span && { hint: hint.span }),
    title: plainTitle(title),
    runIn,
    isLabelLike: word !== undefined && isLabel(word),
  };
}

/** “**Critical:** None” */
const saysNone =
  /^(?:\(?(?:none|nothing|n\/a|-|–|—)\)?|(?:none|no|nothing) (?:(?:critical|major|serious|other|further) )?(?:issues?|findings?|problems?|bugs?|errors?|warnings?|suggestions?)?(?: (?:were |was )?(?:found|identified|detected|to report))?)[.!]?$/i;

function readWords({ form, text }: FormedLine): Words | undefined {
  // Nearly every line is prose.
  if (form === 'plain' && readItems(text).end === 0) return undefined;
  const raw = withoutOrdinal(unwrapped(withoutOrdinal(text)));
  const isHeading = form === 'heading' || form === 'underlined';
  const front = readFront(raw);
  if (front.end === 0 && form === 'item') return undefined;
  const [, mark = '', bold = '', after = ''] = /^(\*\*\*|\*\*|__)(?=\S)(.+?)\1(?!\*)(.*)$/.exec(raw) ?? [];
  if (!isHeading && bold !== '' && front.rest < bold.length + mark.length) return readBoldLead(bold, after);

  const title = raw.slice(front.rest);
  const [first, runIn] = isHeading ? [title, ''] : firstSentence(title);
  return withTail(front, first, runIn);
}

/** “**SQL injection** (critical, line 12): the query is …”: the bold words are the title, what explains them is prose. */
function readBoldLead(bold: string, after: string): Words {
  const front = readFront(bold);
  const words = withTail(front, bold.slice(front.rest), '');
  const more = readItems(after, { isContinued: true });
  const runIn = after
    .slice(more.rest)
    .replace(/^[\s:.–—-]+(?=\s|$)/, '')
    .trim();
  return { ...merge(words, more), title: runIn === '' ? words.title : words.title.replace(/\.$/, ''), runIn };
}

const notOne: Heading = { standing: 'none', title: '', runIn: '', isLabelLike: false };

/** Words with which a finding's own prose begins a part. */
function isLabel({ kind, severity }: SeverityWord): boolean {
  return kind === 'speech' || severity === 'suggestion' || severity === 'note';
}

function withTail(front: HeadingItems, title: string, runIn: string): Words {
  let words: Words = { ...front, title, runIn, isSideBySide: isBoth(front), isTailHint: false, isTailWord: false };
  while (words.hint === undefined || !words.isHintApart || words.word === undefined) {
    const tail = readTail(words.title);
    if (!tail || (tail.items.word === undefined && tail.items.hint === undefined)) break;
    if (words.hint && tail.items.hint && words.isHintApart) break;
    // “Unhandled: error” is a title; “Unhandled rejection (critical)” ranks itself.
    const isOnlyWord = tail.items.hint === undefined;
    if (isOnlyWord && (words.word !== undefined || tail.items.word?.kind === 'speech' || tail.mark !== 'brackets'))
      break;
    const isTailHint = words.isTailHint || tail.items.hint !== undefined;
    const isTailWord = words.isTailWord || (words.word === undefined && tail.items.word !== undefined);
    words = { ...merge({ ...words, isTailHint, isTailWord }, { ...tail.items, isHintApart: true }), title: tail.title };
  }
  return words;
}

function merge(words: Words, more: HeadingItems): Words {
  const hint = words.isHintApart ? words.hint : (more.hint ?? words.hint);
  const word = words.word ?? more.word;
  const sign = words.sign ?? more.sign;
  return {
    ...words,
    ...(word && { word }),
    ...(sign && { sign }),
    ...(hint && { hint }),
    isHintApart: words.isHintApart || more.isHintApart,
    isSideBySide: words.isSideBySide || isBoth(more),
  };
}

function isBoth({ word, sign, hint, isHintApart, separator }: HeadingItems): boolean {
  const isNamed = word !== undefined || sign?.severity !== undefined;
  return isNamed && hint !== undefined && (isHintApart || hint.kind !== 'words' || separator === 'strong');
}

/** “Security · L12 · …”: what stands where the severity belongs, with the lines behind it, need not be a word we know. */
function readFront(text: string): HeadingItems {
  const front = readItems(text);
  if (front.end > 0) return front;
  for (const category of [oneWord, severalWords]) {
    const from = category.exec(text)?.[0].length ?? 0;
    if (from === 0) continue;
    const items = readItems(text, { from });
    if (items.end <= from || !items.isHintApart || items.rest >= text.length) continue;
    // “P1 (High) · L12 · …”
    const word = items.word ?? severityAt(text, 0);
    return { ...items, ...(word && { word }) };
  }
  return front;
}

const oneWord = /^[*_`[(]*\p{L}[\p{L}-]{2,19}[*_`\])]*\s*[·•|–—:-]\s*/u;
/** A phrase, a code, a word of a language without spaces: only where a mark that no sentence has sets it apart. */
const severalWords = /^[*_`[(]*[\p{L}\p{N}][^·•|]{0,39}?[*_`\])]*\s*[·•|]\s*/u;

function standingOf(words: Words, line: FormedLine): Standing {
  const { form } = line;
  const { word, sign, hint, title, separator, isHintApart, isSideBySide } = words;
  const isNamed = word !== undefined || sign?.severity !== undefined;
  const isSpeech = word?.kind === 'speech';
  if (form === 'plain') {
    const isFormal = word?.kind === 'own' || words.isInBrackets || separator === 'strong';
    return isSideBySide && isHintApart && isFormal ? 'sure' : 'none';
  }
  const isHeading = form === 'heading' || form === 'underlined';
  if (isSideBySide && (isHeading || !isSpeech)) return 'sure';
  if (title === '')
    return hint ? (isNamed || isHeading ? 'likely' : 'none') : (word && !isSpeech) || sign?.isRank ? 'bare' : 'none';
  if (hint && isHintApart) {
    if (form === 'bold' && word && !isLabel(word)) return 'sure';
    if (isNamed || isHeading) return 'likely';
    return form === 'bold' || (separatesHint(words) && !words.isTailHint) ? 'likely' : 'none';
  }
  if (isNamed && separator === 'strong') return isHeading && word?.kind === 'own' ? 'sure' : 'likely';
  if (form === 'underlined') return 'none';
  if (form === 'heading' && (words.isTailWord || (hint && hint.kind !== 'words'))) return 'likely';
  if (form === 'heading' && word === undefined && sign?.isRank === true) {
    return groupSeverity(title) ? 'none' : 'likely';
  }
  if (word === undefined || separator === 'none') return 'none';
  return hint ? loose(word, form) : unplaced(word, { ...line, title, runIn: words.runIn });
}

function separatesHint({ hint, end, rest }: Words): boolean {
  return hint !== undefined && rest > end + 1;
}

/** “Warning: line 12 leaks the handle”. */
function loose(word: SeverityWord, form: Form): Standing {
  if (form === 'heading') return 'likely';
  return isLabel(word) ? 'none' : 'likely';
}

/** More is a sentence that happens to begin like a finding. */
const longestTitle = 100;

/** A severity, a separator and a title, but no lines: any document may hold “**Note:** …” and “## Security: …”. */
function unplaced(
  { severity, kind }: SeverityWord,
  { form, isItem, title, runIn }: FormedLine & { readonly title: string; readonly runIn: string },
): Standing {
  if (/:[*_]*$/.test(title) || title.length > longestTitle) return 'none';
  if (form === 'heading') {
    return kind === 'speech' || (kind === 'own' && (severity === 'suggestion' || severity === 'note'))
      ? 'weak'
      : 'likely';
  }
  if (kind === 'speech' || severity === 'note' || (kind === 'own' && severity !== 'critical' && runIn !== ''))
    return 'none';
  return form === 'bold' && !isItem && severity !== 'suggestion' && (kind === 'rank' || severity === 'critical')
    ? 'likely'
    : 'weak';
}

/** Bold or italic from end to end. */
function unwrapped(text: string): string {
  const [, mark, inner = ''] = /^(\*{1,3}|_{1,3})(?=[^\s*_])(.*[^\s*_])\1$/.exec(text) ?? [];
  return mark === undefined || inner.includes(mark) ? text : inner;
}

/** “1.”, “Finding 2:”, “#3 -”, “[ ]”. */
function withoutOrdinal(text: string): string {
  return text.replace(
    /^(?:\*\*)?(?:(?:finding|issue|problem|item|comment|point)\s*#?\s*\d{0,3}\s*(?:[.):\]·–—-]|$)|#\d{1,3}\s*(?:[.):\]·–—-]\s*|\s)|\[\d{1,3}\]\s|\d{1,3}[.)](?=\s)|\d{1,3}\.\d{1,3}\.?(?=\s))\s*/i,
    (whole) => (whole.startsWith('**') ? '**' : ''),
  );
}

/** In a line that also says more, the title ends with the first sentence. */
function firstSentence(text: string): readonly [string, string] {
  const end = /(?<!\b(?:e\.g|i\.e|etc|vs|\p{L}))[.!?][)*_`"”’]*\s+(?=[\p{Lu}`*"“(])/u.exec(text);
  const isInCode = end !== null && (text.slice(0, end.index).split('`').length - 1) % 2 === 1;
  if (!end || isInCode) return [text, ''];
  return [text.slice(0, end.index), text.slice(end.index + end[0].length)];
}
