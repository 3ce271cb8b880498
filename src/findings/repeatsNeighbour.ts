/** A suggestion and the lines that it replaces in; whether it takes in a line around them, out. */
import type { LineSpan } from '../review/finding.ts';
import type { ReviewedCode } from './codeIndex.ts';

/** That line would stand there twice. */
export function repeatsNeighbour(
  suggested: readonly string[],
  { startLine, endLine }: LineSpan,
  { lines, startLine: codeStart }: ReviewedCode,
): boolean {
  const there = lines.slice(startLine - codeStart, endLine - codeStart + 1);
  const isRepeated = (line: string | undefined, own: string | undefined, neighbour: string | undefined) =>
    line !== undefined &&
    line.trim() === neighbour?.trim() &&
    line.trim() !== own?.trim() &&
    // What ends a block stands often below what ends another, but then the suggestion opens one too.
    (!endsBlock.test(line) || depthOf(suggested) !== depthOf(there));
  return (
    isRepeated(suggested.find(isCode), there[0], lines[startLine - codeStart - 1]) ||
    isRepeated(suggested.findLast(isCode), there.at(-1), lines[endLine - codeStart + 1])
  );
}

const endsBlock = /^[^\p{L}\p{N}]*$|^\s*(?:end|fi|done|esac|endif|else:?|pass|(?:return|break|continue);?)\s*$/u;

/** How many more brackets are opened than closed. */
function depthOf(lines: readonly string[]): number {
  const text = lines.join('\n');
  return (text.match(/[([{]/g) ?? []).length - (text.match(/[)\]}]/g) ?? []).length;
}

function isCode(line: string): boolean {
  return line.trim() !== '';
}
