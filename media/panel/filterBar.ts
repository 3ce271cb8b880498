/** A review's filter in, its row in the head out: a field, how much it lets through, and the way out of it. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { button } from './button.ts';
import { noFilter, type FilterControl } from './filter.ts';
import { count } from './format.ts';
import { t } from './l10n.ts';

/** Nothing where no filter is used. */
export function filterBar({ filter, passed, all, set }: FilterControl): TemplateResult | typeof nothing {
  if (!filter.isOpen && filter.severities.length === 0) return nothing;
  const clear = () => {
    set(noFilter);
  };
  const type = ({ currentTarget }: Event) => {
    set({ ...filter, words: (currentTarget as HTMLInputElement).value, isOpen: true });
  };
  return html`<div class="filter" role="search">
    <input
      class="filter-words"
      type="text"
      spellcheck="false"
      autocomplete="off"
      aria-label=${t('Filter findings')}
      placeholder=${t('Filter findings')}
      .value=${filter.words}
      @input=${type}
      @keydown=${leaveWith(clear)}
    />
    <span class="filter-count">${passedWords(passed, all)}</span>
    ${button({ label: t('Clear'), plain: true, onClick: clear })}
  </div>`;
}

/** `1 of 3 findings` */
export function passedWords(passed: number, all: number): string {
  return all === 1 ? t('{0} of 1 finding', count(passed)) : t('{0} of {1} findings', count(passed), count(all));
}

/** Escape ends the search, Enter goes to what was found. */
function leaveWith(clear: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
    event.preventDefault();
    if (event.key === 'Escape') clear();
    const card = document.querySelector<HTMLElement>('article.finding:not([hidden])');
    if (card) card.focus();
    else (event.currentTarget as HTMLElement).blur();
  };
}
