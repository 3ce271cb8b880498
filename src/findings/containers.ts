/** A line of Markdown in; what stands before its text out: indentation, list markers, the marks of a quotation. */
import { nextColumn } from '../util/dedent.ts';

export interface Contained {
  /** Columns before the first mark, or before the text where there is none. */
  readonly indent: number;
  /** Column at which the text begins; inside a quotation counted from the quotation's own margin. */
  readonly offset: number;
  readonly isItem: boolean;
  readonly isQuoted: boolean;
  readonly text: string;
}

// The round bullet is no Markdown, but models write it.
const marker = /(?:[-*+•]|\d{1,4}[.)])(?=[ \t]|$)/y;
const deepest = 6;

export function contained(line: string): Contained {
  let at = 0;
  let column = 0;
  let indent: number | undefined;
  let isItem = false;
  let isQuoted = false;
  for (let depth = 0; ; depth++) {
    const margin = column;
    while (line[at] === ' ' || line[at] === '\t') column = nextColumn(column, line[at++]);
    indent ??= column;
    // What lies that far behind a mark is code, not a list in a list.
    if (depth >= deepest || (depth > 0 && column - margin > 4)) break;
    if (line[at] === '>') {
      at += line[at + 1] === ' ' ? 2 : 1;
      isQuoted = true;
      column = 0;
      continue;
    }
    marker.lastIndex = at;
    const length = marker.exec(line)?.[0].length ?? 0;
    if (length === 0 || isRule(line)) break;
    at += length;
    column += length;
    isItem = true;
  }
  return { indent, offset: column, isItem, isQuoted, text: line.slice(at).trimEnd() };
}

/** A line between two parts of a document; below a line of text it makes that a heading. */
export function isRule(line: string): boolean {
  return line.length < 200 && /^[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$/.test(line);
}
