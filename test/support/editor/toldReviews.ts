/** Reviews of which a test tells what happens: what the editor needs of them, without a server. */
import type { FindingRef, ReviewedCode, ReviewSource } from '../../../src/editor/reviewSource.ts';
import type { ReviewEvent, ReviewEventBody } from '../../../src/review/event.ts';
import type { Finding, LineSpan } from '../../../src/review/finding.ts';
import { reduce, type ReviewState } from '../../../src/review/state.ts';
import { summarize, type ReviewTarget } from '../../../src/review/target.ts';
import { Emitter } from '../../../src/util/emitter.ts';

interface Told extends ReviewedCode {
  state: ReviewState | undefined;
}

export class ToldReviews implements ReviewSource {
  readonly #reviews = new Map<string, Told>();
  readonly #added = new Emitter<ReviewedCode>();
  readonly #removed = new Emitter<ReviewedCode>();
  readonly #changed = new Emitter<ReviewEvent>();

  get all(): readonly ReviewedCode[] {
    return [...this.#reviews.values()];
  }

  get(id: string): ReviewedCode | undefined {
    return this.#reviews.get(id);
  }

  onAdded(listener: (review: ReviewedCode) => void) {
    return this.#added.on(listener);
  }

  onRemoved(listener: (review: ReviewedCode) => void) {
    return this.#removed.on(listener);
  }

  onChanged(listener: (event: ReviewEvent) => void) {
    return this.#changed.on(listener);
  }

  /** A review whose answer has begun. */
  start(id: string, target: ReviewTarget, ...findings: readonly Finding[]): void {
    const review: Told = { id, target, state: undefined };
    this.#reviews.set(id, review);
    this.#added.fire(review);
    this.tell(id, { type: 'started', target: summarize(target), model: 'some-model', endpoint: 'http://some' });
    for (const finding of findings) this.tell(id, { type: 'findingClosed', finding });
  }

  tell(id: string, body: ReviewEventBody): void {
    const review = this.#reviews.get(id);
    if (!review) throw new Error(`No review ${id}`);
    const { seq = 0, run = 0 } = review.state ?? {};
    const position = { seq: seq + 1, reviewId: id, run: body.type === 'started' ? run + 1 : run, at: 0 };
    const event: ReviewEvent = { ...position, ...body };
    review.state = reduce(review.state, event);
    this.#changed.fire(event);
  }

  discard({ reviewId, findingId }: FindingRef): void {
    this.tell(reviewId, { type: 'findingSettled', findingId, disposition: 'discarded' });
  }

  remove(id: string): void {
    const review = this.#reviews.get(id);
    this.#reviews.delete(id);
    if (review) this.#removed.fire(review);
  }
}

/** A finding about these lines, whose suggestion may be applied. */
export function findingAt(span: LineSpan, more: Partial<Finding> = {}): Finding {
  return {
    id: `1.${span.startLine}`,
    severity: 'warning',
    title: `About line ${span.startLine}`,
    body: 'It is *wrong*.\n\nIn two ways.',
    suggestion: 'better',
    textStart: 0,
    bodyStart: 0,
    textEnd: 0,
    anchor: { kind: 'located', match: 'exact', whole: true, ...span },
    fix: { kind: 'apply', text: 'better', ...span },
    ...more,
  };
}
