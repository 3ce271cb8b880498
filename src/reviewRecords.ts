/** Reviews in, what is kept of them out: all of one, or the answer that a run takes the place of. */
import type { ReviewEvent } from './review/event.ts';
import { reduce, type ReviewState } from './review/state.ts';
import type { Review } from './session/reviews.ts';
import type { ReviewRecord } from './storage/record.ts';

export function recordOf({ id, target, log }: Review): ReviewRecord {
  return { id, target, events: log.after(0) };
}

/** What a run that begins anew takes the place of, as a review of its own; undefined where there was no answer yet. */
export function answerBefore(review: Review | undefined, started: ReviewEvent): ReviewRecord | undefined {
  if (!review || (started.type === 'started' && started.continues)) return undefined;
  const before = review.log.after(0).slice(0, started.seq - 1);
  const begin = before.findLastIndex(({ type, ...event }) => type === 'started' && !('continues' in event));
  const events = before.slice(Math.max(begin, 0));
  if (!stateOf(events)?.text) return undefined;
  const id = crypto.randomUUID();
  return { id, target: review.target, events: events.map((event) => ({ ...event, reviewId: id })) };
}

export function stateOf(events: readonly ReviewEvent[]): ReviewState | undefined {
  return events.reduce<ReviewState | undefined>(reduce, undefined);
}
