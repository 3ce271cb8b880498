/** A review in, the sticky head of the panel out: what is reviewed, the one main action, how it stands. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { AllFindingsIntent } from '../../src/protocol/messages.ts';
import type { TargetSummary } from '../../src/review/target.ts';
import { canResume, isRunning } from '../../src/review/phase.ts';
import type { ReviewState } from '../../src/review/state.ts';
import { button } from './button.ts';
import { openCountsView, openFindings } from './counts.ts';
import type { FilterControl } from './filter.ts';
import { filterBar } from './filterBar.ts';
import { lineRange, splitPath } from './format.ts';
import type { Post } from './host.ts';
import { t } from './l10n.ts';
import { outcomeBox } from './outcome.ts';
import { phaseIcon } from './phaseIcon.ts';
import { remediesFor, remedyLabel } from './remedies.ts';
import { standingOf, standingWords, type Standing } from './standing.ts';
import { longestStatusParts, statusParts } from './statusText.ts';

const notableStandings: ReadonlySet<Standing> = new Set(['queued', 'waiting', 'silent', 'resuming']);

export function header(state: ReviewState, now: number, post: Post, filtering: FilterControl): TemplateResult {
  const standing = standingOf(state, now);
  // What stands below must not move while it is read.
  const isRead = isRunning(state.phase) || state.firstContentAt !== undefined;
  return html`
    <div class="about">
      <h1>${targetTitle(state, post)}</h1>
      <div class="actions">${resumeAction(state, post)}${mainAction(state, post)}</div>
      <div class="standing">
        <p class="status">${phaseIcon(standing)}${statusLine(statusParts(state, now), notableWords(state, now))}</p>
        ${isRead ? room(state) : nothing}
      </div>
      ${isRead ? html`<div class="tools">${findingsTools(state, post, filtering)}</div>` : nothing}
    </div>
    ${filterBar(filtering)} ${outcomeBox(state, standing, post)} ${standing === 'connecting' ? waitingBar() : nothing}
  `;
}

function targetTitle({ target, reviewId }: ReviewState, post: Post): TemplateResult {
  if (target.uri === '') return html`<span class="target">${targetName(target)}</span>`;
  const reveal = () => {
    post({ type: 'reveal', reviewId });
  };
  return html`<button
    class="target"
    type="button"
    title=${t('Show {0} in the editor', target.label)}
    aria-label=${[target.label, target.symbol, lineRange(target)].filter(Boolean).join(' ')}
    @click=${reveal}
  >
    ${targetName(target)}
  </button>`;
}

function targetName(target: TargetSummary): TemplateResult {
  const { folder, name } = splitPath(target.label);
  // Spaces belong to the parts: between them they would not be laid out, or be read and copied as part of the path.
  const symbol = target.symbol === undefined ? nothing : html`<span class="symbol">${` ${target.symbol}`}</span>`;
  const lines = html`<span class="lines">${` ${lineRange(target)}`}</span>`;
  return html`<span class="folder">${folder}</span><span class="name">${name}</span>${symbol}${lines}`;
}

function findingsTools(state: ReviewState, post: Post, filtering: FilterControl): TemplateResult | typeof nothing {
  const counts = openCountsView(state.findings, filtering);
  return counts === nothing ? nothing : html`${counts}${findingsActions(state, post)}`;
}

/** What one would do to each of them; a single one has the same buttons itself. */
function findingsActions({ reviewId, findings }: ReviewState, post: Post): TemplateResult[] {
  const open = openFindings(findings);
  if (open.length < 2) return [];
  const action = (label: string, type: AllFindingsIntent) =>
    button({
      label,
      plain: true,
      onClick: () => {
        post({ type, reviewId });
      },
    });
  const canApply = open.some(({ fix }) => fix.kind === 'apply');
  return [...(canApply ? [action(t('Apply All'), 'applyAll')] : []), action(t('Discard All'), 'discardAll')];
}

/** After a stop; every other end has a sentence, and the buttons beside that. */
function resumeAction(state: ReviewState, post: Post): TemplateResult | typeof nothing {
  if (state.phase !== 'cancelled' || !canResume(state)) return nothing;
  const { reviewId } = state;
  return button({
    label: remedyLabel('resume'),
    icon: 'debug-continue',
    onClick: () => {
      post({ type: 'resume', reviewId });
    },
  });
}

function mainAction(state: ReviewState, post: Post): TemplateResult | typeof nothing {
  const { reviewId } = state;
  const running = isRunning(state.phase);
  // Where "Review Again" is a remedy, it stands beside the sentence that it answers.
  if (!running && remediesFor(state).includes('retry')) return nothing;
  return button({
    label: running ? t('Stop') : t('Review Again'),
    icon: running ? 'debug-stop' : 'refresh',
    onClick: () => {
      post({ type: running ? 'stop' : 'retry', reviewId });
    },
  });
}

/** Whoever only waits for words needs no more than a glance; the rest is worth reading. */
function notableWords(state: ReviewState, now: number): string | undefined {
  return notableStandings.has(standingOf(state, now)) ? standingWords(state, now) : undefined;
}

function statusLine(parts: readonly string[], notable?: string): TemplateResult[] {
  return parts.map((part, index) => {
    const dot = index > 0 ? html`<span class="dot" aria-hidden="true"> · </span>` : nothing;
    return html`<span>${dot}${part === notable ? html`<span class="notable">${part}</span>` : part}</span>`;
  });
}

/** Never seen: as high as the status line is with all of its figures, so that it need not grow with them. */
function room(state: ReviewState): TemplateResult {
  return html`<div class="room" aria-hidden="true">
    ${phaseIcon('queued')}${statusLine(longestStatusParts(state))}
  </div>`;
}

function waitingBar(): TemplateResult {
  return html`<div class="progress" role="progressbar" aria-label=${t('Waiting for the first word')}></div>`;
}
