/** Edits at offsets of the code in, the same change as whole lines out, which is how a suggestion is written. */
import type { LineFix } from './finding.ts';

/** Replaces the characters from `start` up to but not including `end`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A suggestion that rewrites more than this is not read by anyone. */
const maxLines = 20;

/**
 * The lines that the edits touch, and at least `startLine` to `endLine` (1-based), as they read afterwards; undefined
 * where the edits change nothing, leave the code, overlap, or touch too many lines.
 */
export function lineFix(code: string, edits: readonly Edit[], startLine: number, endLine: number): LineFix | undefined {
  if (edits.some(({ start, end }) => start < 0 || end > code.length)) return undefined;
  const sorted = edits.map((edit) => withoutSame(edit, code)).sort((a, b) => a.start - b.start);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last) return undefined;
  if (sorted.some((edit, index) => index > 0 && edit.start < sorted[index - 1]!.end)) return undefined;

  const starts = lineStarts(code);
  const from = Math.min(startLine, lineOf(starts, first.start));
  // An edit that ends where a line begins has touched the line before, with its line break.
  const to = Math.max(endLine, from, lineOf(starts, Math.max(first.start, last.end - 1)));
  for (let end = to; end <= Math.min(starts.length, from + maxLines - 1); end++) {
    const before = code.slice(starts[from - 1], starts[end] ?? code.length);
    const after = apply(code, sorted, starts[from - 1]!, starts[end] ?? code.length);
    if (after === before) return undefined;
    if (end === starts.length) return { startLine: from, endLine: end, lines: after.split('\n') };
    if (after === '') return { startLine: from, endLine: end, lines: [] };
    // Without its line break the last line runs into the next one, which then belongs to the change.
    if (after.endsWith('\n')) return { startLine: from, endLine: end, lines: after.slice(0, -1).split('\n') };
  }
  return undefined;
}

/** Linters widen an edit over text that it leaves alone, to keep other edits away from it. */
function withoutSame(edit: Edit, code: string): Edit {
  const old = code.slice(edit.start, edit.end);
  const most = Math.min(old.length, edit.text.length);
  let head = 0;
  while (head < most && old[head] === edit.text[head]) head++;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === edit.text.at(-1 - tail)) tail++;
  return { start: edit.start + head, end: edit.end - tail, text: edit.text.slice(head, edit.text.length - tail) };
}

/** Offset of a 1-based line and a 1-based column; outside of the code where the line is. */
export function offsetAt(code: string, line: number, column: number): number {
  if (line < 1) return -1;
  return (lineStarts(code)[line - 1] ?? code.length + 1) + column - 1;
}

function apply(code: string, edits: readonly Edit[], start: number, end: number): string {
  let text = '';
  let position = start;
  for (const edit of edits) {
    text += code.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return text + code.slice(position, Math.max(position, end));
}

function lineStarts(code: string): number[] {
  return [0, ...[...code.matchAll(/\n/g)].map((match) => match.index + 1)];
}

function lineOf(starts: readonly number[], offset: number): number {
  return starts.findLastIndex((start) => start <= offset) + 1;
}
