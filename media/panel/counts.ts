/** A review's findings in, how many of them are open out: in figures by severity, and in words. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { severities, type Severity } from '../../src/review/finding.ts';
import type { FindingState } from '../../src/review/findings.ts';
import { count } from './format.ts';
import { t } from './l10n.ts';
import { severityIcons } from './severity.ts';

export function openFindings(findings: readonly FindingState[]): readonly FindingState[] {
  return findings.filter(({ disposition }) => disposition === 'open');
}

/** `1 critical, 2 warnings`; empty where none is open. */
export function openCountWords(findings: readonly FindingState[]): string {
  return openCounts(findings)
    .map(([severity, number]) => countWords(severity, number))
    .join(', ');
}

/** `3 findings` */
export function findingCountWords(number: number): string {
  return number === 1 ? t('1 finding') : t('{0} findings', count(number));
}

export function openCountsView(findings: readonly FindingState[]): TemplateResult | typeof nothing {
  const words = openCountWords(findings);
  if (words === '') return nothing;
  const figures = openCounts(findings).map(
    ([severity, number]) =>
      html`<span class="count"
        ><span class="codicon codicon-${severityIcons[severity]} severity ${severity}"></span>${count(number)}</span
      >`,
  );
  return html`<span class="counts" role="img" aria-label=${words} title=${words}>${figures}</span>`;
}

/** The gravest first. */
function openCounts(findings: readonly FindingState[]): (readonly [Severity, number])[] {
  const open = openFindings(findings);
  return severities
    .map((severity) => [severity, open.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, number]) => number > 0);
}

function countWords(severity: Severity, number: number): string {
  const figure = count(number);
  switch (severity) {
    case 'critical':
      return t('{0} critical', figure);
    case 'warning':
      return number === 1 ? t('1 warning') : t('{0} warnings', figure);
    case 'suggestion':
      return number === 1 ? t('1 suggestion') : t('{0} suggestions', figure);
    case 'note':
      return number === 1 ? t('1 note') : t('{0} notes', figure);
  }
}
