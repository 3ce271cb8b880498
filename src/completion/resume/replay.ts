/** A stream that was dispatched and one that repeats or continues it in; which events of the second are new out. */
import { digest } from '../../util/digest.ts';
import { isLater, isNext } from './idOrder.ts';

/**
 * `new`: dispatch it. `seen`: it was dispatched before, drop it. `gap`: events between the last one and this were lost.
 * `foreign`: this is not the rest of the stream that was cut. After `gap` and `foreign` the connection is of no use.
 */
export type ReplayVerdict = 'new' | 'seen' | 'gap' | 'foreign';

export interface Replay {
  /**
   * To be asked for every event in its order, before it is dispatched; `id` is the event's own, undefined for none, and
   * `visible` as in EventIds.
   */
  take(id: string | undefined, data: string, visible?: string): ReplayVerdict;
}

/** What was dispatched. It grows while a replay goes on, for what is new in that is dispatched too. */
export interface Trail {
  /** The id of the last event that had one. */
  readonly last: string | undefined;
  /** Several events had the same id. Such an id is the name of a stream, not a place in it. */
  readonly isShared: boolean;
  /** Id → digest of what is visible; that itself would be the whole answer once more. */
  readonly known: ReadonlyMap<string, string>;
  /** Digests of the data of the events without an id since the last one with an id: a replay after that id begins with them. */
  readonly unnumbered: readonly string[];
  /** Every id so far was the next one after the one trail. */
  readonly isCounting: boolean;
  /** From one id to the next. */
  readonly steps: number;
}

/**
 * Times of day as ids may happen to follow each other a few times, and a stream that is joined well should not end for
 * that.
 */
const sureSteps = 3;

export function createReplay(trail: Trail): Replay {
  /** What came last: nothing yet, an id before the last dispatched one, that one or what followed it, something new. */
  let place: 'unknown' | 'behind' | 'atLast' | 'level' = 'unknown';
  /** How many of the unnumbered events came again. */
  let again = 0;
  let isJoined = false;
  /** The last new id. */
  let reached: string | undefined;
  let refusal: ReplayVerdict | undefined;

  const judgeKnown = (id: string, isSame: boolean): ReplayVerdict => {
    if (!isSame) {
      // Several events of one id, or opaque ids that are used again, take nothing away from what was joined.
      return isJoined && (!trail.isCounting || (place === 'level' && id === trail.last)) ? 'new' : 'foreign';
    }
    place = id === trail.last ? 'atLast' : 'behind';
    again = 0;
    return 'seen';
  };

  /** Everything before this event came again. */
  const isPlaced = () => place === 'atLast' && again === trail.unnumbered.length;

  const judgeUnnumbered = (mark: string): ReplayVerdict => {
    if (place === 'behind') return 'seen';
    if (place !== 'level' && trail.unnumbered[again] === mark) {
      place = 'atLast';
      again++;
      return 'seen';
    }
    return isJoined || isPlaced() ? 'new' : 'foreign';
  };

  const judgeNumbered = (id: string): ReplayVerdict => {
    const from = reached ?? trail.last ?? '';
    const follows = isJoined || isPlaced();
    if (isNext(from, id) || (follows && isNext(from, id, trail.unnumbered.length + 1))) return 'new';
    const isSure = trail.isCounting && (!isJoined || trail.steps >= sureSteps);
    if (isSure && isLater(from, id)) return 'gap';
    return follows ? 'new' : 'foreign';
  };

  const judgeWithoutPlace = (id: string, visible: string): ReplayVerdict => {
    if (isJoined) return 'new';
    return trail.known.get(id) === digest(visible) ? 'seen' : 'foreign';
  };

  const judge = (id: string, data: string, visible: string): ReplayVerdict => {
    // Without ids that name places there is nothing to begin from, and nothing to compare with once it has begun.
    if (trail.isShared || trail.last === undefined) return judgeWithoutPlace(id, visible);
    const known = trail.known.get(id);
    if (known !== undefined) return judgeKnown(id, known === digest(visible));
    return id === '' ? judgeUnnumbered(digest(data)) : judgeNumbered(id);
  };

  return {
    take: (id = '', data, visible = data) => {
      const verdict = refusal ?? judge(id, data, visible);
      if (verdict === 'gap' || verdict === 'foreign') refusal = verdict;
      if (verdict === 'new') {
        isJoined = true;
        place = 'level';
        if (id !== '') reached = id;
      }
      return verdict;
    },
  };
}
