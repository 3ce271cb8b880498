/** The log of a review whose window went away in, the same log with an end out. */
import type { ReviewEvent } from './event.ts';
import { hasOpenRun } from './phase.ts';

/** Nobody saw the end; the run counts as alive until the last thing that was logged, or until `seenAt` if that is later. */
export function cutOff(events: readonly ReviewEvent[], seenAt = 0): readonly ReviewEvent[] {
  const last = events.at(-1);
  if (!last || !hasOpenRun(events)) return events;
  const { reviewId, run, seq } = last;
  const at = Math.max(last.at, seenAt);
  return [...events, { reviewId, run, seq: seq + 1, at, type: 'ended', outcome: 'interrupted', cause: 'reload' }];
}
