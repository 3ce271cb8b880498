/** A review's findings in, how many of them are open out: in words, and as a button for each severity that filters by it. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { severities, type Severity } from '../../src/review/finding.ts';
import type { FindingState } from '../../src/review/findings.ts';
import { withSeverity, type FilterControl } from './filter.ts';
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

export function openCountsView(
  findings: readonly FindingState[],
  { filter, set }: FilterControl,
): TemplateResult | typeof nothing {
  // What is pressed can be released again, whatever became of the findings.
  const counts = openCounts(findings, filter.severities);
  if (counts.length === 0) return nothing;
  const button = (severity: Severity, number: number) => {
    const words = countWords(severity, number);
    return html`<button
      class="count"
      type="button"
      aria-label=${words}
      aria-pressed=${filter.severities.includes(severity) ? 'true' : 'false'}
      title=${t('{0}: show only these', words)}
      @click=${() => {
        set(withSeverity(filter, severity));
      }}
    >
      <span class="codicon codicon-${severityIcons[severity]} severity ${severity}" aria-hidden="true"></span
      >${count(number)}
    </button>`;
  };
  // A button keeps its severity, and with it the focus, whatever comes beside it.
  const buttons = repeat(
    counts,
    ([severity]) => severity,
    ([severity, number]) => button(severity, number),
  );
  return html`<div class="counts" role="group" aria-label=${openCountWords(findings)}>${buttons}</div>`;
}

/** The gravest first. */
function openCounts(
  findings: readonly FindingState[],
  always: readonly Severity[] = [],
): (readonly [Severity, number])[] {
  const open = openFindings(findings);
  return severities
    .map((severity) => [severity, open.filter((finding) => finding.severity === severity).length] as const)
    .filter(([severity, number]) => number > 0 || always.includes(severity));
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
