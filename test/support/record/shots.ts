/** A page → what it looks like, again and again, each picture with its moment. */
import type { Page } from 'playwright-core';

const everyMs = 150;

export interface Shot {
  /** A PNG. */
  readonly image: Uint8Array;
  /** Milliseconds on one clock. */
  readonly at: number;
}

/** Takes pictures for as long as `job` runs. */
export async function shotsDuring(page: Page, job: () => Promise<void>): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  let isOver = false;
  const take = async () => {
    while (!isOver) {
      const at = performance.now();
      shots.push({ image: await page.screenshot({ scale: 'css' }), at });
      await page.waitForTimeout(Math.max(everyMs - (performance.now() - at), 0));
    }
  };
  const work = job().finally(() => (isOver = true));
  await Promise.all([work, take()]);
  return shots;
}
