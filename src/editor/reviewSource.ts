/** What the editor needs to know of the reviews: their code, their state and that something happened to them. */
import type { ReviewEvent } from '../review/event.ts';
import type { ReviewState } from '../review/state.ts';
import type { ReviewTarget } from '../review/target.ts';
import type { Disposable } from '../util/disposableStore.ts';

export interface ReviewedCode {
  readonly id: string;
  readonly target: ReviewTarget;
  readonly state: ReviewState | undefined;
}

export interface ReviewSource {
  /** Oldest first. */
  readonly all: readonly ReviewedCode[];
  get(id: string): ReviewedCode | undefined;
  onAdded(listener: (review: ReviewedCode) => void): Disposable;
  onRemoved(listener: (review: ReviewedCode) => void): Disposable;
  /** After each event, with the review's state already up to date. */
  onChanged(listener: (event: ReviewEvent) => void): Disposable;
}

/** Names one finding among those of all reviews. */
export interface FindingRef {
  readonly reviewId: string;
  readonly findingId: string;
}
