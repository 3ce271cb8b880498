/** Where a review stands, and what a reader can do about it there. */
import type { Outcome, ReviewEvent } from './event.ts';
import type { ReviewState } from './state.ts';

export type Phase = 'queued' | 'connecting' | 'streaming' | Outcome;

/** Whether the run goes on; exactly then a Stop makes sense. */
export function isRunning(phase: Phase): phase is 'queued' | 'connecting' | 'streaming' {
  return phase === 'queued' || phase === 'connecting' || phase === 'streaming';
}

/** Whether the newest run of a log has no end yet; findings may be settled after it. */
export function hasOpenRun(events: readonly ReviewEvent[]): boolean {
  return events.findLast(({ type }) => type === 'started' || type === 'ended')?.type === 'started';
}

/** Whether there is an incomplete answer that another run can go on with. */
export function canResume({ phase, cause, text }: Pick<ReviewState, 'phase' | 'cause' | 'text'>): boolean {
  if (text === '') return false;
  // Past a content filter there is no more to be had.
  if (phase === 'truncated') return cause === 'length';
  return phase === 'interrupted' || phase === 'failed' || phase === 'cancelled';
}
