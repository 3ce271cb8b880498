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
  const begun = before.findLastIndex(({ type, ...event }) => type === 'started' && !('continues' in event));
  const begin = Math.max(begun, 0);
  const events = before.slice(begin);
  if (!stateOf(events)?.text) return undefined;
  const id = crypto.randomUUID();
  const earlier = stateOf(before.slice(0, begin))?.answer ?? 0;
  const own = events.map((event, index) => ({ ...countedAfter(earlier, event), reviewId: id, seq: index + 1 }));
  return { id, target: review.target, events: own };
}

/** A finding is named after the answer that it stands in; the answers before it belong to another review now. */
function countedAfter(earlier: number, event: ReviewEvent): ReviewEvent {
  const named = (findingId: string) => findingId.replace(/^\d+/, (answer) => String(Number(answer) - earlier));
  if ('finding' in event) return { ...event, finding: { ...event.finding, id: named(event.finding.id) } };
  return 'findingId' in event ? { ...event, findingId: named(event.findingId) } : event;
}

export function stateOf(events: readonly ReviewEvent[]): ReviewState | undefined {
  return events.reduce<ReviewState | undefined>(reduce, undefined);
}
