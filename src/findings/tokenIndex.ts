/** Folded lines in, the runs of them that resemble a quote out: in how many tokens they differ, and none overlooked. */
import { tokenDistance } from './tokenDistance.ts';

export interface Likeness {
  /** Lines of the code by index: 0-based, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** Tokens that would have to be added, left out or replaced. */
  readonly distance: number;
  /** No line differs in more than half of its tokens: one of which hardly anything is left is another line. */
  readonly isEven: boolean;
  /** Each line has as many tokens as the quote's: none was added or left out, only replaced. */
  readonly isReplaced: boolean;
}

export interface TokenIndex {
  /** The tokens, by number, of each line that has some. */
  readonly lines: readonly (readonly number[])[];
  /** Which line of the code that is. */
  readonly lineNumbers: readonly number[];
  /** A token's number; -1 for one that the code does not hold. */
  readonly idOf: (token: string) => number;
  /** The lines that hold a token, as indices into `lines`, ascending. */
  readonly linesWith: (id: number) => readonly number[];
}

export function tokensOf(folded: string): readonly string[] {
  // The same for plain text takes a fraction of the time.
  const isPlain = !/[^\x20-\x7e]/.test(folded);
  return folded.match(isPlain ? plainToken : token) ?? [];
}

const token = /[\p{L}\p{N}_$]+|[=!<>&|+\-*/%^~?:.]+|\S/gu;
const plainToken = /[\w$]+|[=!<>&|+\-*/%^~?:.]+|\S/g;

export function createTokenIndex(folded: readonly string[]): TokenIndex {
  const ids = new Map<string, number>();
  const linesById: number[][] = [];
  const lines: number[][] = [];
  const lineNumbers: number[] = [];
  for (const [number, line] of folded.entries()) {
    if (line === '') continue;
    const tokens = tokensOf(line).map((token) => {
      const id = ids.get(token) ?? ids.size;
      ids.set(token, id);
      return id;
    });
    for (const id of new Set(tokens)) (linesById[id] ??= []).push(lines.length);
    lines.push(tokens);
    lineNumbers.push(number);
  }
  return { lines, lineNumbers, idOf: (token) => ids.get(token) ?? -1, linesWith: (id) => linesById[id] ?? [] };
}

/** More places than this are not looked at. */
const mostPlaces = 20_000;

/**
 * All runs of lines with code that differ from the quote's lines, one by one, in at most `radius` tokens in all, the most
 * alike first; undefined where there are too many to look at.
 */
export function likenesses(
  quote: readonly (readonly string[])[],
  index: TokenIndex,
  radius: number,
): readonly Likeness[] | undefined {
  const wanted = quote.map((tokens) => tokens.map(index.idOf));
  // Of any `radius + 1` tokens one is left where no more than `radius` differ: the rarest ones lead to the fewest lines.
  const leads = wanted
    .flatMap((tokens, at) => tokens.map((id) => ({ at, found: index.linesWith(id) })))
    .sort((a, b) => a.found.length - b.found.length)
    .slice(0, radius + 1);
  if (leads.length <= radius || leads.reduce((sum, { found }) => sum + found.length, 0) > mostPlaces) return undefined;
  const starts = new Set(leads.flatMap(({ at, found }) => found.map((line) => line - at)));
  return [...starts]
    .map((start) => likenessAt(start, wanted, index, radius))
    .filter((likeness) => likeness !== undefined)
    .sort((a, b) => a.distance - b.distance || a.first - b.first);
}

function likenessAt(
  start: number,
  wanted: readonly (readonly number[])[],
  { lines, lineNumbers }: TokenIndex,
  radius: number,
): Likeness | undefined {
  const first = lineNumbers[start];
  const last = lineNumbers[start + wanted.length - 1];
  if (first === undefined || last === undefined) return undefined;
  let distance = 0;
  let isEven = true;
  let isReplaced = true;
  for (const [at, tokens] of wanted.entries()) {
    const line = lines[start + at] ?? [];
    const own = tokenDistance(tokens, line, radius - distance);
    isEven &&= own <= Math.max(1, line.length / 2);
    isReplaced &&= line.length === tokens.length;
    distance += own;
    if (distance > radius) return undefined;
  }
  return { first, last, distance, isEven, isReplaced };
}
