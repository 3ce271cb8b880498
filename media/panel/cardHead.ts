/** A finding in, the head of its card out: how grave, what, where, and what became of it. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { FindingIntent } from '../../src/protocol/messages.ts';
import { button } from './button.ts';
import { findingKeys } from './findingKeys.ts';
import { actionLabel, linesLabel, linesOf, noteOf, titleOf, type ShownFinding } from './findingText.ts';
import { severityIcons, severityWord } from './severity.ts';

export function cardHead(
  shown: ShownFinding,
  headingId: string,
  wish: (intent: FindingIntent) => void,
): TemplateResult {
  const { finding } = shown;
  const { severity, title, disposition } = finding;
  const word = title === '' ? nothing : html`<span class="visually-hidden">${`${severityWord(severity)}: `}</span>`;
  const restore = button({
    label: actionLabel('reopen'),
    name: 'reopen',
    plain: true,
    onClick: () => {
      wish('reopen');
    },
  });
  return html`<div class="finding-head">
    <span class="codicon codicon-${severityIcons[severity]} severity ${severity}" aria-hidden="true"></span>
    <h2 id=${headingId}>${word}${titleOf(finding)}</h2>
    <div class="finding-about">
      ${note(shown)} ${disposition === 'discarded' ? restore : nothing} ${lines(shown, wish)}
    </div>
  </div>`;
}

function note(shown: ShownFinding): TemplateResult | typeof nothing {
  const note = noteOf(shown);
  return note ? html`<span class="finding-note" title=${note.why ?? nothing}>${note.words}</span>` : nothing;
}

function lines(shown: ShownFinding, wish: (intent: FindingIntent) => void): TemplateResult | typeof nothing {
  const place = linesOf(shown);
  if (!place) return nothing;
  const label = linesLabel(place.lines);
  const look = place.isSure ? 'finding-lines' : 'finding-lines unsure';
  if (!shown.hasDocument) return html`<span class=${look}>${label}</span>`;
  const reveal = () => {
    wish('revealFinding');
  };
  return html`<button
    class=${look}
    type="button"
    data-name="revealFinding"
    title=${actionLabel('revealFinding')}
    aria-keyshortcuts=${findingKeys.revealFinding ?? nothing}
    @click=${reveal}
  >
    ${label}
  </button>`;
}
