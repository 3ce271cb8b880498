/** One HTTP exchange that always ends: the caller's signal in; a signal for `fetch` and waits that cannot hang out. */

export interface Exchange {
  /** For `fetch`; aborted with the caller's reason, or when the exchange is closed. */
  readonly signal: AbortSignal;
  /**
   * Settles as the promise does, and rejects with the caller's reason as soon as the caller aborts, even where the
   * promise never settles. One wait at a time.
   */
  wait<T>(promise: Promise<T>): Promise<T>;
  /** The same, and `late` after `limitMs` milliseconds. */
  waitAtMost<T>(promise: Promise<T>, limitMs: number): Promise<T | 'late'>;
  /** Ends the wait that has a limit, if there is one, as if the limit had passed. */
  expire(): void;
  /** Closes the socket unless the body was read to its end, and lets go of the caller's signal. */
  close(): void;
}

export function openExchange(caller: AbortSignal | undefined): Exchange {
  // A signal of its own for each request: long-lived signals that are handed to `fetch` gather listeners.
  const own = new AbortController();
  let interrupt: ((reason: unknown) => void) | undefined;
  let expire: (() => void) | undefined;
  const onAbort = () => {
    own.abort(caller?.reason);
    interrupt?.(caller?.reason);
  };
  if (caller?.aborted === true) onAbort();
  else caller?.addEventListener('abort', onAbort, { once: true });

  const wait = <T>(promise: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      interrupt = reject;
      promise.then(resolve, reject);
      if (own.signal.aborted) reject(own.signal.reason as Error);
    });
  const waitAtMost = <T>(promise: Promise<T>, limitMs: number): Promise<T | 'late'> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, limitMs, 'late');
      expire = () => {
        resolve('late');
      };
    });
    return wait(Promise.race([promise, late])).finally(() => {
      clearTimeout(timer);
    });
  };
  const close = () => {
    caller?.removeEventListener('abort', onAbort);
    own.abort();
  };
  return { signal: own.signal, wait, waitAtMost, expire: () => expire?.(), close };
}
