/** A review's code and findings in, the same as a followed document and its ranges out, by the findings' ids. */
import { relocate, trackRange, untrackRange, type TrackedDocument } from '../findings/tracking.ts';
import type { LineSpan } from '../review/finding.ts';
import type { FindingState } from '../review/findings.ts';
import type { ReviewTarget } from '../review/target.ts';

/** The reviewed document as it is found now. */
export function locateReviewed(target: ReviewTarget, textNow: string): TrackedDocument {
  const { kind, text, documentText, startLine } = target;
  const isWhole = documentText !== undefined || kind === 'file';
  return relocate({ text: documentText ?? text, startLine: isWhole ? 1 : startLine, isWhole }, textNow);
}

/** Follows those findings whose lines are known, and no others. A range that is followed already stays the same object. */
export function withRangesOf(document: TrackedDocument, findings: readonly FindingState[]): TrackedDocument {
  const wanted = new Map(findings.flatMap((finding) => (isLocated(finding) ? [[finding.id, finding.anchor]] : [])));
  let next = document;
  for (const key of document.ranges.keys()) if (!wanted.has(key)) next = untrackRange(next, key);
  for (const [key, span] of wanted) {
    const known = next.ranges.get(key)?.reviewed;
    if (known?.startLine === span.startLine && known.endLine === span.endLine) continue;
    next = areReviewed(span, next) ? trackRange(next, key, span) : untrackRange(next, key);
  }
  return next;
}

type Located = FindingState & { readonly anchor: { readonly kind: 'located' } };

export function isLocated(finding: FindingState): finding is Located {
  return !finding.writing && finding.anchor?.kind === 'located';
}

/** What was stored by another version may name lines that this one does not know. */
function areReviewed({ startLine, endLine }: LineSpan, { text: { reviewed } }: TrackedDocument): boolean {
  return (
    startLine >= reviewed.startLine && startLine <= endLine && endLine < reviewed.startLine + reviewed.lines.length
  );
}
