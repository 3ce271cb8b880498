/** A quote that stands nowhere as it is in, the one place that it is a poor copy of out. */
import type { CodeIndex, Place } from './codeIndex.ts';
import { foldLine, joinFolded } from './fold.ts';
import { names, type Hint } from './trustedHint.ts';
import { tokenDistance } from './tokenDistance.ts';
import { likenesses, tokensOf, type Likeness } from './tokenIndex.ts';

/** A quote of fewer tokens says too little to tell a poor copy from another line. */
const leastTokens = 7;
/** Of four tokens one may differ, and no more than this in all. */
const mostDifferences = 6;
/** Every other place has to differ this many times as much: a slip may as well have made the quote more like a wrong one. */
const lead = 3;

export function findLike(
  lines: readonly string[],
  hint: Hint | undefined,
  index: CodeIndex,
): Place | 'missing' | 'ambiguous' {
  const quote = lines.map((line) => tokensOf(foldLine(line))).filter((tokens) => tokens.length > 0);
  const count = quote.reduce((sum, tokens) => sum + tokens.length, 0);
  if (count < leastTokens) return 'missing';
  const most = Math.min(mostDifferences, Math.floor(count / 4));
  const found = likenesses(quote, index.tokens(), Math.max(most * lead + 1, Math.min(count - 1, 6)));
  const [best, ...others] = found ?? [];
  if (!best || best.distance > most || !best.isEven) return 'missing';
  if (others.some((other) => names(hint, other))) return 'ambiguous';
  const apart = names(hint, best) ? best.distance + 1 : apartFrom(best, count);
  const isAlone = others.every((other) => other.distance >= apart);
  if (!isAlone && !isMisspelt(lines, [best, ...others], index)) return 'ambiguous';
  return { first: best.first, last: best.last, isFull: true };
}

/** In how many tokens every other place has to differ. One token in the place of another is the plainest of slips. */
function apartFrom({ distance, isReplaced }: Likeness, count: number): number {
  if (distance === 1 && isReplaced) return lead;
  return Math.max(distance * lead + 1, Math.min(6, Math.ceil(count / 2) + 1));
}

/** Of several places that differ in about as many tokens, only the first differs in no more than a letter or two. */
function isMisspelt(lines: readonly string[], places: readonly Likeness[], { lines: code }: CodeIndex): boolean {
  if (places.length > mostMisspelt) return false;
  const wanted = charactersOf(lines);
  const [best = Infinity, ...others] = places.map(({ first, last }) =>
    tokenDistance(wanted, charactersOf(code.slice(first, last + 1)), longestSlip * lead * 2),
  );
  return best <= longestSlip && others.every((other) => other >= best * lead * 2);
}

const longestSlip = 2;
const mostMisspelt = 32;

function charactersOf(lines: readonly string[]): readonly number[] {
  return Array.from(joinFolded(lines.map(foldLine)), (character) => character.codePointAt(0) ?? 0);
}
