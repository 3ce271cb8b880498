/** Keys typed into the workbench's editor → the milliseconds from each until its letter was painted. */
import type { Page } from 'playwright-core';

/** Some eight keys a second, a fast typist. */
const betweenKeysMs = 120;

/** Types so many letters into the editor that has the focus, which should hold nothing else. */
export async function keystrokes(page: Page, count: number): Promise<readonly number[]> {
  const watch = await page.evaluateHandle(() => {
    const times: number[] = [];
    const lines = document.querySelector('.monaco-editor.focused .view-lines');
    if (!lines) throw new Error('No editor has the focus.');
    // The event's own time: how long the page was too busy to hear of it counts as well.
    const pressed: number[] = [];
    const end = new AbortController();
    addEventListener('keydown', ({ timeStamp }) => pressed.push(timeStamp), { capture: true, signal: end.signal });
    const afterPaint = new MessageChannel();
    afterPaint.port1.onmessage = ({ data }: MessageEvent<number[]>) => {
      for (const time of data) times.push(performance.now() - time);
    };
    // The editor draws in a frame; a message that is posted in there arrives when that frame was painted.
    let letters = lines.textContent.split('x').length;
    const drawn = new MutationObserver(() => {
      const now = lines.textContent.split('x').length;
      if (now > letters) afterPaint.port2.postMessage(pressed.splice(0, now - letters));
      letters = now;
    });
    drawn.observe(lines, { subtree: true, childList: true, characterData: true });
    return { times, end, drawn };
  });
  for (let typed = 0; typed < count; typed++) {
    await page.keyboard.press('x');
    await page.waitForTimeout(betweenKeysMs);
  }
  await page.waitForFunction(([{ times }, count]) => times.length >= count, [watch, count] as const);
  return watch.evaluate(({ times, end, drawn }) => {
    end.abort();
    drawn.disconnect();
    return times;
  });
}
