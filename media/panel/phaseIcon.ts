/** A phase in, its codicon out: never the only sign of the phase, so it is hidden from screen readers. */
import { html, type TemplateResult } from 'lit/html.js';
import type { Phase } from '../../src/review/state.ts';

const icons: Readonly<Record<Phase, string>> = {
  connecting: 'loading',
  streaming: 'loading',
  finished: 'check',
  cancelled: 'circle-slash',
  truncated: 'warning',
  interrupted: 'debug-disconnect',
  failed: 'error',
};

export function phaseIcon(phase: Phase): TemplateResult {
  return html`<span class="codicon codicon-${icons[phase]} phase ${phase}" aria-hidden="true"></span>`;
}
