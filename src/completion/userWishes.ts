/** What the user says while a request waits in, heard by the wait that is going on out. One for each request. */
import type { Disposable } from '../util/disposableStore.ts';
import { sleep } from '../util/sleep.ts';

/** Not to wait any longer, or to bear the silence of the server. */
export type UserWish = 'goOnNow' | 'keepWaiting';

export interface UserWishes {
  /** False where nothing waits that this could mean: then it came too late, and does nothing. */
  say(wish: UserWish): boolean;
  /** `hear` says whether the wish means something there. */
  listen(hear: (wish: UserWish) => boolean): Disposable;
}

export function createUserWishes(): UserWishes {
  const listeners = new Set<(wish: UserWish) => boolean>();
  return {
    say: (wish) => [...listeners].map((hear) => hear(wish)).includes(true),
    listen: (hear) => {
      listeners.add(hear);
      return { dispose: () => listeners.delete(hear) };
    },
  };
}

/**
 * Resolves when the milliseconds are over, or earlier: true where the user did not want to wait for that. Begun before it
 * is told, it hears whoever was told of it.
 */
export function pause(ms: number, wishes: UserWishes, signal: AbortSignal): Promise<boolean> {
  const over = rest(ms, wishes, signal);
  // A stop between the telling and the wait is thrown by the wait, if there still is one.
  over.catch(() => undefined);
  return over;
}

async function rest(ms: number, wishes: UserWishes, signal: AbortSignal): Promise<boolean> {
  const cut = new AbortController();
  const listening = wishes.listen((wish) => {
    if (wish === 'goOnNow') cut.abort();
    return wish === 'goOnNow';
  });
  try {
    await sleep(ms, AbortSignal.any([signal, cut.signal]));
  } catch {
    signal.throwIfAborted();
  } finally {
    listening.dispose();
  }
  return cut.signal.aborted;
}
