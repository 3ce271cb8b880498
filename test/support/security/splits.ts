/** A text in, ways of cutting it into pieces out: as a connection might, and where somebody hopes for a gap. */
import type { Random } from '../faults/random.ts';

/** Batches, each with the pieces of text that arrive in it. */
export type Split = readonly (readonly string[])[];

/** Behind these the text is cut all over: within tags, references, addresses, fences, lines and surrogate pairs. */
const gaps: readonly RegExp[] = [
  /</g,
  /<\/?\w/g,
  />/g,
  /&/g,
  /&\w*(?=;)/g,
  /\[|!/g,
  /\](?=[([:])/g,
  /:/g,
  /["'=]/g,
  /`/g,
  /\n/g,
  /.(?=\n)/g,
  /[\ud800-\udbff]/g,
  /\\/g,
];

/** Differing ones, the whole text first; joined, each is the text. @throws RangeError where there are not so many. */
export function splitsOf(text: string, count: number, random: Random): readonly Split[] {
  const splits = new Map<string, Split>();
  const add = (split: Split) => splits.set(JSON.stringify(split), split);
  add([[text]]);
  add(inBatches(text.split('')));
  add(inBatches(Array.from(text)));
  add([text.split('')]);
  for (const gap of gaps)
    add(
      inBatches(
        cut(
          text,
          [...text.matchAll(gap)].map(({ 0: found, index }) => index + found.length),
        ),
      ),
    );
  for (let tries = 0; splits.size < count; tries++) {
    if (tries > 100 * count) throw new RangeError(`There are not ${count} ways to cut ${JSON.stringify(text)}.`);
    add(grouped(cut(text, someCuts(text, random)), random));
  }
  return [...splits.values()].slice(0, count);
}

function inBatches(pieces: readonly string[]): Split {
  return pieces.map((piece) => [piece]);
}

function cut(text: string, places: readonly number[]): readonly string[] {
  return [0, ...places].map((from, index) => text.slice(from, places[index])).filter((piece) => piece !== '');
}

function someCuts(text: string, random: Random): readonly number[] {
  const places = Array.from({ length: random.integer(1, 8) }, () => random.integer(1, text.length - 1));
  return [...new Set(places)].sort((a, b) => a - b);
}

/** Some arrive with the one before. */
function grouped(pieces: readonly string[], random: Random): Split {
  const batches: string[][] = [];
  for (const piece of pieces) {
    const last = batches.at(-1);
    if (last && random.next() < 0.3) last.push(piece);
    else batches.push([piece]);
  }
  return batches;
}
