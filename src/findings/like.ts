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
  if (!best || best.distance > most) return 'missing';
  if (others.some((other) => names(hint, other))) return 'ambiguous';
  const apart = apartFrom(best, count, names(hint, best));
  const isAlone = others.every((other) => other.distance >= apart);
  const chosen = isAlone ? best : misspelt(lines, [best, ...others], index);
  if (!chosen) return 'ambiguous';
  return chosen.isEven ? { first: chosen.first, last: chosen.last, isFull: true } : 'missing';
}

/** In how many tokens every other place has to differ. One token in the place of another is the plainest of slips. */
function apartFrom({ distance, isReplaced }: Likeness, count: number, isNamed: boolean): number {
  if (distance === 1 && isReplaced) return isNamed ? lead - 1 : lead;
  return Math.max(distance * lead + 1, Math.min(6, Math.ceil(count / 2) + 1));
}

/** Of several places that differ in about as many tokens, the only one that differs in no more than a letter or two. */
function misspelt(
  lines: readonly string[],
  places: readonly Likeness[],
  { lines: code }: CodeIndex,
): Likeness | undefined {
  if (places.length > mostMisspelt) return undefined;
  const wanted = charactersOf(lines);
  const [best, second] = places
    .map((place) => ({ place, letters: charactersOf(code.slice(place.first, place.last + 1)) }))
    .map(({ place, letters }) => ({ place, slips: tokenDistance(wanted, letters, longestSlip * clearly) }))
    .sort((a, b) => a.slips - b.slips);
  if (!best?.place.isReplaced || best.slips > longestSlip) return undefined;
  return second && second.slips < best.slips * clearly ? undefined : best.place;
}

const longestSlip = 2;
/** Every other place has to differ in so many times as many letters. */
const clearly = 4;
const mostMisspelt = 32;

function charactersOf(lines: readonly string[]): readonly number[] {
  return Array.from(joinFolded(lines.map(foldLine)), (character) => character.codePointAt(0) ?? 0);
}
