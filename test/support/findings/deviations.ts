/** Lines of code in, the same as an answer may copy them out: as they are, or with one of the slips that models make. */
import type { Random } from '../faults/random.ts';

export interface Taken {
  /** The lines above and below those that are taken; undefined at the edges. */
  readonly above: string | undefined;
  readonly below: string | undefined;
  /** Code of the same kind, for words that may stand in the wrong place. */
  readonly all: readonly string[];
  /** 1-based line of the file that the first of the lines is. */
  readonly startLine: number;
}

/** Undefined where the lines do not lend themselves to this slip. */
type Deviate = (lines: readonly string[], random: Random, taken: Taken) => readonly string[] | undefined;

/** In the order in which one may come after the other. */
export const deviations = {
  verbatim: (lines) => lines,
  'one token': (lines, random, { all }) =>
    changeOne(lines, random, /\w+|[=<>!&|+-]+/g, (token) => otherToken(token, random, all)),
  'one word': (lines, random, { all }) =>
    changeOne(lines, random, /(?<=\S +)\S*\w\S*(?= +\S)/g, (word) => otherWord(word, random, all)),
  'first line cut': (lines, random) => {
    const words = [...lines[0]!.matchAll(/(?<=\s)\S/g)].map(({ index }) => index);
    const half = (indentOf(lines[0]!).length + lines[0]!.length) / 2;
    const places = words.filter((index) => index > indentOf(lines[0]!).length && index <= half);
    return places.length === 0 ? undefined : [lines[0]!.slice(pick(places, random)), ...lines.slice(1)];
  },
  'part of a line': (lines, random) => {
    const [line, ...others] = lines;
    const tokens = [...line!.matchAll(/\w+|[^\w\s]/g)];
    if (others.length > 0 || tokens.length < 5) return undefined;
    const from = random.integer(0, tokens.length - 4);
    const to = random.integer(from + 3, tokens.length - 1);
    const part = line!.slice(tokens[from]!.index, tokens[to]!.index + tokens[to]![0].length);
    return part.length < line!.trim().length / 3 ? undefined : [part];
  },
  'semicolons lost': (lines) => {
    const changed = lines.map((line) => line.replace(/[;,]$/, ''));
    return changed.join('\n') === lines.join('\n') ? undefined : changed;
  },
  'comment lost': (lines) => {
    const bare = lines.map((line) => line.replace(/(?<=\S)\s+(\/\/|#|\/\*|--)\s.*$/, ''));
    return bare.join('\n') === lines.join('\n') ? undefined : bare;
  },
  'comment added': (lines, random) =>
    lines.map((line, index) =>
      isCode(line) && (index === 0 || random.integer(0, 2) === 0) ? `${line} ${pick(remarks, random)}` : line,
    ),
  'curly quotes': (lines) => {
    const changed = lines.map((line) => line.replace(/"([^"]*)"/g, '“$1”').replace(/'([^']*)'/g, '‘$1’'));
    return changed.join('\n') === lines.join('\n') ? undefined : changed;
  },
  'spaces between': (lines, random) => changeOne(lines, random, / (?=\S)|(?<=[,(])(?=\w)/g, () => '  '),
  dedented: (lines) => {
    const depth = Math.min(...lines.filter(isCode).map((line) => indentOf(line).length));
    return depth === 0 ? undefined : lines.map((line) => line.slice(depth));
  },
  reindented: (lines, random) => {
    const from = lines.some((line) => line.startsWith('\t')) ? '\t' : '  ';
    const to = pick(['\t', '    ', '   ', '  ', ' '], random);
    const changed = lines.map((line) => indentOf(line).replaceAll(from, to) + line.trimStart());
    return changed.join('\n') === lines.join('\n') ? undefined : changed;
  },
  'first indentation lost': (lines) =>
    indentOf(lines[0]!) === '' ? undefined : [lines[0]!.trimStart(), ...lines.slice(1)],
  'blank lines lost': (lines) => (lines.every(isCode) ? undefined : lines.filter(isCode)),
  'cut within a line': (lines, random) => {
    const last = lines.at(-1)!;
    const from = random.integer(Math.ceil(last.length / 2), last.length - 1);
    if (last.trim().length < 20) return undefined;
    return [...lines.slice(0, -1), last.slice(0, from) + pick(['…', '...', ' ...'], random)];
  },
  'numbers copied': (lines, random, { startLine }) => {
    const width = String(startLine + lines.length + random.integer(0, 900)).length;
    const bar = pick(['| ', ' | ', ': '], random);
    return lines.map((line, index) => String(startLine + index).padStart(width) + bar + line);
  },
  elided: (lines, random) => {
    if (lines.length < 4) return undefined;
    const from = random.integer(1, lines.length - 3);
    const to = random.integer(from + 1, lines.length - 2);
    if (!lines.slice(from, to + 1).some(isCode)) return undefined;
    return [...lines.slice(0, from), indentOf(lines[from]!) + pick(ellipses, random), ...lines.slice(to + 1)];
  },
  'end elided': (lines, random) =>
    lines.length < 2 ? undefined : [...lines, indentOf(lines.at(-1)!) + pick(ellipses, random)],
  'HTML escaped': (lines) => {
    const entity: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
    const changed = lines.map((line) => line.replace(/[&<>"']/g, (character) => entity[character]!));
    return changed.join('\n') === lines.join('\n') ? undefined : changed;
  },
  'spaces at the end': (lines, random) => lines.map((line) => line + ' '.repeat(random.integer(0, 2))),
  'CR LF': (lines) => lines.map((line) => `${line}\r`),
  'blank lines around': (lines, _random, { above, below }) =>
    above?.trim() === '' || below?.trim() === '' ? undefined : ['', ...lines, '', ''],
} satisfies Record<string, Deviate>;

export type Deviation = keyof typeof deviations;

export function deviate(kind: Deviation, lines: readonly string[], random: Random, taken: Taken) {
  return deviations[kind](lines, random, taken);
}

const ellipses = ['…', '...', '// ...', '# ...', '/* ... */', '// … rest of the code', '[...]'];
const remarks = ['// here', '# this one', '/* wrong */', '// <-- the fault', '# off by one?'];

export function pick<T>(items: readonly T[], random: Random): T {
  return items[random.integer(0, items.length - 1)]!;
}

export function isCode(line: string): boolean {
  return line.trim() !== '';
}

function indentOf(line: string): string {
  return /^\s*/.exec(line)![0];
}

function pickLine(lines: readonly string[], random: Random): string {
  for (;;) {
    const line = pick(lines, random);
    if (isCode(line)) return line;
  }
}

/** One match of the pattern, somewhere in the lines, is replaced by something else. */
function changeOne(
  lines: readonly string[],
  random: Random,
  pattern: RegExp,
  change: (found: string) => string,
): readonly string[] | undefined {
  const text = lines.join('\n');
  const found = [...text.matchAll(pattern)];
  // Of a quote with hardly anything in it, nothing would be left.
  if ((text.match(/\w+/g) ?? []).length < 3 || found.length === 0) return undefined;
  const { index, 0: old } = pick(found, random);
  const changed = change(old);
  return changed === old ? undefined : (text.slice(0, index) + changed + text.slice(index + old.length)).split('\n');
}

/** Longer ones would make most of the line. */
function otherWord(word: string, random: Random, all: readonly string[]): string {
  const longest = Math.max(8, word.length * 1.5);
  const others = (pickLine(all, random).match(/\S*\w\S*/g) ?? []).filter((other) => other.length <= longest);
  return pick(['value', ...others], random);
}

function otherToken(token: string, random: Random, all: readonly string[]): string {
  if (!/\w/.test(token)) return pick(['===', '==', '!=', '<', '<=', '>', '&&', '||', '=', '+', '-'], random);
  if (/^\d+$/.test(token)) return String(Number(token) + random.integer(1, 9));
  const misspelt = [`${token}s`, `_${token}`, token.slice(0, -1) || 'x', token + token.slice(-1)];
  const others = pickLine(all, random).match(/\w+/g) ?? misspelt;
  return pick([...misspelt, ...others], random);
}
