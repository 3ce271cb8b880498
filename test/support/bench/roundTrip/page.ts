/** Runs in the barest panel: shows what is posted in the next frame, and answers when that was painted. */
import type { Shown } from '../roundTrips.ts';

declare function acquireVsCodeApi(): { postMessage: (message: Shown) => void };

const { postMessage } = acquireVsCodeApi();
const shown = document.querySelector('p');

// What is posted in a frame arrives when that frame was painted.
const painted = new MessageChannel();
painted.port1.onmessage = () => {
  postMessage({ paintedAt: performance.timeOrigin + performance.now() });
};

addEventListener('message', ({ data }: MessageEvent<number>) => {
  requestAnimationFrame(() => {
    if (shown) shown.textContent = String(data);
    painted.port2.postMessage(undefined);
  });
});
