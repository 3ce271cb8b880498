/** A review that ended early in, the sentence, the server's own words and the buttons that help out. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ReviewState } from '../../src/review/state.ts';
import { button } from './button.ts';
import type { Post } from './host.ts';
import { t } from './l10n.ts';
import { remediesFor, remedyLabel, type Remedy } from './remedies.ts';
import { runKey } from './runKey.ts';
import { outcomeSentence } from './statusText.ts';

export function outcomeBox(state: ReviewState, post: Post): TemplateResult | typeof nothing {
  const sentence = outcomeSentence(state);
  if (sentence === undefined) return nothing;
  const wish = (remedy: Remedy) => () => {
    post(remedy === 'retry' ? { type: remedy, reviewId: state.reviewId } : { type: remedy });
  };
  const buttons = remediesFor(state).map((remedy, index) =>
    button({ label: remedyLabel(remedy), primary: index === 0, onClick: wish(remedy) }),
  );
  return html`<div class="outcome ${state.phase}">
    <p>${sentence}</p>
    ${causeDetails(state, sentence)} ${buttons.length > 0 ? html`<div class="remedies">${buttons}</div>` : nothing}
  </div>`;
}

function causeDetails(state: ReviewState, sentence: string): TemplateResult | typeof nothing {
  const { error } = state;
  const words = [error?.message, error?.detail].filter((text) => text !== undefined && text !== sentence);
  if (words.length === 0) return nothing;
  // Opened for one review, it is closed for the next.
  return html`${keyed(
    runKey(state),
    html`<details>
      <summary>${t('Details')}</summary>
      <pre>${words.join('\n')}</pre>
    </details>`,
  )}`;
}
