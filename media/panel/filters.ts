/** The filters of this page, which nobody else knows of: a review in, its own and how to change it out. */
import type { Filter, PageState } from '../../src/protocol/pageState.ts';
import type { ReviewState } from '../../src/review/state.ts';
import type { Places } from './answerText.ts';
import { noFilter, passes, type FilterControl } from './filter.ts';
import { passedWords } from './filterBar.ts';

export interface Filters {
  of(state: ReviewState, places: Places): FilterControl;
  /** Shows the field, which gets the focus once it is there. */
  open(state: ReviewState): void;
  /** To be called when the page has been drawn. */
  focusField(root: ParentNode): void;
  /** By review, the newest last; what was typed into them only `withWords`. */
  all(withWords: boolean): PageState['filters'];
}

/** `before`: those of a page before this one. `changed`: draw anew, and say the sentence if there is one. */
export function createFilters(before: PageState['filters'], changed: (sentence?: string) => void): Filters {
  const filters = new Map<string, Filter>(Object.entries(before));
  let wantsFocus = false;
  const filterOf = ({ reviewId }: ReviewState) => filters.get(reviewId) ?? noFilter;
  return {
    of: (state, places) => {
      const { reviewId, findings } = state;
      const passed = (filter: Filter) =>
        findings.filter((finding) => passes(filter, finding, places[finding.id], state)).length;
      const filter = filterOf(state);
      return {
        filter,
        passed: passed(filter),
        all: findings.length,
        set: (next) => {
          filters.set(reviewId, next);
          changed(passedWords(passed(next), findings.length));
        },
      };
    },
    open: (state) => {
      filters.set(state.reviewId, { ...filterOf(state), isOpen: true });
      wantsFocus = true;
      changed();
    },
    focusField: (root) => {
      if (wantsFocus) root.querySelector<HTMLInputElement>('.filter-words')?.select();
      wantsFocus = false;
    },
    all: (withWords) =>
      Object.fromEntries([...filters].map(([id, filter]) => [id, withWords ? filter : { ...filter, words: '' }])),
  };
}
