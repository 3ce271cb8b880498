/** Events of a stream with their ids in; after a reconnection, which events are new and whether any are missing out. */
import { digest } from './digest.ts';
import { isLater, isNext } from './idOrder.ts';

/**
 * `new`: dispatch it. `seen`: it was dispatched before, drop it. `gap`: events between the last one and this were lost.
 * `foreign`: this is not the rest of the stream that was cut. After `gap` and `foreign` the connection is of no use.
 */
export type ReplayVerdict = 'new' | 'seen' | 'gap' | 'foreign';

export interface Replay {
  /** To be asked for every event in its order, before it is dispatched; `id` is the event's own, undefined for none. */
  take(id: string | undefined, data: string): ReplayVerdict;
}

export interface EventIds {
  /**
   * After an event was handed on. `id` is what the event's own `id` field says, not what it inherits; undefined where it
   * has none. An empty one takes the position back, as the specification has it.
   */
  dispatched(id: string | undefined, data: string): void;
  /** What to send as `Last-Event-ID`; undefined where the events have no ids, or ids that name no position. */
  readonly last: string | undefined;
  /** One per reconnection. */
  replay(): Replay;
}

/**
 * Five times the events of an answer of usual length, in about a megabyte. An event that is forgotten counts as foreign
 * when it comes again, which costs the reader nothing but this way to go on.
 */
const most = 10_000;
/** A longer one would not pass as a header everywhere. */
const longestId = 512;

export function createEventIds(): EventIds {
  /** Id → digest of the data; the data itself would be the whole answer once more. */
  const known = new Map<string, string>();
  let last: string | undefined;
  /** Digests of the events without an id since the last one with an id: a replay after that id begins with them. */
  let unnumbered: string[] = [];
  /** Every id so far was the next one after the one before. */
  let isCounting = true;
  /** An id that several events share is the name of a stream, not a place in it. */
  let isShared = false;
  const position = () => (isShared ? undefined : last);

  const forget = () => {
    last = undefined;
    unnumbered = [];
    known.clear();
    isCounting = true;
  };

  const dispatched = (id: string | undefined, data: string) => {
    if (id === undefined) {
      if (last !== undefined) unnumbered.push(digest(data));
      if (unnumbered.length > most) forget();
      return;
    }
    if (id === '' || id.length > longestId) {
      forget();
      return;
    }
    isShared ||= known.has(id);
    isCounting &&= last === undefined || isNext(last, id);
    known.set(id, digest(data));
    if (known.size > most) known.delete(known.keys().next().value ?? '');
    last = id;
    unnumbered = [];
  };

  /** The first event that was not dispatched before, `isPlaced` where everything before it came again. */
  const judgeNext = (id: string, isPlaced: boolean): ReplayVerdict => {
    const from = position();
    if (from === undefined) return 'foreign';
    if (isNext(from, id) || (isPlaced && isNext(from, id, unnumbered.length + 1))) return 'new';
    if (id !== '' && isCounting && isLater(from, id)) return 'gap';
    return isPlaced ? 'new' : 'foreign';
  };

  const replay = (): Replay => {
    /** The event with the last id came again, or what follows it did. */
    let isAtLast = false;
    /** How many of the unnumbered events came again. */
    let again = 0;
    let isJoined = false;
    let refusal: ReplayVerdict | undefined;

    const judge = (id: string, data: string): ReplayVerdict => {
      const mark = digest(data);
      const before = known.get(id);
      if (before !== undefined) {
        isAtLast = id === last;
        again = 0;
        return before === mark ? 'seen' : 'foreign';
      }
      if (isJoined) return 'new';
      if (id === '' && unnumbered[again] === mark) {
        isAtLast = true;
        again++;
        return 'seen';
      }
      return judgeNext(id, isAtLast && again === unnumbered.length);
    };

    return {
      take: (id = '', data) => {
        const verdict = refusal ?? judge(id, data);
        isJoined ||= verdict === 'new';
        if (verdict === 'gap' || verdict === 'foreign') refusal = verdict;
        return verdict;
      },
    };
  };

  return {
    dispatched,
    get last() {
      return position();
    },
    replay,
  };
}
