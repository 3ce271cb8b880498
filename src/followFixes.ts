/** Edits of reviewed documents in; what they make of the fixes there out: undo takes one back, redo applies it again. */
import * as vscode from 'vscode';
import type { FindingPlaces } from './editor/findingPlaces.ts';
import { linesOf } from './editor/applyEdits.ts';
import { dispositionIn } from './editor/dispositionIn.ts';
import type { Reviews } from './session/reviews.ts';
import type { Disposable } from './util/disposableStore.ts';

export function followFixes(reviews: Reviews, places: FindingPlaces): Disposable {
  return places.onMoved((reviewId) => {
    const review = reviews.get(reviewId);
    const uri = places.uriOf(reviewId) ?? review?.target.uri;
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    if (!review?.state || !document) return;
    const lines = linesOf(document);
    for (const finding of review.state.findings) {
      const place = places.placeOf({ reviewId, findingId: finding.id });
      if (place) reviews.settle(reviewId, finding.id, dispositionIn(finding, place, lines));
    }
  });
}
