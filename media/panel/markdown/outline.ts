/** The answer's own headings in, levels that fit under the panel's `h1` out: none is skipped, whatever the model began with. */
export interface Outline {
  /** Depth as written, 1 to 6 → level to show, 2 to 6. */
  levelOf(depth: number): number;
  /** For text that may still change: what is noted in the copy leaves this one alone. */
  copy(): Outline;
}

export function createOutline(enclosing: readonly number[] = []): Outline {
  let open = enclosing;
  return {
    levelOf: (depth) => {
      open = [...open.filter((outer) => outer < depth), depth];
      return Math.min(6, 1 + open.length);
    },
    copy: () => createOutline(open),
  };
}
