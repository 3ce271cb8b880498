/** The breaks of a run in, how long to wait after each of them out. */
import type { CompletionError } from '../error.ts';
import type { RetryOptions } from '../retry.ts';

/** So many characters, about a paragraph, are worth a connection. */
const substantial = 200;
/** The longest pause, in pauses of the first length. */
const most = 64;

export interface Pauses {
  /** In milliseconds; `brought` are the characters that the connection which broke has added to the answer. */
  after(error: CompletionError, brought: number): number;
}

/**
 * The first time at once, for most breaks are over when they show; then longer each time, until a connection brings a
 * good piece. Never at once twice in a row, whatever they bring.
 */
export function createPauses({ backoffMs }: Pick<RetryOptions, 'backoffMs'>): Pauses {
  let inRow = 0;
  let last = Infinity;
  return {
    after: ({ retryAfterMs = 0 }, brought) => {
      inRow = brought >= substantial ? 1 : inRow + 1;
      const own = inRow === 1 && last > 0 ? 0 : backoffMs * Math.min(most, 2 ** Math.max(0, inRow - 2));
      last = retryAfterMs > 0 ? retryAfterMs : own;
      return last;
    },
  };
}
