/** A quote that leaves nothing out in, the place where the code folds to the same out, and how well the two match there. */
import type { CodeIndex, Place } from './codeIndex.ts';
import { indentsOf, isElision } from './elision.ts';
import { foldLine, hasRemark, joinFolded, squeeze } from './fold.ts';
import type { Found } from './found.ts';
import { decide, names, type Hint } from './trustedHint.ts';
import { occurrencesOf, uncut, upTo } from './occurrences.ts';

/** Whatever folds to the same counts as another place, so that no slip in the quote can make a wrong place the only one. */
export function findAsItStands(lines: readonly string[], hint: Hint | undefined, index: CodeIndex): Found {
  const folded = joinFolded(lines.map(foldLine));
  const places = upTo(mostPlaces, occurrencesOf(folded, index, uncut)).map(index.placeOf);
  const [first, second] = places;
  if (!first) return 'missing';
  if (!second) return matchAt(first, lines, index);
  return (
    onlyVerbatim(places, lines, hint, index) ?? onlyWhole(places, lines, index) ?? decided(hint, folded, lines, index)
  );
}

const mostPlaces = 64;

/**
 * Of several places the only one that is the quote to the letter, where all others differ in more than white space. A
 * remark may have been lost, so the hint has to name the place; nobody makes one up that stands there.
 */
function onlyVerbatim(
  places: readonly Place[],
  lines: readonly string[],
  hint: Hint | undefined,
  index: CodeIndex,
): Found | undefined {
  const quote = squeeze(lines.join(''));
  const [place, other] = places.filter(
    ({ first, last }) => squeeze(index.lines.slice(first, last + 1).join('')) === quote,
  );
  if (!place?.isFull || other || places.length === mostPlaces) return undefined;
  if (!names(hint, place) && !lines.some(hasRemark)) return undefined;
  const found = matchAt(place, lines, index);
  return typeof found !== 'string' && found.match === 'exact' ? found : undefined;
}

/** Of several places the only one that is more than a part of a line, if the quote keeps its indentation: a part has none. */
function onlyWhole(places: readonly Place[], lines: readonly string[], index: CodeIndex): Found | undefined {
  const [place, other] = places.filter(({ isFull }) => isFull);
  const isIndented = /^\s/.test(lines.find((line) => line.trim() !== '') ?? '');
  if (!place || other || !isIndented || places.length === mostPlaces) return undefined;
  const found = matchAt(place, lines, index);
  return typeof found !== 'string' && found.match === 'exact' ? found : undefined;
}

function decided(hint: Hint | undefined, folded: string, lines: readonly string[], index: CodeIndex): Found {
  const place = hint && decide(hint, folded, index);
  return place ? matchAt(place, lines, index) : 'ambiguous';
}

/** `missing` where too little of the quote is there to mean this place. */
function matchAt(place: Place, lines: readonly string[], { lines: code }: CodeIndex): Found {
  const above = lines.findIndex((line) => line.trim() !== '');
  const first = place.first - above;
  if (lines.every((line, index) => line === code[first + index])) {
    const last = first + lines.length - 1;
    return { place: { first, last, isFull: true }, match: 'exact', whole: true };
  }
  const there = code.slice(place.first, place.last + 1);
  const quoted = lines.slice(above, lines.findLastIndex((line) => line.trim() !== '') + 1);
  const [thereText, quotedText] = [there.join('\n'), quoted.join('\n')];
  if (quotedText === thereText) return { place, match: 'exact', whole: true };
  if (squeeze(quotedText) === squeeze(thereText)) return { place, match: 'whitespace', whole: true };

  if (!hasSubstance(lines, place.isFull ? 'lines' : 'part')) return 'missing';
  // A part has to be broken where the code is, else a bracket of the next line would do for a wrong one.
  if (!place.isFull && (lines.some(isElision) || indentsOf(quoted).length !== indentsOf(there).length))
    return 'missing';
  if (thereText.includes(quotedText)) return { place, match: 'exact', whole: false };
  if (squeeze(thereText).includes(squeeze(quotedText))) return { place, match: 'whitespace', whole: false };
  return { place, match: 'fuzzy', whole: place.isFull };
}

/** Anything may hold `],` or `return 0`: where more than white space differs, so little is no evidence. */
export function hasSubstance(lines: readonly string[], of: 'lines' | 'part'): boolean {
  const folded = joinFolded(lines.map(foldLine));
  return /[\p{L}\p{N}_$]{3}/u.test(folded) && folded.length >= (of === 'lines' ? 6 : 10);
}
