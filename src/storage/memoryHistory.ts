/** Reviews in, the same reviews out as long as the window lives: for users who want nothing of them on disk. */
import type { Bounds } from './bounds.ts';
import type { KeptReviews, ReviewStore } from './history.ts';
import type { ReviewRecord } from './record.ts';

export class MemoryHistory implements ReviewStore {
  readonly #past = new Map<string, ReviewRecord>();
  readonly #bounds: Pick<Bounds, 'reviews'>;

  constructor(bounds: Pick<Bounds, 'reviews'> = { reviews: 20 }) {
    this.#bounds = bounds;
  }

  load(): Promise<KeptReviews> {
    return Promise.resolve({ records: [], missing: { setAside: 0, unreadable: 0 } });
  }

  *others(isShown: (id: string) => boolean): Generator<ReviewRecord> {
    for (const record of this.#past.values()) if (!isShown(record.id)) yield record;
  }

  read(id: string): Promise<ReviewRecord | undefined> {
    return Promise.resolve(this.#past.get(id));
  }

  /** What the panel shows is held by the window already. */
  save(): Promise<void> {
    return Promise.resolve();
  }

  putAway(record: ReviewRecord): Promise<void> {
    this.#past.set(record.id, record);
    const [oldest] = this.#past.keys();
    if (this.#past.size > this.#bounds.reviews && oldest !== undefined) this.#past.delete(oldest);
    return Promise.resolve();
  }

  reopen(id: string): Promise<ReviewRecord | undefined> {
    const record = this.#past.get(id);
    this.#past.delete(id);
    return Promise.resolve(record);
  }

  remove(id: string): Promise<void> {
    this.#past.delete(id);
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.#past.clear();
    return Promise.resolve();
  }

  idle(): Promise<void> {
    return Promise.resolve();
  }
}
