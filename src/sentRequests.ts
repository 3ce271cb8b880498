/** What was sent for each review, to the letter but for keys. It is kept in memory alone, and not for ever. */
import { viewRequest, type RequestView } from './outgoing/requestView.ts';

/** Of one review; a run that goes on after breaks sends several. */
const keptRequests = 10;
const keptReviews = 20;

export class SentRequests {
  readonly #byReview = new Map<string, RequestView[]>();

  /** `inner`, and what it is given is kept for this review; nothing without one. */
  record(reviewId: string | undefined, inner: typeof fetch): typeof fetch {
    return (input, init = {}) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (reviewId !== undefined) this.#keep(reviewId, viewRequest(url, init, Date.now()));
      return inner(input, init);
    };
  }

  /** Oldest first; empty where none was sent in this window. */
  of(reviewId: string): readonly RequestView[] {
    return this.#byReview.get(reviewId) ?? [];
  }

  #keep(reviewId: string, request: RequestView): void {
    const requests = [...this.of(reviewId), request].slice(-keptRequests);
    // The newest last, so that the first is the one to go.
    this.#byReview.delete(reviewId);
    this.#byReview.set(reviewId, requests);
    const [oldest] = this.#byReview.keys();
    if (this.#byReview.size > keptReviews && oldest !== undefined) this.#byReview.delete(oldest);
  }
}
