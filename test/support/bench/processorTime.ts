/** Work → the milliseconds of processor time that the whole process took for it, its collector of garbage included. */

export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** In so many parts of about the same length, the time that each takes, in their order. */
export function timesInParts<T>(items: readonly T[], parts: number, take: (item: T) => void): readonly number[] {
  const edges = Array.from({ length: parts + 1 }, (_, part) => Math.round((part * items.length) / parts));
  return edges.slice(1).map((to, part) => {
    const before = processorMs();
    for (let index = edges[part] ?? 0; index < to; index++) take(items[index]!);
    return processorMs() - before;
  });
}

/** Before something is measured, so that it does not pay for the garbage of what came before. Needs `--expose-gc`. */
export function collectGarbage(): void {
  if (globalThis.gc === undefined) throw new Error('Start the process with --expose-gc.');
  globalThis.gc();
  // The first leaves what was waiting for a finalizer.
  globalThis.gc();
}
