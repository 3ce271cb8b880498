/** The reviews and where their findings are in; which findings are marked in which document out. */
import type { TrackedRange } from '../findings/trackedRange.ts';
import type { FindingPlace } from '../review/finding.ts';
import type { FindingState } from '../review/findings.ts';
import type { ReviewState } from '../review/state.ts';
import { overlaps } from './lineEdit.ts';
import type { FindingRef, ReviewedCode } from './reviewSource.ts';
import { isLocated } from './trackedFindings.ts';

export interface ShownFinding extends FindingRef {
  /** Of its document as it is called now. */
  readonly uri: string;
  readonly languageId: string;
  readonly finding: FindingState;
  readonly place: TrackedRange;
}

export interface PlacesNow {
  uriOf(reviewId: string): string | undefined;
  /** The reviewed code itself; undefined where its document has not been open yet. */
  targetPlace(reviewId: string): FindingPlace | undefined;
  placeOf(ref: FindingRef): TrackedRange | undefined;
}

/**
 * By the URI of the document, from top to bottom. Lines that a newer review has looked at too have its marks alone.
 * `reviews` are the oldest first.
 */
export function shownFindings(
  reviews: readonly ReviewedCode[],
  places: PlacesNow,
): ReadonlyMap<string, readonly ShownFinding[]> {
  const shown = new Map<string, ShownFinding[]>();
  for (const [index, review] of reviews.entries()) {
    const uri = places.uriOf(review.id);
    if (uri === undefined) continue;
    const newer = reviews.slice(index + 1).filter(({ id, state }) => places.uriOf(id) === uri && says(state));
    const spans = newer.flatMap(({ id }) => places.targetPlace(id) ?? []);
    const findings = findingsOf(review, uri, places).filter(
      ({ place }) => !spans.some((span) => overlaps(span, place)),
    );
    if (findings.length > 0) shown.set(uri, [...(shown.get(uri) ?? []), ...findings]);
  }
  for (const findings of shown.values()) {
    findings.sort(({ place: a }, { place: b }) => a.startLine - b.startLine || a.endLine - b.endLine);
  }
  return shown;
}

/** One that failed, or has only begun, takes no marks away: its reader would be left with none. */
function says(state: ReviewState | undefined): boolean {
  return state !== undefined && (state.phase === 'finished' || state.findings.some(isLocated));
}

function findingsOf({ id: reviewId, target, state }: ReviewedCode, uri: string, places: PlacesNow): ShownFinding[] {
  return (state?.findings ?? []).flatMap((finding) => {
    const place = places.placeOf({ reviewId, findingId: finding.id });
    if (!isLocated(finding) || finding.disposition !== 'open' || !place || place.state === 'outdated') return [];
    return [{ reviewId, findingId: finding.id, uri, languageId: target.languageId, finding, place }];
  });
}
