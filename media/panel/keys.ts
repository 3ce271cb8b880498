/** A review's state in, a name for what must not be confused out: its run, and the answer that it shows. */
import type { ReviewState } from '../../src/review/state.ts';

export function runKey({ reviewId, run, startedAt }: Pick<ReviewState, 'reviewId' | 'run' | 'startedAt'>): string {
  return `${run} ${startedAt} ${reviewId}`;
}

/** A retry or a restart begins another answer; a run that continues the one before goes on with the same. */
export function answerKey({ reviewId, answer }: Pick<ReviewState, 'reviewId' | 'answer'>): string {
  return `${answer} ${reviewId}`;
}
