/** A finding and the element with its words in, its card in the flow of the answer out. */
import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { FindingIntent } from '../../src/protocol/messages.ts';
import { button } from './button.ts';
import { cardHead } from './cardHead.ts';
import { findingKeys } from './findingKeys.ts';
import { actionLabel, actionsFor, titleOf, type ShownFinding } from './findingText.ts';
import { t } from './l10n.ts';
import { showSuggestionDiff } from './suggestionDiff.ts';

export interface Card {
  readonly element: HTMLElement;
  /** `words` are those of the finding so far; they are the same element as long as they only grow. */
  update(shown: ShownFinding, words: HTMLElement): void;
}

export function createCard(wish: (intent: FindingIntent) => void): Card {
  const element = document.createElement('article');
  element.tabIndex = 0;
  // Of a card that is higher than the page the browser shows the middle, with the title behind the head.
  element.addEventListener('focus', () => {
    if (element.matches(':focus-visible')) element.firstElementChild?.scrollIntoView({ block: 'nearest' });
  });
  return {
    element,
    update: (shown, words) => {
      const { finding } = shown;
      const { severity, disposition, writing } = finding;
      element.className = ['finding', severity, disposition, writing ? 'unfinished' : ''].join(' ').trimEnd();
      element.setAttribute('aria-labelledby', headingId(shown));
      const focused = document.activeElement;
      const hadFocus = focused !== null && focused !== element && element.contains(focused);
      render(cardView(shown, words, wish), element);
      // The button that was pressed may be gone, and what it did is said in the head.
      const lost = hadFocus && (!focused.isConnected || focused.closest('[hidden]') !== null);
      if (lost) element.focus({ preventScroll: true });
      if (!writing) showSuggestionDiff(words, finding);
    },
  };
}

function headingId({ finding }: ShownFinding): string {
  return `finding-${finding.id}`;
}

function cardView(shown: ShownFinding, words: HTMLElement, wish: (intent: FindingIntent) => void): TemplateResult {
  const folded = shown.finding.disposition !== 'open';
  return html`${cardHead(shown, headingId(shown), wish)}
    <div class="finding-body" ?hidden=${folded}>${words}</div>
    ${actions(shown, wish)}`;
}

function actions(shown: ShownFinding, wish: (intent: FindingIntent) => void): TemplateResult | typeof nothing {
  const all = actionsFor(shown);
  if (all.length === 0) return nothing;
  const buttons = all.map((action, index) =>
    button({
      label: actionLabel(action),
      name: action,
      key: findingKeys[action],
      plain: index > 0,
      onClick: () => {
        wish(action);
      },
    }),
  );
  return html`<div class="finding-actions" role="group" aria-label=${t('Actions for {0}', titleOf(shown.finding))}>
    ${buttons}
  </div>`;
}
