/** A turn of the mouse's wheel → the page where that brings it. */
import type { Page } from 'playwright-core';

/** Chromium glides there, over several frames. A page that has nowhere to go never ends to scroll. */
export async function wheel(page: Page, pixels: number): Promise<void> {
  const scroll = await page.evaluateHandle(() => {
    const before = document.documentElement.scrollTop;
    const ended = new Promise<void>((resolve) => {
      // One that ends where it began is of something else, such as the panel's own way to the end.
      addEventListener('scrollend', () => {
        if (document.documentElement.scrollTop !== before) resolve();
      });
    });
    return { ended };
  });
  await page.mouse.wheel(0, pixels);
  await scroll.evaluate(({ ended }) => ended);
  await scroll.dispose();
  await still(page);
}

/** What comes near the view is laid out with the next frames, and is higher than was thought. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    let [before, same] = [NaN, 0];
    while (same < 5) {
      await new Promise(requestAnimationFrame);
      const { scrollTop } = document.documentElement;
      same = scrollTop === before ? same + 1 : 0;
      before = scrollTop;
    }
  });
}
