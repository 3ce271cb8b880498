/** A seed and a number in, as many findings out, each with the lines that its quote is from. Knows nothing of how they are found. */
import type { LineSpan } from '../../../src/review/finding.ts';
import { createRandom, type Random } from '../faults/random.ts';
import { deviate, deviations, isCode, pick, type Deviation } from './deviations.ts';
import { hintKinds, hintOf, type HintKind } from './hints.ts';
import type { Source } from './sources.ts';
import { standingIn, timesWithin } from './standing.ts';

export interface CorpusCase {
  readonly source: Source;
  /** The slips in the quote, one after the other. */
  readonly slips: readonly Deviation[];
  readonly hintKind: HintKind;
  readonly quote: string;
  readonly hint: LineSpan | undefined;
  /** The lines of the file that the quote was taken from; undefined for a quote that is from another file. */
  readonly truth: LineSpan | undefined;
  /** Whether the lines, or the part of them that was taken, stand once in the code. */
  readonly stands: 'once' | 'repeated' | 'nowhere';
  readonly isOneLine: boolean;
}

const slipKinds = Object.keys(deviations) as Deviation[];
const omissions: readonly Deviation[] = ['elided', 'end elided', 'cut within a line'];
const cuts: readonly Deviation[] = ['first line cut', 'part of a line', 'cut within a line'];
const changes: readonly Deviation[] = ['one token', 'one word'];

/** Of ten quotes six are of any lines, three of one line or of lines that repeat, and one is not from this code. */
export function createCorpus(sources: readonly Source[], count: number, seed: number): readonly CorpusCase[] {
  const random = createRandom(seed);
  const repeats = new Map(sources.map((source) => [source, repeatedLines(source)]));
  const cases: CorpusCase[] = [];
  while (cases.length < count) {
    const source = pick(sources, random);
    const kind = random.integer(0, 9);
    const from =
      kind === 9
        ? pick(
            sources.filter(({ language }) => language !== source.language),
            random,
          )
        : source;
    const place =
      kind === 8
        ? repeated(from, repeats.get(from)!, random)
        : anyPlace(from, kind < 6 || kind === 9 ? pick(lengths, random) : 1, random);
    const made = place && makeCase(source, from, place, random);
    if (made) cases.push(made);
  }
  return cases;
}

/** How many lines a quote has. */
const lengths = [1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 10, 12, 16, 24, 40];

/** 0-based, the end exclusive. */
interface Place {
  readonly start: number;
  readonly end: number;
}

function makeCase(source: Source, from: Source, place: Place, random: Random): CorpusCase | undefined {
  const lines = from.lines.slice(place.start, place.end);
  const slips = pickSlips(random);
  const made = slipInto(lines, slips, from, place, random);
  if (!made) return undefined;
  // A bracket or one word stands somewhere in any file, if only as a part of a line.
  if (from !== source && [lines, made.quoted].some(standingIn(source).standsCarelessly)) return undefined;

  const startLine = from.startLine + place.start;
  const truth = { startLine, endLine: startLine + lines.length - 1 };
  const hintKind = pick(hintKinds, random);
  const isOnce = standingIn(from).timesWhole(lines) === 1 && !made.isCutToRepeat;
  return {
    source,
    slips,
    hintKind,
    quote: made.quoted.join('\n'),
    hint: hintOf(hintKind, truth, source, random),
    truth: from === source ? truth : undefined,
    stands: from !== source ? 'nowhere' : isOnce ? 'once' : 'repeated',
    isOneLine: lines.length === 1,
  };
}

interface Slipped {
  readonly quoted: readonly string[];
  /** What was cut out of the lines stands at other places as well. */
  readonly isCutToRepeat: boolean;
}

/** Undefined where the lines do not lend themselves to it, or it makes the text of another place of them: no one could tell. */
function slipInto(
  lines: readonly string[],
  slips: readonly Deviation[],
  from: Source,
  { start, end }: Place,
  random: Random,
): Slipped | undefined {
  const startLine = from.startLine + start;
  const taken = { above: from.lines[start - 1], below: from.lines[end], all: from.lines, startLine };
  const { timesAnywhere } = standingIn(from);
  let quoted: readonly string[] | undefined = lines;
  let isCutToRepeat = false;
  let isChanged = false;
  for (const slip of slips) {
    quoted = deviate(slip, quoted, random, taken);
    if (!quoted?.some(isCode)) return undefined;
    if (cuts.includes(slip)) isCutToRepeat ||= timesAnywhere(quoted) > 1;
    isChanged ||= changes.includes(slip);
    if (isChanged && timesAnywhere(quoted) > timesWithin(quoted, lines)) return undefined;
  }
  return { quoted, isCutToRepeat };
}

/** One, or of four quotes one with two, of which no more than one leaves code out. */
function pickSlips(random: Random): readonly Deviation[] {
  const one = pick(slipKinds, random);
  const other = random.integer(0, 3) === 0 ? pick(slipKinds, random) : 'verbatim';
  const slips = slipKinds.filter((slip) => slip === one || (slip === other && slip !== 'verbatim'));
  return slips.every((slip) => omissions.includes(slip)) ? slips.slice(0, 1) : slips;
}

/** Quotes begin and end with code. */
function anyPlace({ lines }: Source, length: number, random: Random): Place | undefined {
  let start = random.integer(0, lines.length - 1);
  let end = Math.min(start + length, lines.length);
  while (start < end && !isCode(lines[start]!)) start++;
  while (start < end && !isCode(lines[end - 1]!)) end--;
  return start < end ? { start, end } : undefined;
}

/** From a line that stands elsewhere too, as many of those below it as do so, or fewer. */
function repeated(source: Source, starts: readonly number[], random: Random): Place | undefined {
  if (starts.length === 0) return undefined;
  const start = pick(starts, random);
  let end = start + 1;
  const isRepeated = () => standingIn(source).timesWhole(source.lines.slice(start, end + 1)) > 1;
  while (random.integer(0, 2) > 0 && end < source.lines.length && isRepeated()) end++;
  while (!isCode(source.lines[end - 1]!)) end--;
  return { start, end };
}

function repeatedLines({ lines }: Source): readonly number[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1);
  return lines.flatMap((line, index) => (isCode(line) && counts.get(line.trim())! > 1 ? [index] : []));
}
