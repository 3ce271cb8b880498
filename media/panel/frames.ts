/** Wishes to draw in, at most one drawing per animation frame out; what it shows is acknowledged once it was painted. */
export interface Frames {
  /** Draws in the next frame; `batchId` is acknowledged after it. */
  readonly request: (batchId?: number) => void;
}

/** Milliseconds between drawings that nobody sees. */
const backgroundInterval = 200;

export function createFrames(draw: () => void, acknowledge: (batchId: number) => void): Frames {
  let requested = false;
  let shown: number[] = [];
  const painted = new MessageChannel();
  const awaitingPaint: number[][] = [];

  // A task that is posted during a frame runs after that frame was painted.
  painted.port1.onmessage = () => {
    awaitingPaint.shift()?.forEach(acknowledge);
  };

  const frame = () => {
    if (!requested) return;
    requested = false;
    const ids = shown;
    shown = [];
    draw();
    if (ids.length === 0) return;
    awaitingPaint.push(ids);
    painted.port2.postMessage(undefined);
  };

  // A page in the background, such as in a minimised window, gets no frames, and must not hold up the log meanwhile.
  const schedule = () => {
    if (document.hidden) setTimeout(frame, backgroundInterval);
    else requestAnimationFrame(frame);
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && requested) schedule();
  });

  return {
    request: (batchId) => {
      if (batchId !== undefined) shown.push(batchId);
      if (requested) return;
      requested = true;
      schedule();
    },
  };
}
