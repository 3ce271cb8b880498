/** The text of a heading in; the severity and the lines that its beginning, or its end, names, out. */
import { hintAt, type Hint } from './hint.ts';
import { severityAt, type SeverityWord } from './severity.ts';
import { signAt, type Sign } from './sign.ts';

export interface HeadingItems {
  readonly word?: SeverityWord;
  readonly sign?: Sign;
  readonly hint?: Hint;
  /** The lines are named as a part of the heading's form, not as words of a sentence. */
  readonly isHintApart: boolean;
  readonly isInBrackets: boolean;
  /** The clearest mark between the items and the title. */
  readonly separator: 'strong' | 'weak' | 'none';
  /** Where the last item ends. */
  readonly end: number;
  /** Where the title begins. */
  readonly rest: number;
}

export interface Reading {
  readonly from?: number;
  /** All of the text is a note in brackets, where a range of numbers means lines. */
  readonly isNote?: boolean;
  /** The text follows a title. */
  readonly isContinued?: boolean;
}

const gap = /\s*(?:[-·•∙・|‖/:,;→=–—~]\s*)*(?:[([{*_`]+\s*)*/y;
/** Before the first item nothing separates: “// critical” is code. */
const opening = /\s*(?:[([{*_`]+\s*)*/y;
const closers = /[)\]}*_`]+/y;
const separators = /\s*(?:(?:[·•∙・|‖:,;→=/–—]|[-~](?=\s|$))\s*)*/y;
const strong = /[·•∙・|‖]/;
const afterSeverity = /\s+\/\s|\s*(?:$|[·•∙・|‖:→=)\]}*_`–—]|-(?=\s|$))|\s+-/y;
const afterHint = /\s+\/\s|\s*(?:$|[·•∙・|‖:→=)\]}*_`–—]|-(?=\s|$))|\s+-|,\s*(?=[\p{Lu}(`])/uy;

/** A capital, a quotation or a name from the code. */
const beginsTitle = /\s+(?:[\p{Lu}`"“]|[\w.$]*[\p{Ll}\d](?:_|[(.]\w|\(\)|\p{Lu}))/uy;

/** Severity, lines and signs in any order, with anything between them that separates or encloses. */
export function readItems(text: string, { from = 0, isNote = false, isContinued = false }: Reading = {}): HeadingItems {
  let word: SeverityWord | undefined;
  let sign: Sign | undefined;
  let hint: Hint | undefined;
  let isHintApart = false;
  let isInBrackets = false;
  let marks = '';
  let isEnclosed = false;
  let end = from;

  for (;;) {
    const between = run(end > from || isContinued ? gap : opening, text, end);
    const at = end + between.length;
    const opens = /[([{*_`]/.test(between);
    let length = 0;

    const seen = signAt(text, at);
    if (seen) {
      // A sign that ranks says more than one that decorates.
      if (sign?.severity === undefined) sign = seen;
      length = seen.length;
    }
    const severity = seen || word ? undefined : severityAt(text, at);
    if (severity && (matches(afterSeverity, text, at + severity.length) || leadsToLines(text, at + severity.length))) {
      word = severity;
      isInBrackets = opens;
      length = severity.length;
    }
    if (length === 0 && (hint === undefined || opens)) {
      const found = hintAt(text, at, isNote || (word !== undefined && between !== '' && between.trim() !== ''));
      const next = at + (found?.length ?? 0);
      if (found && isPlace(found, { between, rest: text.slice(next, next + 4), isNote, word })) {
        const isApart = matches(afterHint, text, next) || matches(beginsTitle, text, next);
        if (!hint) isHintApart = isApart;
        hint ??= found;
        // “line 12 leaks the handle” is the title; it names the lines all the same.
        if (!isApart && found.kind === 'words') break;
        length = found.length;
      }
    }
    if (length === 0) break;

    if (word !== undefined || sign !== undefined) marks += between;
    isEnclosed ||= opens;
    end = at + length;
    const closing = isEnclosed ? run(closers, text, end) : '';
    if (closing !== '') {
      isEnclosed = false;
      marks += ':';
      end += closing.length;
    }
  }

  const behind = end > from ? run(separators, text, end) : run(/\s*/y, text, end);
  const said = marks + behind;
  return {
    ...(word && { word }),
    ...(sign && { sign }),
    ...(hint && { hint }),
    isHintApart,
    isInBrackets,
    separator: strong.test(said) ? 'strong' : /[-:→=–—/]/.test(said) ? 'weak' : 'none',
    end,
    rest: end + behind.length,
  };
}

/** `items` of which nothing is left over. */
export function readAllItems(text: string, isNote: boolean): HeadingItems | undefined {
  const items = readItems(text, { isNote });
  return items.end > 0 && /^[\s:;,.*_`)\]]*$/.test(text.slice(items.end)) ? items : undefined;
}

function leadsToLines(text: string, at: number): boolean {
  const next = at + run(gap, text, at).length;
  return next > at && hintAt(text, next, false) !== undefined;
}

/** What stands around a hint. */
interface Surroundings {
  readonly between: string;
  readonly rest: string;
  readonly isNote: boolean;
  readonly word: SeverityWord | undefined;
}

/** Numbers alone are lines only where the form says so: behind a severity and between two separators, or in brackets. */
function isPlace({ kind, span }: Hint, { between, rest, isNote, word }: Surroundings): boolean {
  if (kind !== 'bare') return true;
  const isRange = span !== undefined && span.startLine !== span.endLine;
  const isBounded = /^\s*(?:$|[·•|:)\]–—]|-\s)/.test(rest);
  if (!isBounded) return false;
  if (isRange) return isNote || /[·•|:([–—-]/.test(between);
  // One number may count things or be a code: “error: 404: …”, “warnings (2)”.
  const isRanked = word !== undefined && word.kind !== 'speech';
  const mark = rest.trim().slice(0, 1);
  if (strong.test(between)) return /^[·•|]?$/.test(mark);
  return isRanked && (isNote ? mark === '' : mark !== '' && between.includes(mark) && mark !== ')');
}

function run(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
