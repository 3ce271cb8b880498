/** A button that tells the host a wish, in the one look that all of them share. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { t } from './l10n.ts';

export interface ButtonOptions {
  readonly label: string;
  /** Name of a codicon. */
  readonly icon?: string;
  readonly primary?: boolean;
  /** Its words alone, until it is pointed at. */
  readonly plain?: boolean;
  /** There, and keeps the focus, but does nothing for now. */
  readonly disabled?: boolean;
  /** For the keys that press it. */
  readonly name?: string;
  /** The key that presses it, as it is told to people. */
  readonly key?: string | undefined;
  readonly onClick: () => void;
}

export function button({
  label,
  icon,
  primary,
  plain,
  disabled = false,
  name,
  key,
  onClick,
}: ButtonOptions): TemplateResult {
  // "Review Again" takes the place of "Stop" under the same finger: only a fresh press may start what costs tokens.
  const click = (event: MouseEvent) => {
    if (event.detail <= 1 && !disabled) onClick();
  };
  return html`<button
    class=${primary ? 'button primary' : plain ? 'button plain' : 'button'}
    type="button"
    aria-disabled=${disabled ? 'true' : nothing}
    data-name=${name ?? nothing}
    title=${key === undefined ? nothing : t('Key: {0}', key)}
    aria-keyshortcuts=${key ?? nothing}
    @click=${click}
    @keydown=${swallowRepeats}
  >
    ${icon ? html`<span class="codicon codicon-${icon}" aria-hidden="true"></span>` : nothing}<span>${label}</span>
  </button>`;
}

function swallowRepeats(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}
