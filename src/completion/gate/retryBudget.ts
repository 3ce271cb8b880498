/** First attempts and answers in; whether one more retry is affordable out. */

export interface RetryBudget {
  /** A first attempt was sent. */
  sent(): void;
  /** Takes one retry; false where none is left. */
  take(): boolean;
  /** The endpoint answered: the count begins anew. */
  succeeded(): void;
}

/** Never fewer than 2 retries in a row without an answer, and never more than one for each 10 first attempts beyond that. */
const retryLimits = { least: 2, requestsPerRetry: 10 } as const;

export function createRetryBudget(): RetryBudget {
  let requests = 0;
  let retries = 0;
  return {
    sent: () => {
      requests++;
    },
    take: () => {
      if (retries >= Math.max(retryLimits.least, Math.floor(requests / retryLimits.requestsPerRetry))) return false;
      retries++;
      return true;
    },
    succeeded: () => {
      requests = 0;
      retries = 0;
    },
  };
}
