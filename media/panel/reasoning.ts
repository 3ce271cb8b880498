/** What a model thought in, a disclosure of it out that is as its reader left it: closed at first. */
import { html, type TemplateResult } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import { t } from './l10n.ts';

export interface Reasoning {
  /** `key` names the answer that the thoughts in `element` led to. */
  view(key: string, element: HTMLElement): TemplateResult;
  /** The answers whose reasoning is open; the newest last. */
  readonly open: readonly string[];
}

/** `before`: those of a page before this one. `changed`: others are open now. */
export function createReasoning(before: readonly string[], changed: () => void): Reasoning {
  const open = new Set(before);
  return {
    view: (key, element) => {
      const note = ({ currentTarget }: Event) => {
        if ((currentTarget as HTMLDetailsElement).open) open.add(key);
        else open.delete(key);
        changed();
      };
      return html`${keyed(
        key,
        html`<details class="reasoning" ?open=${open.has(key)} @toggle=${note}>
          <summary>${t('Reasoning')}</summary>
          ${element}
        </details>`,
      )}`;
    },
    get open() {
      return [...open];
    },
  };
}
