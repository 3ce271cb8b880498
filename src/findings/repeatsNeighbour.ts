/** A suggestion and the lines that it replaces in; whether it takes in lines around them, out. */
import type { LineSpan } from '../review/finding.ts';
import type { ReviewedCode } from './codeIndex.ts';
import { indentOf } from './indentation.ts';

/** What is said of code by its lines alone: those would stand there twice, or a block would lose an end. */
export function repeatsNeighbour(
  suggested: readonly string[],
  { startLine, endLine }: LineSpan,
  { lines, startLine: codeStart }: ReviewedCode,
): boolean {
  const from = startLine - codeStart;
  const to = endLine - codeStart + 1;
  const there = lines.slice(from, to);
  if (depthOf(suggested) !== depthOf(there)) return true;
  if (bringsBody(suggested, there)) return true;
  const own = new Set(there.map((line) => line.trim()));
  const added = suggested.map((line) => line.trim()).filter((line) => line !== '' && !own.has(line));
  // A suggestion that brings lines from around brings at most as many as it has.
  const around = [
    ...lines.slice(Math.max(0, from - suggested.length), from),
    ...lines.slice(to, to + suggested.length),
  ];
  const known = new Set(around.map((line) => line.trim()));
  const names = new Set(around.map(declaredName).filter((name) => name !== undefined));
  for (const name of there.map(declaredName)) if (name !== undefined) names.delete(name);
  return added.some((line) => {
    const name = declaredName(line);
    return (known.has(line) && !endsBlock.test(line)) || (name !== undefined && names.has(name));
  });
}

/** A head alone, for which the suggestion has a body too: the old one would stay below, where nothing but indentation ends it. */
function bringsBody(suggested: readonly string[], there: readonly string[]): boolean {
  const head = there.at(-1);
  const last = suggested.findLast((line) => line.trim() !== '');
  if (head === undefined || last === undefined || !/:\s*(?:#.*)?$/.test(head)) return false;
  return indentOf(last).length > indentOf(head).length;
}

/** What ends a block, or leaves it, stands often near its like. */
const endsBlock = /^[^\p{L}\p{N}]*$|^(?:end|fi|done|esac|endif|else:?|pass|(?:return|break|continue);?)$/u;

/** A line with its own name in another form may be the one beside it, changed as well. */
function declaredName(line: string): string | undefined {
  const declared =
    /^\s*(?:(?:export|default|async|pub|public|private|protected|static|final|abstract)\s+)*(?:const|let|var|val|def|fn|func|function|class|struct|type|interface|enum)\s+([\p{L}_$][\p{L}\p{N}_$]*)/u;
  const assigned = /^\s*([\p{L}_$][\p{L}\p{N}_$]*)\s*:=/u;
  return (declared.exec(line) ?? assigned.exec(line))?.[1];
}

/** How many more brackets are opened than closed. */
function depthOf(lines: readonly string[]): number {
  const text = lines.join('\n');
  return (text.match(/[([{]/g) ?? []).length - (text.match(/[)\]}]/g) ?? []).length;
}
