/** Events of a stream with their ids in; where it stands, and what of a repetition is new, out. */
import { digest } from '../../util/digest.ts';
import { isNext } from './idOrder.ts';
import { createReplay, type Replay, type Trail } from './replay.ts';

export interface EventIds {
  /**
   * After an event was handed on. `id` is what the event's own `id` field says, not what it inherits; undefined where it
   * has none. An empty one takes the position back, as the specification has it. `visible` is what stays the same when
   * the event comes again; the data unless told.
   */
  dispatched(id: string | undefined, data: string, visible?: string): void;
  /** What to send as `Last-Event-ID`; undefined where the events have no ids, or ids that name no position. */
  readonly last: string | undefined;
  /** An event of that id was dispatched, and is remembered. */
  has(id: string | undefined): boolean;
  /** The oldest that is remembered; undefined where the events have no ids. */
  readonly first: string | undefined;
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
  const trail: { -readonly [key in keyof Trail]: Trail[key] } & { known: Map<string, string>; unnumbered: string[] } = {
    last: undefined,
    isShared: false,
    known: new Map(),
    unnumbered: [],
    isCounting: true,
    steps: 0,
  };

  const forget = () => {
    trail.known.clear();
    Object.assign(trail, { last: undefined, unnumbered: [], isCounting: true, steps: 0 });
  };

  const dispatched = (id: string | undefined, data: string, visible = data) => {
    const { last, known, unnumbered } = trail;
    if (id === undefined) {
      if (last !== undefined) unnumbered.push(digest(data));
      if (unnumbered.length > most) forget();
      return;
    }
    if (id === '' || id.length > longestId) {
      forget();
      return;
    }
    trail.isShared ||= known.has(id);
    if (last !== undefined) {
      // A server may count the events between two ids as well.
      trail.isCounting &&= isNext(last, id) || isNext(last, id, unnumbered.length + 1);
      trail.steps++;
    }
    known.set(id, digest(visible));
    if (known.size > most) known.delete(known.keys().next().value ?? '');
    trail.last = id;
    trail.unnumbered = [];
  };

  return {
    dispatched,
    get last() {
      return trail.isShared ? undefined : trail.last;
    },
    has: (id) => id !== undefined && trail.known.has(id),
    get first() {
      return trail.known.keys().next().value;
    },
    replay: () => createReplay(trail),
  };
}
