/** Values in, calls of the current listeners out, in the order in which they subscribed. */
import type { Disposable } from './disposableStore.ts';

export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  on(listener: (value: T) => void): Disposable {
    // A wrapper of its own, so that the same function can listen twice and each subscription ends alone.
    const entry = (value: T) => {
      listener(value);
    };
    this.#listeners.add(entry);
    return { dispose: () => this.#listeners.delete(entry) };
  }

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
