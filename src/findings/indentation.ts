/** Lines as an answer indents them in, the same as the document indents them out. */

/** Where a quoted line and its line of the code begin: what goes before the first character of each. */
export interface IndentPair {
  readonly quoted: string;
  readonly there: string;
}

/**
 * The lines indented as the code is, told from how the quote differs from it; undefined where it cannot be told, or can be
 * in two ways. Lines of nothing but white space become empty.
 */
export function reindent(lines: readonly string[], pairs: readonly IndentPair[]): readonly string[] | undefined {
  const results = [moved(pairs), scaled(pairs)]
    .filter((rule) => rule !== undefined)
    .map((rule) => lines.map((line) => reindentLine(line, rule)));
  const [first, second] = results;
  if (!first || !isComplete(first)) return undefined;
  if (second && (!isComplete(second) || second.some((line, index) => line !== first[index]))) return undefined;
  return first;
}

/** The indentation of the code for one of the answer; undefined where it has none. */
type Rule = (quoted: string) => string | undefined;

/** The same was taken from, or put before, every line. */
function moved(pairs: readonly IndentPair[]): Rule | undefined {
  const [first] = pairs;
  if (!first) return undefined;
  const { quoted, there } = first;
  const rule: Rule = there.endsWith(quoted)
    ? (indent) => there.slice(0, there.length - quoted.length) + indent
    : quoted.endsWith(there)
      ? (indent) =>
          indent.startsWith(quoted.slice(there.length)) ? indent.slice(quoted.length - there.length) : undefined
      : () => undefined;
  return holds(rule, pairs) ? rule : undefined;
}

/** Each step became another one: a tab four spaces, two spaces four. */
function scaled(pairs: readonly IndentPair[]): Rule | undefined {
  const pair = pairs.find(({ quoted, there }) => quoted !== '' && there !== '');
  if (!pair) return undefined;
  const { quoted, there } = pair;
  const steps = commonDivisor(quoted.length, there.length);
  const [from, to] = [quoted.slice(0, quoted.length / steps), there.slice(0, there.length / steps)];
  const rule: Rule = (indent) => {
    const count = indent.length / from.length;
    return Number.isInteger(count) && from.repeat(count) === indent ? to.repeat(count) : undefined;
  };
  return holds(rule, pairs) ? rule : undefined;
}

function holds(rule: Rule, pairs: readonly IndentPair[]): boolean {
  return pairs.every(({ quoted, there }) => rule(quoted) === there);
}

function reindentLine(line: string, rule: Rule): string | undefined {
  if (line.trim() === '') return '';
  const indent = rule(indentOf(line));
  // Spaces behind a tab that are more than one are another step, of those who indent with spaces.
  if (indent !== undefined && /\t {2}| \t/.test(indent) && !/\t {2}| \t/.test(indentOf(line))) return undefined;
  return indent === undefined ? undefined : indent + line.trimStart();
}

function isComplete(lines: readonly (string | undefined)[]): lines is readonly string[] {
  return !lines.includes(undefined);
}

export function indentOf(line: string): string {
  return line.slice(0, line.length - line.trimStart().length);
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
