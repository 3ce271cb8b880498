/** Wishes to draw in, at most one drawing per animation frame out; what it shows is acknowledged once it was painted. */
export interface Frames {
  /** Draws in the next frame; `batchId` is acknowledged after it. */
  readonly request: (batchId?: number) => void;
}

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
    requested = false;
    const ids = shown;
    shown = [];
    draw();
    if (ids.length === 0) return;
    awaitingPaint.push(ids);
    painted.port2.postMessage(undefined);
  };

  return {
    request: (batchId) => {
      if (batchId !== undefined) shown.push(batchId);
      if (requested) return;
      requested = true;
      requestAnimationFrame(frame);
    },
  };
}
