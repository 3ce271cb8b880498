/** Edits of reviewed documents in; what they make of the fixes there out: undo takes one back, redo applies it again. */
import type { FindingPlaces } from './editor/findingPlaces.ts';
import { dispositionIn } from './editor/dispositionIn.ts';
import { openDocument } from './editor/openDocument.ts';
import { linesOf } from './findings/textChange.ts';
import type { Reviews } from './session/reviews.ts';
import { batched } from './util/batched.ts';
import { DisposableStore, type Disposable } from './util/disposableStore.ts';

/** In milliseconds: an answer with many findings moves them one by one, and each look takes in the whole document. */
const pause = 20;

export function followFixes(reviews: Reviews, places: FindingPlaces): Disposable {
  const store = new DisposableStore();
  /** Fixes that were applied in this window, by review and finding: redo may apply them again. */
  const applied = new Set<string>();
  store.add(
    reviews.onChanged((event) => {
      if (event.type === 'findingSettled' && event.disposition === 'applied')
        applied.add(keyOf(event.reviewId, event.findingId));
    }),
  );
  const follow = (reviewId: string) => {
    const review = reviews.get(reviewId);
    const document = openDocument(places.uriOf(reviewId));
    if (!review?.state || !document) return;
    const lines = linesOf(document.getText());
    for (const finding of review.state.findings) {
      const place = places.placeOf({ reviewId, findingId: finding.id });
      const wasApplied = applied.has(keyOf(reviewId, finding.id));
      if (place) reviews.settle(reviewId, finding.id, dispositionIn(finding, place, lines, wasApplied));
    }
  };
  const moves = store.add(batched<string>(pause, (ids) => ids.forEach(follow)));
  store.add(places.onMoved(moves.add));
  return store;
}

function keyOf(reviewId: string, findingId: string): string {
  return `${reviewId} ${findingId}`;
}
