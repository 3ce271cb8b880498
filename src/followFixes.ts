/** Edits of reviewed documents in; what they make of the fixes there out: undo takes one back, redo applies it again. */
import type { AppliedFixes } from './editor/appliedFixes.ts';
import { dispositionIn } from './editor/dispositionIn.ts';
import type { FindingPlaces } from './editor/findingPlaces.ts';
import { openDocument } from './editor/openDocument.ts';
import { linesOf } from './findings/textChange.ts';
import type { Reviews } from './session/reviews.ts';
import { batched } from './util/batched.ts';
import { digest } from './util/digest.ts';
import { DisposableStore, type Disposable } from './util/disposableStore.ts';

/** In milliseconds: an answer with many findings moves them one by one, and each look takes in the whole document. */
const pause = 20;

export function followFixes(reviews: Reviews, places: FindingPlaces, applied: AppliedFixes): Disposable {
  const store = new DisposableStore();
  const follow = (reviewId: string) => {
    const findings = reviews
      .get(reviewId)
      ?.state?.findings.filter(
        ({ id: findingId, disposition }) => disposition === 'applied' || applied.has({ reviewId, findingId }),
      );
    const document = openDocument(places.uriOf(reviewId));
    if (!findings || findings.length === 0 || !document) return;
    const text = document.getText();
    const now = digest(text);
    const lines = linesOf(text);
    for (const finding of findings) {
      const ref = { reviewId, findingId: finding.id };
      const place = places.placeOf(ref);
      if (place)
        reviews.settle(reviewId, finding.id, dispositionIn(finding, place, lines, applied.versionOf(ref, now)));
    }
  };
  const looks = store.add(batched<string>(pause, (ids) => ids.forEach(follow)));
  store.add(places.onMoved(looks.add));
  // An edit may take a fix back and leave all lines where they are.
  store.add(places.onEdited(looks.add));
  return store;
}
