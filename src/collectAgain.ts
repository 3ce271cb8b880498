/** A review in, its code as it is now out, where that is no longer what was reviewed. */
import { targetOf, wholeFile } from './collect/target.ts';
import type { FindingPlaces } from './editor/findingPlaces.ts';
import { openDocument } from './editor/openDocument.ts';
import { isAsReviewed } from './findings/trackedRange.ts';
import type { ReviewTarget } from './review/target.ts';
import type { Review } from './session/reviews.ts';

/** Undefined where the code is the same, is gone, or its document is not open: then the snapshot is all there is. */
export function collectAgain({ id, target }: Review, places: FindingPlaces): ReviewTarget | undefined {
  const place = places.targetPlace(id);
  const document = openDocument(places.uriOf(id));
  if (!place || !document || place.state === 'outdated') return undefined;
  if (target.kind === 'file') {
    const whole = targetOf(document, wholeFile(document));
    return whole.text === target.text ? undefined : whole;
  }
  const { startLine, endLine } = place;
  const { kind, symbol } = target;
  const range = { kind, firstLine: startLine - 1, lastLine: endLine - 1, ...(symbol === undefined ? {} : { symbol }) };
  const now = targetOf(document, range);
  return isAsReviewed(place, now.text) ? undefined : now;
}
