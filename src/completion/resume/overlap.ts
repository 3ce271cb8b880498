/** The text shown so far and the units of what continues it in, how many of those units repeat the text's end out. */
import { beginnings, type Beginning, type Caution } from './beginnings.ts';
import { firstVisible, weightOf, wordCharacter } from './characters.ts';

export interface Overlap {
  /** The next UTF-16 unit. */
  feed(unit: number): void;
  /** False once no further unit can change the result. */
  isOpen(): boolean;
  /** The repetition, in units from the first that was fed; white space at the end of the text shown is not part of it. */
  length(): number;
  /** Whether it began like the text shown, for longer than two texts do by chance, and then went another way. */
  startsAnew(): boolean;
}

/** More than any heading of a finding shares with the next one; in the weight of the floors. */
const anew = 64;

/** The open code block that the text shown ends in. */
interface Block {
  /** Where its content begins, Infinity where there is no block. */
  readonly from: number;
  /** The continuation opened it again. */
  readonly isReopened: boolean;
  /** The two texts meet where a line ends. */
  readonly isBetweenLines: boolean;
}

export function createOverlap(shown: string, caution: Caution, block: Block): Overlap {
  const end = shown.trimEnd().length;
  const isWordOver = end < shown.length && wordCharacter.test(shown.charAt(end - 1));
  let alive = beginnings(shown, caution, block.isBetweenLines ? block.from : Infinity);
  // All that stands in a block comes again with it, however little that is.
  if (block.isReopened && block.from < end) alive.push({ from: block.from, slack: shown.length - block.from });
  const first = firstVisible(shown);
  let fed = 0;
  let found = 0;
  let alike = 0;

  /** Whether it can still turn out to be the place whose text comes again, one unit later. */
  const survives = ({ from, slack }: Beginning, unit: number): boolean => {
    const length = end - from;
    // White space at the end included: what is repeated in a list or a table is repeated with its line break.
    const period = shown.length - from;
    const fits = shown.charCodeAt(from + (fed % period)) === unit;
    if (fits) return fed + 1 < period + slack;
    // `in the ` and `then` have no word in common.
    const isOtherWord = fed === length && isWordOver && wordCharacter.test(String.fromCharCode(unit));
    if (fed >= length && !isOtherWord) found = Math.max(found, length);
    if (from === first) alike = fed;
    return false;
  };

  return {
    feed: (unit) => {
      alive = alive.filter((beginning) => survives(beginning, unit));
      fed++;
      alive = alive.filter(({ from }) => end - from > found);
    },
    isOpen: () => alive.length > 0,
    length: () => Math.max(found, ...alive.map(({ from }) => (fed >= end - from ? end - from : 0))),
    startsAnew: () => weightOf(shown.slice(first, first + alike)) >= anew,
  };
}
