/** The pieces of a quote that leaves lines out in, the one run of lines that holds them in their order out. */
import type { CodeIndex, Occurrence, Place } from './codeIndex.ts';
import { indentsOf, type Piece } from './elision.ts';
import { names, reach, type Hint } from './trustedHint.ts';
import { occurrencesOf, upTo } from './occurrences.ts';

/** More lines than this are not left out between two pieces. */
const longestGap = 100;
/** A piece that stands at more places than this leads nowhere. */
const mostPlaces = 64;

/** Where the outer pieces stand, of one that is sure: the first and the last one of the quote. */
interface Run {
  readonly begin: Occurrence;
  readonly end: Occurrence;
  readonly place: Place;
}

export function findElided(
  pieces: readonly Piece[],
  hint: Hint | undefined,
  index: CodeIndex,
): Place | 'missing' | 'ambiguous' {
  const found = pieces.map((piece, at) => ({ at, places: upTo(mostPlaces + 1, occurrencesOfPiece(piece, index)) }));
  const [rarest] = found.toSorted((a, b) => a.places.length - b.places.length);
  if (!rarest || rarest.places.length === 0) return 'missing';
  if (rarest.places.length > mostPlaces) return 'ambiguous';

  const leads = rarest.places.flatMap((lead) => {
    const begins = chain(lead, pieces.slice(0, rarest.at).toReversed(), 'above', index);
    const ends = chain(lead, pieces.slice(rarest.at + 1), 'below', index);
    return begins.length > 0 && ends.length > 0 ? [{ begins, ends }] : [];
  });
  const [only, other] = leads;
  if (!only) return 'missing';
  if (other) return 'ambiguous';
  const runs = only.begins
    .toReversed()
    .flatMap((begin) =>
      only.ends.map((end) => ({ begin, end, place: index.placeOf({ from: begin.from, to: end.to }) })),
    );
  return chooseRun(runs, pieces, hint, index) ?? 'ambiguous';
}

/**
 * Of runs from the shortest on: the only one, or the shortest if the hint names it exactly, unless others alone are
 * indented as the quote is. Else the only one that is so; of several such the shortest, if no run is shorter, and the
 * hint is as long and near.
 */
function chooseRun(
  runs: readonly Run[],
  pieces: readonly Piece[],
  hint: Hint | undefined,
  index: CodeIndex,
): Place | undefined {
  const [shortest, second] = runs;
  if (!shortest || !second) return shortest?.place;
  const isIndentedAlike = (piece: Piece | undefined, occurrence: Occurrence) =>
    String(piece?.indents) === String(indentsAt(occurrence, index));
  const fitting = runs.filter(
    ({ begin, end }) => isIndentedAlike(pieces[0], begin) && isIndentedAlike(pieces.at(-1), end),
  );
  if (names(hint, shortest.place)) {
    return fitting.length === 0 || fitting.includes(shortest) ? shortest.place : undefined;
  }
  // A first line loses its indentation more often than any other, so it tells no beginnings apart.
  const isUnlike = ({ begin, end }: Run) =>
    begin !== shortest.begin || !index.placeOf(begin).isFull || !index.placeOf(end).isFull;
  if (runs.some(isUnlike)) return undefined;

  const [fit, another] = fitting;
  if (!another) return fit?.place;
  const { first, last } = shortest.place;
  const isAsLong = hint && last - first === hint.last - hint.first && Math.abs(first - hint.first) <= reach;
  return fit === shortest && isAsLong ? shortest.place : undefined;
}

/** All places, in order, that the last of the pieces may stand at if they follow the lead one after the other. */
function chain(
  lead: Occurrence,
  pieces: readonly Piece[],
  side: 'above' | 'below',
  index: CodeIndex,
): readonly Occurrence[] {
  let reached: readonly Occurrence[] = [lead];
  for (const piece of pieces) {
    const [nearest = lead, farthest = lead] = [reached[0], reached.at(-1)];
    const range =
      side === 'below'
        ? { from: nearest.to, to: index.offsetOf(index.placeOf(farthest).last + longestGap + 1) }
        : { from: index.offsetOf(index.placeOf(nearest).first - longestGap), to: farthest.from };
    const follows = (next: Occurrence) => (last: Occurrence) =>
      side === 'below' ? isGap(last.to, next.from, index) : isGap(next.to, last.from, index);
    reached = [...occurrencesOfPiece(piece, index, range)].filter((next) => reached.some(follows(next)));
    if (reached.length === 0) break;
  }
  return reached;
}

/** Something has to be there that was left out. */
function isGap(from: number, to: number, { text }: CodeIndex): boolean {
  return from < to && text.slice(from, to).trim() !== '';
}

/** A part of lines has to be broken where the code is, else a bracket of the next line would do for a wrong one. */
function* occurrencesOfPiece(piece: Piece, index: CodeIndex, range?: Occurrence): Generator<Occurrence, undefined> {
  for (const occurrence of occurrencesOf(piece.folded, index, piece, range)) {
    const { isFull } = index.placeOf(occurrence);
    if (isFull || indentsAt(occurrence, index).length === piece.indents.length) yield occurrence;
  }
}

function indentsAt(occurrence: Occurrence, index: CodeIndex): readonly number[] {
  const { first, last } = index.placeOf(occurrence);
  return indentsOf(index.lines.slice(first, last + 1));
}
