/** A button that tells the host a wish, in the one look that all of them share. */
import { html, nothing, type TemplateResult } from 'lit/html.js';

export interface ButtonOptions {
  readonly label: string;
  /** Name of a codicon. */
  readonly icon?: string;
  readonly primary?: boolean;
  readonly onClick: () => void;
}

export function button({ label, icon, primary, onClick }: ButtonOptions): TemplateResult {
  // "Review Again" takes the place of "Stop" under the same finger: only a fresh press may start what costs tokens.
  const click = (event: MouseEvent) => {
    if (event.detail <= 1) onClick();
  };
  return html`<button
    class=${primary ? 'button primary' : 'button'}
    type="button"
    @click=${click}
    @keydown=${swallowRepeats}
  >
    ${icon ? html`<span class="codicon codicon-${icon}" aria-hidden="true"></span>` : nothing}<span>${label}</span>
  </button>`;
}

function swallowRepeats(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}
