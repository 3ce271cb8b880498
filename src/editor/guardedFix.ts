/** A finding, where its lines are, and what stands there in; the edit that its fix is out, or why it cannot be applied. */
import { isAsReviewed, type TrackedRange } from '../findings/trackedRange.ts';
import type { FindingState } from '../review/findings.ts';
import { hiddenWords } from '../review/hiddenWords.ts';
import { addedHidden, type HiddenPlace } from '../util/hiddenPlaces.ts';
import type { Localizer } from '../util/localizer.ts';
import { fixStands } from './fixStands.ts';
import type { LineEdit } from './lineEdit.ts';

export interface Standing {
  readonly finding: FindingState;
  /** Undefined where the finding is not located. */
  readonly place: TrackedRange | undefined;
  /** The document's lines as they are now. */
  readonly lines: readonly string[];
}

/** `refusal` is a sentence for people; `added`: what cannot be seen and stands there only with the fix. */
export type GuardedFix =
  { readonly edit: LineEdit; readonly added: readonly HiddenPlace[] } | { readonly refusal: string };

/** `previewed`: the user has seen the difference. */
export function guardedFix({ finding, place, lines }: Standing, previewed: boolean, l10n: Localizer): GuardedFix {
  const { fix, disposition, anchor, writing, suggestion } = finding;
  if (writing) return { refusal: l10n.t('The finding is still being written.') };
  if (suggestion === undefined) return { refusal: l10n.t('It has no suggestion.') };
  if (anchor?.kind !== 'located' || !place) {
    return { refusal: l10n.t('The quoted code was not found for sure, so it is not known which lines to replace.') };
  }
  if (fix.kind === 'none') return { refusal: l10n.t('What it suggests stands there already.') };
  if (disposition === 'applied') return { refusal: l10n.t('It has been applied already.') };
  if (fixStands(fix, place, lines)) return { refusal: l10n.t('What it suggests stands there already.') };
  if (place.state === 'outdated') return { refusal: l10n.t('The lines that it is about are not there any more.') };
  const { startLine, endLine } = place;
  if (!isAsReviewed(place, lines.slice(startLine - 1, endLine).join('\n'))) {
    return { refusal: l10n.t('The code has changed since the review.') };
  }
  const added = addedHidden(place.text, fix.text, startLine);
  if (added.length > 0 && !previewed) {
    const sentence = l10n.t('It adds characters that cannot be seen: {0}.', hiddenWords(added, l10n));
    return { refusal: `${sentence} ${l10n.t('Look at the difference first.')}` };
  }
  if ((fix.kind === 'preview' || place.isCopy) && !previewed) {
    return {
      refusal: l10n.t('It is not sure that the suggestion replaces exactly these lines. Look at the difference first.'),
    };
  }
  return { edit: { startLine, endLine, text: fix.text }, added };
}
