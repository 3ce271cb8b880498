/** One review's append-only log: events in from the session, the same events out to any number of readers. */
import type { ReviewEvent, ReviewEventBody } from '../review/event.ts';
import type { Disposable } from '../util/disposableStore.ts';
import { Emitter } from '../util/emitter.ts';
import { LogReader } from './logReader.ts';

/** How far a live reader may fall behind before the log makes its writer wait. */
export const readerWindow = { events: 256, bytes: 1024 * 1024 } as const;

export class ReviewLog {
  readonly reviewId: string;
  readonly #events: ReviewEvent[] = [];
  /** Bytes of text before each event, and the total at the end: a reader's lag is one subtraction. */
  readonly #bytesBefore: number[] = [0];
  readonly #readers = new Set<LogReader>();
  readonly #appended = new Emitter<ReviewEvent>();
  readonly #moved = new Emitter<void>();
  readonly #now: () => number;

  /** `events` are those of a review that is brought back: numbered 1, 2, 3 … without gaps. */
  constructor(reviewId: string, events: readonly ReviewEvent[] = [], now: () => number = Date.now) {
    this.reviewId = reviewId;
    this.#now = now;
    for (const event of events) this.#push(event);
  }

  /** The number of events, which is also the newest `seq`. */
  get length(): number {
    return this.#events.length;
  }

  /** The events after `seq`, oldest first. */
  after(seq: number): readonly ReviewEvent[] {
    return this.#events.slice(seq);
  }

  onAppended(listener: (event: ReviewEvent) => void): Disposable {
    return this.#appended.on(listener);
  }

  /** A reader at the log's beginning; it counts for the window once it is live. */
  open(): LogReader {
    const reader = new LogReader(
      () => {
        this.#moved.fire();
      },
      () => this.#readers.delete(reader),
    );
    this.#readers.add(reader);
    return reader;
  }

  /** Logs an event, then waits while a live reader is a whole window behind; `signal` ends only the waiting. */
  append(run: number, body: ReviewEventBody, signal?: AbortSignal): Promise<void> {
    return this.appendAll(run, [body], signal);
  }

  /** The same for events that belong together: whoever hears of the first finds all of them in the log. */
  async appendAll(run: number, bodies: readonly ReviewEventBody[], signal?: AbortSignal): Promise<void> {
    const at = this.#now();
    const events = bodies.map((body, index): ReviewEvent => ({
      ...body,
      seq: this.length + index + 1,
      reviewId: this.reviewId,
      run,
      at,
    }));
    for (const event of events) this.#push(event);
    for (const event of events) this.#appended.fire(event);
    while (!signal?.aborted && this.#isFull()) await this.#nextMove(signal);
  }

  #push(event: ReviewEvent): void {
    this.#bytesBefore.push(this.#bytes(this.length) + sizeOf(event));
    this.#events.push(event);
  }

  #isFull(): boolean {
    const length = this.length;
    for (const reader of this.#readers) {
      if (!reader.live) continue;
      if (length - reader.position >= readerWindow.events) return true;
      if (this.#bytes(length) - this.#bytes(reader.position) >= readerWindow.bytes) return true;
    }
    return false;
  }

  #bytes(position: number): number {
    return this.#bytesBefore[position] ?? 0;
  }

  #nextMove(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        subscription.dispose();
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const subscription = this.#moved.on(done);
      signal?.addEventListener('abort', done);
    });
  }
}

function sizeOf(event: ReviewEvent): number {
  return event.type === 'text' || event.type === 'reasoning' ? event.text.length * 2 : 0;
}
