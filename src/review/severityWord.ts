/** A severity in, the word for it out, in the reader's language. */
import type { Finding, Severity } from '../review/finding.ts';
import type { Localizer } from '../util/localizer.ts';
import { visibleText } from '../util/visibleText.ts';

export function severityWord(severity: Severity, l10n: Localizer): string {
  switch (severity) {
    case 'critical':
      return l10n.t('Critical');
    case 'warning':
      return l10n.t('Warning');
    case 'suggestion':
      return l10n.t('Suggestion');
    case 'note':
      return l10n.t('Note');
  }
}

/** For a reader's eyes; never empty, though an answer may give a finding no title. */
export function titleOf({ title, severity }: Finding, l10n: Localizer): string {
  return title === '' ? severityWord(severity, l10n) : visibleText(title);
}
