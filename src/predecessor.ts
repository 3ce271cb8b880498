/** What is to be reviewed in, the review of the same lines out that the new one takes the place of. */
import type { FindingPlaces } from './editor/findingPlaces.ts';
import { isRunning } from './review/phase.ts';
import type { ReviewTarget } from './review/target.ts';
import type { Review, Reviews } from './session/reviews.ts';

/** Undefined where there is none, or where it still runs: starting a review never ends another one. */
export function predecessorOf(
  target: ReviewTarget,
  reviews: Pick<Reviews, 'all'>,
  places: Pick<FindingPlaces, 'targetPlace' | 'uriOf'>,
): Review | undefined {
  if (target.uri === '') return undefined;
  return reviews.all.findLast((review) => {
    const { id, state } = review;
    if (!state || isRunning(state.phase)) return false;
    if ((places.uriOf(id) ?? review.target.uri) !== target.uri) return false;
    if (target.kind === 'file' || review.target.kind === 'file') return target.kind === review.target.kind;
    // Its lines may have moved since.
    const { startLine, endLine } = places.targetPlace(id) ?? review.target;
    return startLine === target.startLine && endLine === target.endLine;
  });
}
