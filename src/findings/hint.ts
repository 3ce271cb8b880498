/** Words that name lines in, in the many ways that answers have for it; the lines out. */
import type { LineSpan } from '../review/finding.ts';

export interface Hint {
  /** Undefined where the words name no line that can be: line 0. */
  readonly span?: LineSpan;
  readonly length: number;
  /** `words`: “line 12”, which may as well begin a sentence. `bare`: numbers alone, which may mean anything. */
  readonly kind: 'short' | 'words' | 'path' | 'bare';
}

/** Units between the beginning of a hint and its first number: the path of a file. */
const farthest = 240;
const number = String.raw`\d{1,7}`;
const to = String.raw`(?:\s*(?:[-‐‑‒–—−~]|\.{2,3}|…)\s*|\s+(?:to|through|thru|until)\s+(?:lines?\s+)?)`;
const column = String.raw`(?::\d{1,5}|C\d{1,5})?`;
const lead = String.raw`(?:(?:at|on|in|near|around|from)\s+|@\s*|~\s*)?`;
const path = String.raw`(?:[^\s:()[\]{}<>"'|,;·#*${'`'}]{0,200}\.[a-z]\w{0,9}|\w{0,20}[Ff]ile)`;
const pathThen = String.raw`(?:${path}${'`'}?(?:\s*[:,#]\s*|\s+(?:[([]\s*)?|\s*[([]\s*))?`;

const forms: readonly { readonly kind: Hint['kind']; readonly pattern: RegExp }[] = [
  {
    kind: 'short',
    pattern: form(
      String.raw`${pathThen}(?:L|Ln\.?\s?)\s?#?(${number})(${column})(?:${to}(L?)(${number})(${column}))?(?:\s*(?:,|and|&)\s*L${number}(?:${to}L?${number})?)*`,
    ),
  },
  {
    kind: 'words',
    pattern: form(
      String.raw`${pathThen}(?:lines?|line\(s\)|line\s+numbers?|rows?)\s*:?\s*#?L?(${number})(${column})(?:${to}(L?)(${number})(${column}))?(?:\s*(?:,|and|&|or)(?:\s+lines?)?\s*L?${number}(?:${to}L?${number})?)*`,
    ),
  },
  {
    kind: 'path',
    pattern: form(String.raw`${path}:(${number})(${column})(?:${to}(L?)(?:${path}:)?(${number})(${column}))?`),
  },
];
const bare = form(String.raw`(${number})(${column})(?:${to}(L?)(${number})(${column}))?`);

/** The lines that the text names at that place; numbers alone only if asked for. */
export function hintAt(text: string, at: number, mayBeBare: boolean): Hint | undefined {
  // Nearly every place holds a word of prose, and what follows it no number.
  if (!/\d/.test(text.slice(at, at + farthest))) return undefined;
  for (const { kind, pattern } of mayBeBare ? [...forms, { kind: 'bare' as const, pattern: bare }] : forms) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { kind, length: match[0].length, ...spanOf(match) };
  }
  return undefined;
}

function spanOf([, from, fromColumn, l, to, toColumn]: RegExpExecArray): { readonly span?: LineSpan } {
  const start = Number(from);
  // 12:4-18 are the columns 4 to 18 of line 12, as linters write them; L12:4-L18 and 12:4-18:2 are lines.
  const isColumn = Boolean(fromColumn) && !l && !toColumn;
  const end = to === undefined || isColumn ? start : Number(to);
  const startLine = Math.min(start, end);
  return startLine < 1 ? {} : { span: { startLine, endLine: Math.max(start, end) } };
}

function form(source: string): RegExp {
  return new RegExp(String.raw`${lead}${source}(?![\w%]|\.\d)`, 'iy');
}
