/** A finding's fix in, the two texts out whose difference shows what it would do. */
import type { TrackedRange } from '../findings/trackedRange.ts';
import type { FindingState } from '../review/findings.ts';
import type { ReviewTarget } from '../review/target.ts';
import { editedLines } from './lineEdit.ts';

/**
 * `fixed`: the document as it is, with the fix. `reviewed` and `reviewedFixed`: the code as it was reviewed, without and
 * with it. `quote` and `suggestion`: the finding's own words, where it is not known which lines they are about.
 */
export const previewSides = ['fixed', 'reviewed', 'reviewedFixed', 'quote', 'suggestion'] as const;
export type PreviewSide = (typeof previewSides)[number];

/** What is compared; the document itself stands for the left side where the lines hold what was reviewed. */
export function sidesFor(
  { fix }: Pick<FindingState, 'fix'>,
  place: Pick<TrackedRange, 'state'> | undefined,
): { readonly left: PreviewSide | 'document'; readonly right: PreviewSide } {
  if (fix.kind === 'none') return { left: 'quote', right: 'suggestion' };
  return place?.state === 'inPlace'
    ? { left: 'document', right: 'fixed' }
    : { left: 'reviewed', right: 'reviewedFixed' };
}

export interface Previewed {
  readonly target: ReviewTarget;
  readonly finding: FindingState;
  readonly place: TrackedRange | undefined;
  /** Those of the document as it is now. */
  readonly lines: readonly string[];
}

/** Lines end in `\n`. */
export function previewText(side: PreviewSide, { target, finding, place, lines }: Previewed): string {
  const { fix, quote = '', suggestion = '' } = finding;
  if (side === 'quote') return quote;
  if (side === 'suggestion') return suggestion;
  if (side === 'fixed') {
    const isThere = place?.state === 'inPlace' && fix.kind !== 'none';
    const { startLine = 1, endLine = 1 } = place ?? {};
    return (isThere ? editedLines(lines, [{ startLine, endLine, text: fix.text }]) : lines).join('\n');
  }
  const reviewed = (target.documentText ?? target.text).split('\n');
  if (side === 'reviewed' || fix.kind === 'none') return reviewed.join('\n');
  const above = target.documentText === undefined ? target.startLine - 1 : 0;
  const [startLine, endLine] = [fix.startLine - above, fix.endLine - above];
  return editedLines(reviewed, [{ startLine, endLine, text: fix.text }]).join('\n');
}
