/** A review's state in, a name for the answer that it shows out: a retry by the user begins another answer. */
import type { ReviewState } from '../../src/review/state.ts';

export function runKey({ reviewId, run, startedAt }: Pick<ReviewState, 'reviewId' | 'run' | 'startedAt'>): string {
  return `${run} ${startedAt} ${reviewId}`;
}
