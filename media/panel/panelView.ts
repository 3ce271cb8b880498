/** All that the panel holds in, its one template out. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { ref } from 'lit/directives/ref.js';
import { isRunning } from '../../src/review/phase.ts';
import type { ReviewState } from '../../src/review/state.ts';
import type { Answer } from './answer.ts';
import type { FilterControl } from './filter.ts';
import { emptyState } from './emptyState.ts';
import { header } from './header.ts';
import { measureHead } from './headRoom.ts';
import type { Post } from './host.ts';
import { t } from './l10n.ts';
import { keyHelp } from './keyHelp.ts';
import { answerKey } from './keys.ts';
import { lostState } from './lostState.ts';
import type { Reasoning } from './reasoning.ts';
import { emptyAnswerSentence, noticeSentence } from './statusText.ts';
import { switcher, tabId } from './switcher.ts';

export interface PanelView {
  readonly reviews: readonly ReviewState[];
  readonly shown:
    { readonly state: ReviewState; readonly answer: Answer; readonly filtering: FilterControl } | undefined;
  readonly reasoning: Reasoning;
  /** The keys of Review on this keyboard; empty where there are none. */
  readonly shortcut: string;
  /** In the host's time. */
  readonly now: number;
  /** The page could not follow the host, and has given up. */
  readonly lost: boolean;
  /** No word has come for a moment. */
  readonly resting: boolean;
  readonly newBelow: boolean;
  readonly toEnd: () => void;
  /** Asks the host for everything anew. */
  readonly startOver: () => void;
  readonly post: Post;
}

export function panelView(view: PanelView): TemplateResult {
  const { shown, reviews, post } = view;
  if (view.lost) return lostState(view.startOver, post);
  if (!shown) return emptyState(view.shortcut, post);
  return html`
    <header class="head" ${ref(measureHead)}>
      ${switcher({ reviews, shown: shown.state, now: view.now, post })}${header(shown.state, view.now, post, shown.filtering)}
    </header>
    <main>${reviewBody(view, shown.state, shown.answer)} ${view.newBelow ? newBelowButton(view.toEnd) : nothing}</main>
  `;
}

function reviewBody({ reviews, resting, reasoning }: PanelView, state: ReviewState, answer: Answer): TemplateResult {
  const tabbed = reviews.length > 1;
  const running = isRunning(state.phase);
  const emptyAnswer = emptyAnswerSentence(state);
  return html`<section
    id="review"
    class=${['body', ...(running ? ['writing'] : []), ...(running && resting ? ['resting'] : [])].join(' ')}
    data-vscode-context=${JSON.stringify({ reviewId: state.reviewId })}
    role=${tabbed ? 'tabpanel' : nothing}
    aria-labelledby=${tabbed ? tabId(state.reviewId) : nothing}
  >
    ${state.notices.map((notice) => html`<p class="quiet">${noticeSentence(notice)}</p>`)}
    ${state.reasoning === '' ? nothing : reasoning.view(answerKey(state), answer.reasoning)} ${answer.prose}
    ${emptyAnswer === undefined ? nothing : html`<p class="empty-answer">${emptyAnswer}</p>`}
    ${running || state.text === '' ? nothing : html`<p class="quiet">${t('AI-generated, may be wrong')}</p>`}
    ${running || state.findings.length === 0 ? nothing : keyHelp()}
  </section>`;
}

function newBelowButton(toEnd: () => void): TemplateResult {
  return html`<button class="new-below" type="button" @click=${toEnd}>
    <span class="codicon codicon-arrow-down" aria-hidden="true"></span><span>${t('New below')}</span>
  </button>`;
}
