/** What the page posted and nobody may act on in; now and then a line for the log out, with how many there were. */
import type { Disposable } from '../util/disposableStore.ts';

/** `foreign`: not in the protocol, or longer than it allows. `strange`: about a review that the panel does not show. */
export type DropReason = 'foreign' | 'strange';

/** Milliseconds between two lines: a page that posts without end must not fill the log. */
const pause = 10_000;

export class DroppedMessages implements Disposable {
  readonly #warn: (line: string) => void;
  readonly #counts: Record<DropReason, number> = { foreign: 0, strange: 0 };
  #untold = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(warn: (line: string) => void) {
    this.#warn = warn;
  }

  /** The first is told at once, the others once a while, all of them together. */
  add(reason: DropReason): void {
    this.#counts[reason] += 1;
    this.#untold += 1;
    if (this.#timer === undefined) this.#tell();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    if (this.#untold > 0) this.#warnNow();
  }

  #tell(): void {
    this.#timer = undefined;
    if (this.#untold === 0) return;
    this.#warnNow();
    this.#timer = setTimeout(() => {
      this.#tell();
    }, pause);
  }

  #warnNow(): void {
    this.#untold = 0;
    const { foreign, strange } = this.#counts;
    this.#warn(
      `Dropped messages of the panel so far: ${foreign} not in the protocol, ${strange} about reviews that it does not show.`,
    );
  }
}
