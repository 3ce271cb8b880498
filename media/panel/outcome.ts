/** A review that waits, broke off or ended early in; the sentence, the server's own words and the buttons that help out. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ReviewState } from '../../src/review/state.ts';
import { button } from './button.ts';
import type { Post } from './host.ts';
import { t } from './l10n.ts';
import { isOfReview, remediesFor, remediesMeanwhile, remedyLabel, type Remedy } from './remedies.ts';
import { runKey } from './keys.ts';
import { pendingSentence, type Standing } from './standing.ts';
import { outcomeSentence } from './statusText.ts';

export function outcomeBox(state: ReviewState, standing: Standing, post: Post): TemplateResult | typeof nothing {
  const sentence = outcomeSentence(state) ?? pendingSentence(state);
  if (sentence === undefined) return nothing;
  const wish = (remedy: Remedy) => () => {
    if (isOfReview(remedy)) post({ type: remedy, reviewId: state.reviewId });
    else post({ type: remedy });
  };
  const ofEnd = remediesFor(state).map((remedy, index) =>
    button({ label: remedyLabel(remedy, state.phase), primary: index === 0, onClick: wish(remedy) }),
  );
  const isSpent = state.waiting !== undefined && standing !== 'waiting';
  const meanwhile = remediesMeanwhile(state).map((remedy) =>
    button({ label: remedyLabel(remedy), disabled: isSpent, onClick: wish(remedy) }),
  );
  const buttons = [...ofEnd, ...meanwhile];
  return html`<div class="outcome ${standing}">
    <p>${sentence}</p>
    ${causeDetails(state, sentence)} ${buttons.length > 0 ? html`<div class="remedies">${buttons}</div>` : nothing}
  </div>`;
}

function causeDetails(state: ReviewState, sentence: string): TemplateResult | typeof nothing {
  const { error, brokeOff } = state;
  const first = brokeOff && brokeOff !== error ? t('Before that: {0}', brokeOff.detail ?? brokeOff.message) : undefined;
  const words = [error?.message, error?.detail, first].filter((text) => text !== undefined && text !== sentence);
  if (words.length === 0) return nothing;
  // Opened for one review, it is closed for the next.
  return html`${keyed(
    runKey(state),
    html`<details>
      <summary>${t('Details')}</summary>
      <pre tabindex="0">${words.join('\n')}</pre>
    </details>`,
  )}`;
}
