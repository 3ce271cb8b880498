/** What a test of findings looks for on the page. */
import type { Locator, Page } from 'playwright-core';
import type { PanelNews } from '../../../src/protocol/messages.ts';
import type { FindingPlace } from '../../../src/review/finding.ts';

/** The card of the finding with this title. */
export function card(page: Page, title: string | RegExp): Locator {
  return page.getByRole('article', { name: title });
}

export function placesOf(reviewId: string, places: Readonly<Record<string, FindingPlace>>): PanelNews {
  return { type: 'places', reviewId, places };
}

/** The cards' titles and, of the words between them, the first; `*` where the focus is. */
export function outlineOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.prose > *')].map((part) => {
      const title = part.querySelector(':scope > .finding-head h2')?.textContent;
      return (title ?? part.textContent).slice(0, 40) + (part.matches(':focus') ? '*' : '');
    }),
  );
}
