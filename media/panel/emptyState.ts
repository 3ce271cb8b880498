/** What stands in the panel before the first review: one sentence, one button, the shortcut. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { button } from './button.ts';
import type { Post } from './host.ts';
import { t } from './l10n.ts';
import { remedyLabel } from './remedies.ts';

export function emptyState(shortcut: string, post: Post): TemplateResult {
  const review = () => {
    post({ type: 'reviewActive' });
  };
  return html`<main class="empty">
    <span class="codicon codicon-code-review" aria-hidden="true"></span>
    <h1>${t('Select code, or open a file, and a second reader’s review appears here while it is being written.')}</h1>
    ${button({ label: remedyLabel('reviewActive'), primary: true, onClick: review })}
    ${shortcut === '' ? nothing : html`<p class="shortcut">${t('or press')} <kbd>${shortcut}</kbd></p>`}
  </main>`;
}
