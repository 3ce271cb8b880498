/** How much a finding matters in, its codicon and its words out: the icon is never the only sign of it. */
import type { Severity } from '../../src/review/finding.ts';
import { t } from './l10n.ts';

export const severityIcons: Readonly<Record<Severity, string>> = {
  critical: 'error',
  warning: 'warning',
  suggestion: 'lightbulb',
  note: 'info',
};

export function severityWord(severity: Severity): string {
  return { critical: t('Critical'), warning: t('Warning'), suggestion: t('Suggestion'), note: t('Note') }[severity];
}
