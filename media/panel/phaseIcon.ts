/** How a review stands in, its codicon out: never the only sign of it, so it is hidden from screen readers. */
import { html, type TemplateResult } from 'lit/html.js';
import type { Standing } from './standing.ts';

// Half a circle for what runs: one that turns has the window drawn anew for each step, and several never step together.
const icons: Readonly<Record<Standing, string>> = {
  queued: 'watch',
  waiting: 'watch',
  silent: 'watch',
  resuming: 'color-mode',
  connecting: 'color-mode',
  streaming: 'color-mode',
  finished: 'check',
  cancelled: 'circle-slash',
  truncated: 'warning',
  interrupted: 'debug-disconnect',
  failed: 'error',
};

export function phaseIcon(standing: Standing): TemplateResult {
  return html`<span class="codicon codicon-${icons[standing]} phase ${standing}" aria-hidden="true"></span>`;
}
