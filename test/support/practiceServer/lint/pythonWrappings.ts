/** A part of a Python file in, what may be written around it so that it parses out, the likeliest first. */
import type { Wrapping } from './wrappings.ts';
import { bare } from './wrappings.ts';

export function pythonWrappings(code: string): Wrapping[] {
  const lines = code.split('\n').filter((line) => line.trim() !== '');
  const last = lines.at(-1) ?? '';
  // A block whose head is the last line needs a body, and one that tries needs its end.
  const body = /:\s*(#.*)?$/.test(last) ? `\n${indentOf(last)}    pass` : '';
  const after =
    body +
    openTries(lines)
      .map((indent) => `\n${indent}finally:\n${indent}    pass`)
      .join('');
  const headers = headersFor(lines);
  const opening = openingOf(lines[0] ?? '');
  const wrap = (heads: readonly string[]): Wrapping => ({
    before: [...heads, ...opening].map((head) => `${head}\n`).join(''),
    after,
  });
  return [
    bare,
    wrap(headers),
    wrap(['def fragment():', ...headers.slice(1)]),
    wrap(['async def fragment():', ...headers.slice(1)]),
  ];
}

/** The branch before the one with which the code begins. */
function openingOf(line: string): string[] {
  const [, indent = '', word] = /^([ \t]*)(else|elif|except|finally)\b/.exec(line) ?? [];
  if (!word) return [];
  return [`${indent}${word.startsWith('el') ? 'if fragment' : 'try'}:`, `${indent}    pass`];
}

/** Whether the code shows the function around a line (1-based) from its head to the line that follows it. */
export function isWholeFunction(lines: readonly string[], line: number): boolean {
  const depth = indentOf(lines[line - 1] ?? '').length;
  const head = lines
    .slice(0, line)
    .findLast(
      (above, index) => /^\s*(async\s+)?def\b/.test(above) && (index === line - 1 || indentOf(above).length < depth),
    );
  return head !== undefined && isLeft(indentOf(head), lines.slice(line));
}

/** Whether the code shows the block with this head (1-based) to the line that follows it. */
export function isWholeBlock(lines: readonly string[], line: number): boolean {
  return isLeft(indentOf(lines[line - 1] ?? ''), lines.slice(line));
}

function isLeft(indent: string, below: readonly string[]): boolean {
  return below.some((line) => line.trim() !== '' && indentOf(line).length <= indent.length);
}

/** One head for each block that the code leaves, outermost first, each as deep as the line that follows the block. */
function headersFor(lines: readonly string[]): string[] {
  const headers: string[] = [];
  let depth = indentOf(lines[0] ?? '');
  for (const line of lines) {
    const indent = indentOf(line);
    if (indent.length >= depth.length) continue;
    headers.unshift(`${indent}${/^\s*(except|finally)\b/.test(line) ? 'try:' : 'if fragment:'}`);
    depth = indent;
  }
  return depth === '' ? headers : ['if fragment:', ...headers];
}

/** How deep each `try` stands that is still without an `except` or a `finally`, the innermost first. */
function openTries(lines: readonly string[]): string[] {
  const open: string[] = [];
  for (const line of lines) {
    const indent = indentOf(line);
    if (/^\s*(except|finally)\b/.test(line) && open[0] === indent) open.shift();
    if (/^\s*try\s*:/.test(line)) open.unshift(indent);
  }
  return open;
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)![0];
}
