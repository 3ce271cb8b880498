/** First attempts and answers in; whether one more retry is affordable out. */

export interface RetryBudget {
  /** A first attempt was sent. */
  sent(): void;
  /** Takes one retry; false where none is left. */
  take(): boolean;
  /** The endpoint answered. */
  succeeded(): void;
}

/**
 * Counted since the endpoint answered last, and at least over the last minute: two retries, and beyond that one for each
 * ten first attempts. A server that answers every other time would else be asked twice as often.
 */
export const retryLimits = { least: 2, requestsPerRetry: 10, atLeastMs: 60_000 } as const;

interface Count {
  requests: number;
  retries: number;
}

/** What happened within one second, counted from its first event; `answered` is the part before the last answer. */
interface Second extends Count {
  readonly from: number;
  answered: Readonly<Count>;
}

const secondMs = 1000;
const none: Readonly<Count> = { requests: 0, retries: 0 };

/** `now` is a clock in milliseconds that does not jump. */
export function createRetryBudget(now: () => number): RetryBudget {
  /** Oldest first, none of them over for a minute. */
  const recent: Second[] = [];
  /** What is older, though nothing was answered since. */
  let older = none;

  function forget(): void {
    const minuteAgo = now() - retryLimits.atLeastMs;
    for (;;) {
      const [oldest] = recent;
      if (oldest === undefined || oldest.from + secondMs > minuteAgo) return;
      recent.shift();
      const { requests, retries, answered } = oldest;
      older = {
        requests: older.requests + requests - answered.requests,
        retries: older.retries + retries - answered.retries,
      };
    }
  }

  function thisSecond(): Second {
    const last = recent.at(-1);
    if (last !== undefined && now() < last.from + secondMs) return last;
    const next = { from: now(), ...none, answered: none };
    recent.push(next);
    return next;
  }

  const sum = (what: keyof Count) => recent.reduce((total, second) => total + second[what], older[what]);

  return {
    sent: () => {
      forget();
      thisSecond().requests++;
    },
    take: () => {
      forget();
      const allowed = Math.max(retryLimits.least, Math.floor(sum('requests') / retryLimits.requestsPerRetry));
      if (sum('retries') >= allowed) return false;
      thisSecond().retries++;
      return true;
    },
    succeeded: () => {
      forget();
      older = none;
      for (const second of recent) second.answered = { requests: second.requests, retries: second.retries };
    },
  };
}
