/** The lines of a quote in, the pieces between what it leaves out, each folded, out. */
import { foldLine, joinFolded } from './fold.ts';
import type { Edges } from './occurrences.ts';

/** Code that stands in one go. */
export interface Piece extends Edges {
  readonly folded: string;
  /** How far each of its lines with code is indented, in UTF-16 units. */
  readonly indents: readonly number[];
}

const bare = /^\s*(?:[[({<]\s*)?(?:\.{3,}|…)\s*(?:[\])}>]\s*)?(?:[,;]\s*)?$/;
const remark = /^\s*(?:\/\/|#|--|\/\*|\{\/\*|<!--|;+|%)\s*(?:[[(]\s*)?(?:\.{3,}|…)(?![\p{L}\p{N}])/u;

/** Whether a line stands for lines that were left out. It may be code as well: a text that is found as it stands leaves nothing out. */
export function isElision(line: string): boolean {
  return bare.test(line) || remark.test(line);
}

/**
 * Undefined where nothing is left out. `within` also takes `…` within a line, and three dots where a line begins or ends,
 * for something left out; code and prose have these more often than lines of nothing else.
 */
export function piecesOf(lines: readonly string[], within: boolean): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let open: string[] = [];
  let isCutBefore = false;
  const close = (isCutBehind: boolean) => {
    const folded = joinFolded(open.map(foldLine));
    if (folded !== '') pieces.push({ folded, isCutBefore, isCutBehind, indents: indentsOf(open) });
    open = [];
    isCutBefore = false;
  };
  let elisions = 0;
  for (const line of lines) {
    if (isElision(line)) {
      elisions++;
      close(false);
      continue;
    }
    const parts = within ? partsOf(line) : [line];
    elisions += parts.length - 1;
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        close(open.length > 0 && parts[index - 1]?.trim() !== '');
        isCutBefore = part.trim() !== '';
      }
      if (part.trim() !== '') open.push(part);
    }
  }
  close(false);
  return elisions === 0 ? undefined : pieces;
}

/** What is left of a line around the places where something was left out. */
function partsOf(line: string): readonly string[] {
  return line
    .replace(/^(\s*)\.{3,}(?=\s)/, '$1…')
    .replace(/\s*\.{3,}\s*$/, '…')
    .split('…');
}

/** The lines without those that stand for others above and below; undefined where code was left out between them. */
export function withoutElisions(lines: readonly string[]): readonly string[] | undefined {
  const isLine = (line: string) => line.trim() !== '' && !isElision(line);
  const inner = lines.slice(lines.findIndex(isLine), lines.findLastIndex(isLine) + 1);
  return inner.some(isElision) ? undefined : inner;
}

/** How far each line with code is indented. */
export function indentsOf(lines: readonly string[]): readonly number[] {
  return lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
}
