/** What a request passes on its way to one endpoint: a slot, the pause that the server asked for, budget and breaker. */
import type { CompletionError } from '../error.ts';
import { createBreaker, type Breaker } from './breaker.ts';
import type { EnterOptions, Line, Permit } from './line.ts';
import { createRetryBudget, type RetryBudget } from './retryBudget.ts';

export interface Pause {
  /** A whole number above 0; the pause is over when so much has passed. */
  readonly leftMs: number;
  /** How the server asked for it. */
  readonly error: CompletionError;
}

export interface Gate {
  /**
   * First come first served, the preferred key before the others. The slot is held until the permit is released.
   * @throws the signal's reason where it aborts before the turn has come.
   */
  enter(options: EnterOptions): Promise<Permit>;
  /** What is left of the pause; undefined where nothing is. Whoever waited it out asks again, for it may have grown. */
  pause(): Pause | undefined;
  /** Holds for every request to the endpoint; a pause that ends later stays as it is. */
  pauseFor(ms: number, error: CompletionError): void;
  readonly budget: RetryBudget;
  readonly breaker: Breaker;
}

/** `now` is a clock in milliseconds that does not jump. */
export function createGate(line: Line, now: () => number): Gate {
  let pausedUntil = -Infinity;
  let error: CompletionError | undefined;
  return {
    enter: (options) => line.enter(options),
    pause: () => {
      const leftMs = Math.ceil(pausedUntil - now());
      return error !== undefined && leftMs > 0 ? { leftMs, error } : undefined;
    },
    pauseFor: (ms, cause) => {
      const until = now() + ms;
      if (!(until > pausedUntil)) return;
      pausedUntil = until;
      error = cause;
    },
    budget: createRetryBudget(now),
    breaker: createBreaker(now),
  };
}
