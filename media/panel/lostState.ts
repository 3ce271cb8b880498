/** What stands in the panel when it could not follow the host: the reviews go on without it, and it can begin anew. */
import { html, type TemplateResult } from 'lit/html.js';
import { button } from './button.ts';
import type { Post } from './host.ts';
import { t } from './l10n.ts';
import { remedyLabel } from './remedies.ts';

export function lostState(startOver: () => void, post: Post): TemplateResult {
  const showLog = () => {
    post({ type: 'showLog' });
  };
  return html`<main class="empty">
    <span class="codicon codicon-debug-disconnect" aria-hidden="true"></span>
    <h1>${t('The panel cannot show what it was sent. The reviews go on without it, and nothing of them is lost.')}</h1>
    <div class="remedies">
      ${button({ label: t('Try Again'), primary: true, onClick: startOver })}
      ${button({ label: remedyLabel('showLog'), onClick: showLog })}
    </div>
  </main>`;
}
