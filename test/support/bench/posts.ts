/** A workbench → when the extension host posts something to a webview: each message as it comes over the wire. */
import type { Page } from 'playwright-core';

export interface Posts {
  /** Milliseconds on one clock, `performance.now()`. */
  readonly times: readonly number[];
}

/** The name under which the extension host calls the window for each `webview.postMessage`, whatever is in it. */
const call = '$postMessage';

/** To be called before the page loads: what is on its way to a page that is hidden is counted as well. */
export function watchPosts(page: Page): Posts {
  const times: number[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const now = performance.now();
      const calls = payload.toString('latin1').split(call).length - 1;
      for (let index = 0; index < calls; index++) times.push(now);
    });
  });
  return { times };
}
