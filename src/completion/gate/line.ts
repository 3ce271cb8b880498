/** Requests in, permits out: as many at once as the limit says, first come first served, the preferred before the others. */
import PQueue from 'p-queue';

export interface Permit {
  /** Frees the slot, which is held until then; a second call does nothing. */
  release(): void;
}

export interface EnterOptions {
  /** Ends the wait; a permit that was given is not taken back. */
  readonly signal?: AbortSignal;
  /** What `prefer` knows the request by. */
  readonly key?: string;
  /** Told whenever it changes: 1 starts next. 0 says that the turn has come, and only if there was a wait. Must not throw. */
  readonly onPlace?: (place: number) => void;
}

export interface Line {
  /** @throws the signal's reason where it aborts before the turn has come. */
  enter(options: EnterOptions): Promise<Permit>;
  /** For when the limit or the preference has changed: what may start now does, the others learn their places. */
  rearrange(): void;
  /** Whoever waits with this key starts at once, beyond the limit, and counts from then on. False where nobody does. */
  admit(key: string): boolean;
}

export interface LineOptions {
  /** A whole number, at least 1. */
  readonly limit: () => number;
  readonly isPreferred: (key: string | undefined) => boolean;
}

interface Waiting {
  readonly id: string;
  readonly key: string | undefined;
  readonly onPlace: EnterOptions['onPlace'];
  place: number | undefined;
}

/** Before everybody else, the preferred included. */
const admitted = 2;

export function createLine({ limit, isPreferred }: LineOptions): Line {
  const queue = new PQueue({ concurrency: limit() });
  const waiting = new Set<Waiting>();
  let entered = 0;
  let held = 0;
  let telling = false;

  const priorityOf = ({ key }: Waiting) => (isPreferred(key) ? 1 : 0);

  async function enter({ signal, key, onPlace }: EnterOptions): Promise<Permit> {
    signal?.throwIfAborted();
    const request: Waiting = { id: String(++entered), key, onPlace, place: undefined };
    // Not the caller's signal: the queue would free the slot of a running request before its socket is closed.
    const leaving = new AbortController();
    const leave = () => {
      waiting.delete(request);
      leaving.abort(signal?.reason);
      refresh();
    };
    signal?.addEventListener('abort', leave, { once: true });
    refresh();
    waiting.add(request);
    return new Promise((resolve, reject) => {
      const start = () => {
        waiting.delete(request);
        signal?.removeEventListener('abort', leave);
        if (request.place !== undefined) onPlace?.(0);
        held++;
        return new Promise<void>((free) => {
          resolve(permitFor(free));
        });
      };
      const options = { id: request.id, priority: priorityOf(request), signal: leaving.signal };
      queue.add(start, options).catch(reject);
    });
  }

  function permitFor(free: () => void): Permit {
    let released = false;
    const release = () => {
      if (released) return;
      released = true;
      held--;
      free();
      refresh();
    };
    return { release };
  }

  function rearrange(): void {
    // Every one of them, in order of arrival: whoever is no longer preferred finds its old place again.
    for (const request of waiting) queue.setPriority(request.id, priorityOf(request));
    refresh();
  }

  function admit(key: string): boolean {
    const wanted = [...waiting].filter((request) => request.key === key);
    for (const request of wanted) {
      queue.setPriority(request.id, admitted);
      // Room for exactly one more than there are; the next refresh takes it back, and nobody else moves up.
      queue.concurrency = queue.pending + 1;
    }
    refresh();
    return wanted.length > 0;
  }

  function refresh(): void {
    queue.concurrency = limit();
    if (telling) return;
    telling = true;
    // Once for all that happens in the same instant, and never in the middle of it.
    queueMicrotask(() => {
      telling = false;
      tellPlaces();
    });
  }

  function tellPlaces(): void {
    // The queue hands a slot on a moment after its release; whoever gets it need not hear of a wait.
    const free = Math.max(0, limit() - held);
    const order = [...waiting].sort((a, b) => priorityOf(b) - priorityOf(a)).slice(free);
    for (const [index, request] of order.entries()) {
      if (request.place === index + 1 || !waiting.has(request)) continue;
      request.place = index + 1;
      request.onPlace?.(request.place);
    }
  }

  return { enter, rearrange, admit };
}
