/** The open suggestions of one document in; those that can be applied together, and why the others cannot, out. */
import type { FindingState } from '../review/findings.ts';
import type { Localizer } from '../util/localizer.ts';
import { fixStands } from './fixStands.ts';
import { guardedFix, type Standing } from './guardedFix.ts';
import { editedLines, overlaps, type LineEdit } from './lineEdit.ts';

export interface LeftFix {
  readonly finding: FindingState;
  /** A sentence for people. */
  readonly reason: string;
}

export interface SafeFixes {
  readonly edits: readonly LineEdit[];
  readonly applied: readonly FindingState[];
  readonly left: readonly LeftFix[];
}

/** Of those that change the same lines, or put the same there, the first one that is safe. */
export function safeFixes(candidates: readonly Standing[], l10n: Localizer): SafeFixes {
  const edits: LineEdit[] = [];
  const applied: FindingState[] = [];
  const left: LeftFix[] = [];
  for (const candidate of candidates) {
    const { finding } = candidate;
    const fix = guardedFix(candidate, false, l10n);
    if ('refusal' in fix) {
      left.push({ finding, reason: fix.refusal });
    } else if (edits.some((edit) => overlaps(edit, fix.edit))) {
      left.push({ finding, reason: l10n.t('Another suggestion changes the same lines.') });
    } else if (stands(candidate, edits)) {
      left.push({ finding, reason: l10n.t('Another suggestion does the same.') });
    } else {
      edits.push(fix.edit);
      applied.push(finding);
    }
  }
  return { edits, applied, left };
}

/** Whether the document holds the fix once the edits are done, which are all of other lines. */
function stands({ finding: { fix }, place, lines }: Standing, edits: readonly LineEdit[]): boolean {
  if (!place) return false;
  const shift = edits
    .filter(({ endLine }) => endLine < place.startLine)
    .reduce(
      (sum, { startLine, endLine, text }) =>
        sum + (text === '' ? 0 : text.split('\n').length) - (endLine - startLine + 1),
      0,
    );
  const { startLine, endLine, state } = place;
  return fixStands(fix, { startLine: startLine + shift, endLine: endLine + shift, state }, editedLines(lines, edits));
}
