/** Values in as they come, each of them once per interval out. */
import type { Disposable } from './disposableStore.ts';

export interface Batched<T> extends Disposable {
  readonly add: (value: T) => void;
}

/** `take` gets what has come since its last call, `interval` milliseconds after the first of it. */
export function batched<T>(interval: number, take: (values: readonly T[]) => void): Batched<T> {
  let pending = new Set<T>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const values = [...pending];
    pending = new Set();
    take(values);
  };
  return {
    add: (value) => {
      pending.add(value);
      timer ??= setTimeout(flush, interval);
    },
    dispose: () => {
      clearTimeout(timer);
    },
  };
}
