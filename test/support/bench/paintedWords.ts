/** A panel's page → when each numbered word was on the screen. */
import type { Frame } from 'playwright-core';

/** Words that can be told apart where they are shown: `n0 n1 n2`, a paragraph of sixty after the other. */
export function numberedWords(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `n${index}${(index + 1) % 60 === 0 ? '.\n\n' : ' '}`);
}

export interface PaintedWords {
  /** By number: milliseconds since 1970, by the page's clock. Resolves when so many words have been painted. */
  all(count: number): Promise<readonly number[]>;
}

/** For the review in view, whose answer has no numbered words yet. */
export async function watchPaintedWords(page: Frame): Promise<PaintedWords> {
  const watch = await page.evaluateHandle(() => {
    const times: number[] = [];
    const afterPaint = new MessageChannel();
    afterPaint.port1.onmessage = ({ data }: MessageEvent<number>) => {
      const now = performance.timeOrigin + performance.now();
      while (times.length < data) times.push(now);
    };
    // The panel draws in a frame; a message that is posted in there arrives when that frame was painted.
    let seen = 0;
    const drawn = new MutationObserver(() => {
      const words = document.body.textContent.match(/\bn\d+(?!\d)/g) ?? [];
      const now = Number(words.at(-1)?.slice(1) ?? -1) + 1;
      if (now > seen) afterPaint.port2.postMessage(now);
      seen = Math.max(seen, now);
    });
    drawn.observe(document.body, { subtree: true, childList: true, characterData: true });
    return { times, drawn };
  });
  return {
    all: async (count) => {
      await page.waitForFunction(([{ times }, count]) => times.length >= count, [watch, count] as const);
      return watch.evaluate(({ times, drawn }) => {
        drawn.disconnect();
        return times;
      });
    },
  };
}
