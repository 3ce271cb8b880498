/** A log in, what a reader saw after each of its events out. */
import type { ReviewEvent } from '../../../src/review/event.ts';
import { reduce, type ReviewState } from '../../../src/review/state.ts';

export function statesOf(log: readonly ReviewEvent[]): readonly ReviewState[] {
  let state: ReviewState | undefined;
  return log.map((event) => (state = reduce(state, event)));
}

export function shownTexts(log: readonly ReviewEvent[]): readonly string[] {
  return statesOf(log).map(({ text }) => text);
}
