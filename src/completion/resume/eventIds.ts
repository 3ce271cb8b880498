/** Events of a stream with their ids in; after a reconnection, which events are new and whether any are missing out. */

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

/** More than twice the events of the longest answers; what is forgotten counts as foreign, which only costs the rung. */
const most = 10_000;
/** A longer one would not pass as a header everywhere. */
const longestId = 512;

export function createEventIds(): EventIds {
  /** Id → digest of the data; the data itself would be the whole answer once more. */
  const known = new Map<string, string>();
  let last: string | undefined;
  /** Digests of the events without an id since the last one with an id: a replay after that id begins with them. */
  let unnumbered: string[] = [];
  /** Every id so far was the successor of the one before. */
  let counting = true;
  /** One id for several events is a name of the stream, not a place in it. */
  let ambiguous = false;

  const forget = () => {
    last = undefined;
    unnumbered = [];
    known.clear();
    counting = true;
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
    const mark = digest(data);
    ambiguous ||= known.has(id);
    if (last !== undefined) counting &&= isNext(last, id);
    known.delete(id);
    known.set(id, mark);
    if (known.size > most) known.delete(known.keys().next().value ?? '');
    last = id;
    unnumbered = [];
  };

  const replay = (): Replay => {
    /** How many of the unnumbered events came again; undefined until the place of the last id is certain. */
    let place: number | undefined;
    let joined = false;
    let refusal: ReplayVerdict | undefined;

    const judge = (id: string | undefined, data: string): ReplayVerdict => {
      const mark = digest(data);
      if (id !== undefined && id !== '' && known.has(id)) {
        if (known.get(id) !== mark) return 'foreign';
        if (!joined) place = id === last ? 0 : undefined;
        return 'seen';
      }
      if (joined) return 'new';
      if (last === undefined) return 'foreign';
      if (id === undefined || id === '') {
        const again = place ?? 0;
        if (unnumbered[again] === mark) {
          place = again + 1;
          return 'seen';
        }
      }
      return judgeFirst(id, last, place !== undefined && place >= unnumbered.length);
    };

    const judgeFirst = (id: string | undefined, from: string, certain: boolean): ReplayVerdict => {
      if (id !== undefined && isNext(from, id)) return 'new';
      if (id !== undefined && counting && isLater(from, id)) return 'gap';
      return certain ? 'new' : 'foreign';
    };

    return {
      take: (id, data) => {
        if (refusal !== undefined) return refusal;
        const verdict = judge(id, data);
        if (verdict === 'new') joined = true;
        if (verdict === 'gap' || verdict === 'foreign') refusal = verdict;
        return verdict;
      },
    };
  };

  return {
    dispatched,
    get last() {
      return ambiguous ? undefined : last;
    },
    replay,
  };
}

interface Counter {
  readonly prefix: string;
  readonly digits: string;
}

/** `run:7`, `1700000000000-3`, `0041`: the number at the end counts, what is before it does not change. */
function counterOf(id: string): Counter | undefined {
  const digits = /\d+$/.exec(id)?.[0];
  return digits === undefined ? undefined : { prefix: id.slice(0, -digits.length), digits };
}

function isNext(id: string, other: string): boolean {
  const counter = counterOf(id);
  if (counter === undefined) return false;
  const next = String(BigInt(counter.digits) + 1n).padStart(counter.digits.length, '0');
  return other === counter.prefix + next;
}

function isLater(id: string, other: string): boolean {
  const [a, b] = [counterOf(id), counterOf(other)];
  return a !== undefined && a.prefix === b?.prefix && BigInt(b.digits) > BigInt(a.digits);
}

/** Length and two 32-bit hashes (FNV-1a, and one with another prime): a chance repetition is out of the question. */
function digest(data: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < data.length; i++) {
    const unit = data.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b) ^ (b >>> 13);
  }
  return `${data.length}.${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
}
