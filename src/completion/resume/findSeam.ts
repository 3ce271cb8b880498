/** The text shown so far, and unit by unit what continues it, in; where the continuation is no repetition any more out. */
import type { Rung } from '../event.ts';
import { readClosing } from './closing.ts';
import { findMeeting, type Known, type Meeting } from './meeting.ts';
import { openFence, type OpenFence } from './openFence.ts';
import { readPreamble } from './preamble.ts';
import { createTaken, type Search, type Taken } from './taken.ts';
import { afterSpace, isSpace, repeatedSpace } from './whiteSpace.ts';

export interface FoundSeam {
  /** What of the units taken so far is to be shown. */
  readonly text: string;
  /** How many of them are not. */
  readonly trimmed: number;
  /** The model began its answer again, and this is another one. */
  readonly startsAnew: boolean;
}

/** Yields for each further UTF-16 unit that it needs; an empty one is the end of the continuation. */
export function* findSeam(shown: string, rung: Exclude<Rung, 'replay'>): Search<FoundSeam> {
  const taken = createTaken();
  const lastUnit = shown.charCodeAt(shown.length - 1);
  const known = { shown, rung, fence: openFence(shown) };
  const remark = rung === 'continue' ? yield* taken.read(0, readPreamble) : 0;
  const meeting = yield* findMeeting(taken, remark, known);
  const { cut, kept } =
    meeting.end === undefined
      ? yield* cutBehind(taken, remark, meeting, known)
      : { cut: meeting.end + (yield* repeatedSpace(taken, meeting.end, shown)), kept: '' };
  const from = cut + (yield* repeatedHalf(taken, cut, lastUnit));
  return {
    text: kept + taken.text().slice(from),
    trimmed: Math.max(0, from - kept.length),
    startsAnew: meeting.startsAnew,
  };
}

/** Where nothing is repeated: behind a remark and an opening line, or at the beginning. */
function* cutBehind(taken: Taken, remark: number, meeting: Meeting, known: Known): Search<Cut> {
  const { shown, rung, fence } = known;
  const { begin, reopened } = meeting;
  if (reopened !== undefined) return yield* afterReopening(taken, begin, { shown, fence: reopened });
  if (remark > 0) return { cut: yield* afterRemark(taken, remark, shown), kept: '' };
  if (rung === 'continue' && fence !== undefined) {
    const closes = (yield* taken.read(0, readClosing({ shown, fence }))) > 0;
    if (closes) return { cut: 0, kept: '\n' };
  }
  return { cut: rung === 'append' ? 0 : yield* unsentSpace(taken, shown), kept: '' };
}

/** The white space at the end was not sent, nor was half a character, and not the white space before that either. */
function* unsentSpace(taken: Taken, shown: string): Search<number> {
  const lastUnit = shown.charCodeAt(shown.length - 1);
  if (!isHigh(lastUnit)) return yield* repeatedSpace(taken, 0, shown);
  const space = yield* repeatedSpace(taken, 0, shown.slice(0, -1));
  return (yield* taken.at(space)) === lastUnit ? space : 0;
}

interface Cut {
  readonly cut: number;
  /** White space that is shown before what is behind the cut, whether it came or is missing there. */
  readonly kept: string;
}

/** The line break that ended the second opening line stands for the one that ends the line shown, if that is over. */
function* afterReopening(
  taken: Taken,
  begin: number,
  { shown, fence }: { readonly shown: string; readonly fence: OpenFence },
): Search<Cut> {
  if (!fence.isComplete) return { cut: begin, kept: '' };
  const next = yield* taken.at(begin);
  const isOver = /[;{}),:>\]]$/.test(shown) && next !== undefined && !isSpace(next);
  return isOver ? { cut: begin, kept: '\n' } : { cut: begin + (yield* repeatedSpace(taken, begin, shown)), kept: '' };
}

/** The line breaks behind a remark belong to it where the text goes on inside a sentence, else to what follows. */
function* afterRemark(taken: Taken, remark: number, shown: string): Search<number> {
  const next = yield* afterSpace(taken, remark);
  const unit = yield* taken.at(next);
  const goesOn = unit !== undefined && /[\p{Ll}\p{Lo}\p{N},.;:!?)\]}'"’”]/u.test(String.fromCharCode(unit));
  const isOver = /[.!?:;…`)\]}>|*_"'”’。！？]$/.test(shown.trimEnd());
  const space = taken.text().slice(remark, next);
  const lines = goesOn && !isOver ? space.replace(/[^\r\n]*$/, '').length || space.length : 0;
  return remark + lines + (yield* repeatedSpace(taken, remark + lines, shown));
}

/** A character that was cut in two comes back whole, and its first half is shown already. */
function* repeatedHalf(taken: Taken, from: number, lastUnit: number): Search<number> {
  const isHalf = lastUnit === carriageReturn || isHigh(lastUnit);
  if (!isHalf || (yield* taken.at(from)) !== lastUnit) return 0;
  const other = yield* taken.at(from + 1);
  return (lastUnit === carriageReturn ? other === lineFeed : isLow(other)) ? 1 : 0;
}

const carriageReturn = 13;
const lineFeed = 10;

function isHigh(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0xdc00 && unit < 0xe000;
}
