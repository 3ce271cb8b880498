/** What is shown and what continues it in, the place where the two meet out: behind what is said of it, and what comes again. */
import type { Rung } from '../event.ts';
import type { Caution } from './beginnings.ts';
import { isClosingQuote, isRemarkBefore } from './cutLine.ts';
import type { OpenFence } from './openFence.ts';
import { createOverlap } from './overlap.ts';
import { readMark } from './readMark.ts';
import { placeBehind, type Place } from './remark.ts';
import { readReopening } from './reopening.ts';
import { readRestOfMarker } from './restOfMarker.ts';
import type { Search, Taken } from './taken.ts';
import { afterSpace, ellipsisAt } from './whiteSpace.ts';

/** What the search knows about the two texts besides their words. */
export interface Known {
  readonly shown: string;
  readonly rung: Rung;
  readonly fence: OpenFence | undefined;
}

/** How the two texts meet where words of the continuation begin. */
export interface Meeting {
  /** Behind the line that opens the block again, if there is one. */
  readonly begin: number;
  readonly reopened: OpenFence | undefined;
  /** Where the repetition is over; undefined where there is none. */
  readonly end: number | undefined;
  readonly startsAnew: boolean;
}

/** `remark` is the length of what is known to be none of the answer. */
export function* findMeeting(taken: Taken, remark: number, known: Known): Search<Meeting> {
  const atOnce = yield* meetingAt(taken, remark, known);
  const isKnown = atOnce.end !== undefined || atOnce.reopened !== undefined || atOnce.startsAnew;
  return isKnown || known.rung !== 'continue' ? atOnce : ((yield* meetingBehind(taken, known)) ?? atOnce);
}

function* meetingAt(taken: Taken, from: number, { shown, rung, fence }: Known): Search<Meeting> {
  const begin = from + (fence === undefined ? 0 : yield* taken.read(from, readReopening({ shown, fence, rung })));
  const reopened = begin > from ? fence : undefined;
  // A block that was opened again may well begin with its lines again.
  const caution = rung === 'continue' || reopened !== undefined ? 'lenient' : 'strict';
  return { begin, reopened, ...(yield* repetition(taken, begin, { shown, rung, fence, reopened, caution })) };
}

/** Whatever the first line or two say: with a repetition or a second opening line behind them they are a remark. */
function* meetingBehind(taken: Taken, known: Known): Search<Meeting | undefined> {
  let found = yield* meetingAfter(taken, undefined, known);
  if (found !== undefined) return found;
  let place = yield* placeBehind(taken, 0, known.shown);
  while (place !== undefined) {
    const next = yield* meetingAfter(taken, place, known);
    found = next ?? found;
    // A remark may quote the words behind which it goes on.
    const isQuoted = next?.end !== undefined && isClosingQuote(yield* taken.at(next.end));
    place = next === undefined || isQuoted ? yield* placeBehind(taken, place.from, known.shown) : undefined;
  }
  return found;
}

/** Behind a remark, or without one behind a marker that may close the block or open it again. */
function* meetingAfter(taken: Taken, place: Place | undefined, known: Known): Search<Meeting | undefined> {
  const { shown, rung, fence } = known;
  const from = place?.from ?? 0;
  // Nothing but its other half goes on behind half a marker.
  const isHalved = place !== undefined && (yield* taken.read(from, readRestOfMarker(known))) > 0;
  if (isHalved) return { begin: from, reopened: undefined, end: from, startsAnew: false };
  const reader = fence === undefined ? undefined : readReopening({ shown, fence, rung, mayBeBare: true });
  const begin = from + (reader === undefined ? 0 : yield* taken.read(from, reader));
  const isBare = begin > from && /^\s*[`~]+\s*$/.test(taken.text().slice(from, begin));
  if (place === undefined && !isBare) return undefined;
  // Not set off from the words before it, a marker closes the block.
  const opens = begin > from && place !== undefined && (!isBare || place.isSetOff);
  // A block of Markdown has blocks of its own.
  const reopened = opens && !/^(?:md|markdown|mdx)$/.test(fence?.info ?? '') ? fence : undefined;
  const cautious = isBare ? 'announced' : 'strict';
  const found = yield* repetition(taken, begin, {
    ...known,
    reopened,
    caution: reopened === undefined ? cautious : 'lenient',
  });
  const meeting = { begin, reopened, ...found };
  if (found.startsAnew || reopened !== undefined) return meeting;
  if (found.end === undefined) return undefined;
  if (isBare || place === undefined) return meeting;
  return (yield* isRemarkBefore(taken, found.end, place.said, shown)) ? meeting : undefined;
}

interface Repetition {
  /** Where it is over; undefined where there is none. */
  readonly end: number | undefined;
  readonly startsAnew: boolean;
}

interface Looked extends Known {
  readonly reopened: OpenFence | undefined;
  readonly caution: Caution;
}

function* repetition(taken: Taken, begin: number, looked: Looked): Search<Repetition> {
  const { shown, rung, fence, reopened, caution } = looked;
  let from = yield* afterSpace(taken, begin);
  const overlap = createOverlap(shown, caution, {
    from: fence?.isComplete === true ? fence.content : Infinity,
    isReopened: reopened !== undefined,
    isBetweenLines: /[\r\n]/.test(shown.slice(shown.trimEnd().length) + taken.text().slice(begin, from)),
  });
  if (rung === 'continue') from = yield* afterSpace(taken, from + (yield* ellipsisAt(taken, from)));
  for (let i = from; overlap.isOpen(); i++) {
    const unit = yield* taken.at(i);
    if (unit === undefined) break;
    overlap.feed(unit);
  }
  const before = taken.text().slice(begin, from);
  const isAsked = rung === 'continue' && caution === 'lenient';
  const length = overlap.length() || (isAsked ? yield* taken.read(from, readMark({ shown, fence, before })) : 0);
  return length === 0
    ? { end: undefined, startsAnew: overlap.startsAnew() }
    : { end: from + length, startsAnew: false };
}
