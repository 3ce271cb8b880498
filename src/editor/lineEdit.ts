/** Lines to replace in, the text with them replaced out; and how several replacements of one text go together. */
import type { LineSpan } from '../review/finding.ts';

/** These lines of the document as it is now give way to `text`, lines that end in `\n`; empty to delete them. */
export interface LineEdit extends LineSpan {
  readonly text: string;
}

/** `lines` are those of the whole document. */
export function editedLines(lines: readonly string[], edits: readonly LineEdit[]): string[] {
  const edited = [...lines];
  for (const { startLine, endLine, text } of fromBottom(edits)) {
    edited.splice(startLine - 1, endLine - startLine + 1, ...(text === '' ? [] : text.split('\n')));
  }
  return edited;
}

/** From the bottom up, those that touch each other as one: deleted line breaks would overlap. */
export function fromBottom(edits: readonly LineEdit[]): LineEdit[] {
  const joined: LineEdit[] = [];
  for (const edit of edits.toSorted((a, b) => b.startLine - a.startLine)) {
    const below = joined.at(-1);
    if (below?.startLine === edit.endLine + 1) {
      const text = [edit.text, below.text].filter((part) => part !== '').join('\n');
      joined.splice(-1, 1, { startLine: edit.startLine, endLine: below.endLine, text });
    } else {
      joined.push(edit);
    }
  }
  return joined;
}

export function overlaps(a: LineSpan, b: LineSpan): boolean {
  return a.startLine <= b.endLine && b.startLine <= a.endLine;
}
