/** What the panel's keys do, folded away below the findings. */
import { html, type TemplateResult } from 'lit/html.js';
import { actionLabel } from './findingText.ts';
import { t } from './l10n.ts';

export function keyHelp(): TemplateResult {
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['j', 'Down'], t('Next finding')],
    [['k', 'Up'], t('Previous finding')],
    [['Enter'], actionLabel('revealFinding')],
    [['a'], actionLabel('apply')],
    [['p'], actionLabel('preview')],
    [['d'], actionLabel('discard')],
    [['u'], t('Take back the last Apply or Discard')],
    [['/'], t('Filter findings')],
    [['End'], t('On with the end of the answer')],
    [['Esc'], t('Back to the code')],
  ];
  return html`<details class="keys">
    <summary>${t('Keys')}</summary>
    <dl>
      ${keys.map(
        ([names, words]) =>
          html`<div>
            <dt>${names.map((name) => html`<kbd>${name}</kbd> `)}</dt>
            <dd>${words}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}
