/** The lines of a finding in; the first code in them that stands in no fence out: indented, cited, or one code span. */
import { dedent, indentOf } from '../util/dedent.ts';
import { contained, isRule } from './containers.ts';
import type { Entry } from './entry.ts';

export interface UnfencedCode {
  readonly code: string;
  /** The entries that it takes up. */
  readonly from: number;
  readonly to: number;
}

/** `margin`: column at which the finding's own text begins. */
export function findUnfenced(entries: readonly Entry[], margin: number): UnfencedCode | undefined {
  return findIndented(entries, margin) ?? findCited(entries) ?? findSpan(entries);
}

function findIndented(entries: readonly Entry[], margin: number): UnfencedCode | undefined {
  const items = [margin];
  for (let at = 0; at < entries.length; at++) {
    const { text: line, fence } = entries[at] ?? blank;
    if (fence || line.trim() === '') continue;
    const { indent, offset, isItem, text } = contained(line);
    const isBehindBlank = at === 0 || isBlank(entries[at - 1]);
    while (items.length > 1 && indent < (items.at(-1) ?? 0) && (isBehindBlank || isItem)) items.pop();
    const from = (items.at(-1) ?? 0) + 4;
    if (isBehindBlank && indent >= from && !isSentence(text)) {
      return take(
        entries,
        at,
        (entry) => isBlank(entry) || indentOf(entry.text) >= from,
        (code) => dedent(code, from),
      );
    }
    if (isItem) items.push(offset);
  }
  return undefined;
}

function findCited(entries: readonly Entry[]): UnfencedCode | undefined {
  const at = entries.findIndex(({ text, fence }) => !fence && contained(text).isQuoted);
  const first = entries[at] && contained(entries[at].text).text;
  if (first === undefined || isSentence(first) || /^\[!\w+\]|^\*\*\p{Lu}/u.test(first)) return undefined;
  return take(
    entries,
    at,
    ({ text }) => /^[ \t]*(?:[-*+][ \t]+)?>/.test(text),
    (line) => line.replace(/^[ \t]*(?:[-*+][ \t]+)?> ?/, ''),
  );
}

/** A paragraph that is one code span from end to end. */
function findSpan(entries: readonly Entry[]): UnfencedCode | undefined {
  const first = entries.findIndex((entry) => entry.fence !== undefined || !isBlank(entry));
  for (let at = 0; at < entries.length; at++) {
    const { text, fence } = entries[at] ?? blank;
    if (fence || !text.includes('`') || !isBlank(entries[at - 1])) continue;
    // The first line below the heading is one by itself.
    if (at !== first && !isBlank(entries[at + 1])) continue;
    const span =
      /^\s*(?:(?:[-*+]\s+)?[*_]{0,2}(?:code|quote|line|current code):[*_]{0,2}\s+)?(`+)(?!`)(.+?)(?<!`)\1\s*$/i.exec(
        text,
      );
    const inner = span?.[2] ?? '';
    if (!span || inner.includes(span[1] ?? '')) continue;
    return { code: /^ .*\S.* $/.test(inner) ? inner.slice(1, -1) : inner, from: at, to: at + 1 };
  }
  return undefined;
}

/** The block that begins there, without blank lines at its end. */
function take(
  entries: readonly Entry[],
  from: number,
  belongs: (entry: Entry) => boolean,
  codeIn: (line: string) => string,
): UnfencedCode {
  let to = from;
  for (let at = from; at < entries.length; at++) {
    const entry = entries[at] ?? blank;
    if (entry.fence || !belongs(entry)) break;
    if (!isBlank(entry)) to = at + 1;
  }
  return {
    code: entries
      .slice(from, to)
      .map(({ text }) => codeIn(text))
      .join('\n'),
    from,
    to,
  };
}

/** Prose, which people cite and models indent as they do code. */
function isSentence(text: string): boolean {
  return (
    /^["“(*_]*\p{Lu}/u.test(text) && /[.!?:]["”)*_]*$/.test(text) && text.split(' ').length > 3 && !/[;{}=]/.test(text)
  );
}

/** Nothing that a paragraph could go on with. */
function isBlank(entry: Entry | undefined): boolean {
  return entry?.fence !== undefined || (entry?.text.trim() ?? '') === '' || isRule(entry?.text ?? '');
}

const blank: Entry = { text: '' };
