/** The reviews that the panel holds in, a row of tabs out; with a single one there is nothing to choose. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { isRunning } from '../../src/review/phase.ts';
import type { ReviewState } from '../../src/review/state.ts';
import type { TargetSummary } from '../../src/review/target.ts';
import { findingCountWords, openFindings } from './counts.ts';
import { distinctFolder } from './distinctFolder.ts';
import { count, lineRange, splitPath } from './format.ts';
import type { Post } from './host.ts';
import { t } from './l10n.ts';
import { phaseIcon } from './phaseIcon.ts';
import { remedyLabel } from './remedies.ts';
import { standingOf, standingWord, standingWords } from './standing.ts';

export interface SwitcherView {
  readonly reviews: readonly ReviewState[];
  readonly shown: ReviewState;
  /** In the host's time. */
  readonly now: number;
  readonly post: Post;
}

export function switcher(view: SwitcherView): TemplateResult | typeof nothing {
  const { reviews } = view;
  if (reviews.length < 2) return nothing;
  const tabs = repeat(
    reviews,
    ({ reviewId }) => reviewId,
    (review) => tab(review, view),
  );
  const running = reviews.filter(({ phase }) => isRunning(phase)).length;
  return html`<div class="switcher">
    <div role="tablist" aria-label=${t('Reviews')} @keydown=${moveFocus}>${tabs}</div>
    ${
      running > 1
        ? iconButton('stop-circle', remedyLabel('stopAll'), () => {
            view.post({ type: 'stopAll' });
          })
        : nothing
    }
    ${iconButton('add', remedyLabel('reviewActive'), () => {
      view.post({ type: 'reviewActive' });
    })}
  </div>`;
}

function iconButton(icon: string, label: string, onClick: () => void): TemplateResult {
  return html`<button class="icon" type="button" title=${label} aria-label=${label} @click=${onClick}>
    <span class="codicon codicon-${icon}" aria-hidden="true"></span>
  </button>`;
}

function tab(review: ReviewState, { reviews, shown, now, post }: SwitcherView): TemplateResult {
  const selected = review === shown;
  const { reviewId, target } = review;
  const { name } = splitPath(target.label);
  const folder = distinctFolder(
    target.label,
    reviews.map((other) => other.target.label),
  );
  const lines = [lineRange(target), ordinal(review, reviews)].join(' ').trimEnd();
  const open = openFindings(review.findings).length;
  const standing = standingOf(review, now);
  const place = standing === 'queued' ? review.place : undefined;
  const word = place === undefined ? standingWord(review, now) : standingWords(review, now);
  // What is to be seen comes first and as it is seen, so that it can be said to a program that listens.
  const words = [[name, folder, lines].filter(Boolean).join(' '), ...(open > 0 ? [findingCountWords(open)] : []), word];
  const canClose = !isRunning(review.phase);
  const close = () => {
    if (canClose) post({ type: 'close', reviewId });
  };
  const select = () => {
    post({ type: 'select', reviewId });
  };
  return html`<button
    type="button"
    role="tab"
    id=${tabId(reviewId)}
    title=${target.label}
    aria-label=${words.join(', ')}
    aria-selected=${selected ? 'true' : 'false'}
    aria-controls="review"
    tabindex=${selected ? 0 : -1}
    aria-keyshortcuts=${canClose ? 'Delete' : nothing}
    data-vscode-context=${JSON.stringify({ reviewId, preventDefaultContextMenuItems: true })}
    @click=${select}
    @auxclick=${(event: MouseEvent) => {
      if (event.button === 1) close();
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Delete' && !event.repeat) close();
    }}
  >
    ${phaseIcon(standing)}${place === undefined ? nothing : html`<span class="place">${count(place)}</span>`}
    <span>${name}</span> ${folder === '' ? nothing : html`<span class="folder">${folder}</span> `}<span class="lines"
      >${lines}</span
    >
    ${open > 0 ? html`<span class="open-findings">${count(open)}</span>` : nothing}
  </button>`;
}

/** `(2)` for the second review of the same lines, and nothing for the first. */
function ordinal({ target, reviewId }: ReviewState, reviews: readonly ReviewState[]): string {
  const alike = reviews.filter((other) => isSame(other.target, target));
  const place = 1 + alike.findIndex((other) => other.reviewId === reviewId);
  return place > 1 ? `(${place})` : '';
}

function isSame(one: TargetSummary, other: TargetSummary): boolean {
  return one.uri === other.uri && one.label === other.label && lineRange(one) === lineRange(other);
}

export function tabId(reviewId: string): string {
  return `tab-${reviewId}`;
}

/** Scrolls the row, and nothing else, so far that the chosen tab is in it. */
export function revealSelectedTab(root: ParentNode): void {
  const tab = root.querySelector<HTMLElement>('[role=tab][aria-selected=true]');
  const row = tab?.parentElement;
  if (!tab || !row) return;
  const [left, right] = [tab.offsetLeft - row.offsetLeft, tab.offsetLeft - row.offsetLeft + tab.offsetWidth];
  row.scrollLeft = Math.min(Math.max(row.scrollLeft, right - row.clientWidth), left);
}

/** Focus wanders with the arrows; Enter or Space then chooses. */
function moveFocus(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  const moves: Readonly<Record<string, number>> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 };
  const to = moves[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  event.stopPropagation();
  tabs.at(to % tabs.length)?.focus();
}
