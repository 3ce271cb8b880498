/** A reader's place in a log: what it has taken, and whether the writer has to wait for it. */
import type { Disposable } from '../util/disposableStore.ts';

export class LogReader implements Disposable {
  #position = 0;
  #live = false;
  readonly #onMoved: () => void;
  readonly #onDisposed: () => void;

  constructor(onMoved: () => void, onDisposed: () => void) {
    this.#onMoved = onMoved;
    this.#onDisposed = onDisposed;
  }

  /** `seq` of the newest event that this reader has taken; 0 before the first. */
  get position(): number {
    return this.#position;
  }

  /** Only a live reader slows the log; a hidden or reloading one catches up later. */
  get live(): boolean {
    return this.#live;
  }

  setLive(live: boolean): void {
    this.#live = live;
    this.#onMoved();
  }

  moveTo(seq: number): void {
    this.#position = seq;
    this.#onMoved();
  }

  dispose(): void {
    this.#onDisposed();
    this.#onMoved();
  }
}
