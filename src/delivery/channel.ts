/** Logs in, batches out that the panel can keep up with: one on its way at a time, the next when it was seen. */
import type { LogSlice, ToPanel } from '../protocol/messages.ts';
import type { LogReader } from '../session/logReader.ts';
import type { ReviewLog } from '../session/reviewLog.ts';
import type { Disposable } from '../util/disposableStore.ts';
import { mergeText } from '../review/mergeText.ts';

interface Source {
  readonly log: ReviewLog;
  readonly reader: LogReader;
  readonly subscription: Disposable;
  /** `seq` up to which events were sent, acknowledged or not. */
  sent: number;
}

export class Channel implements Disposable {
  readonly #sources = new Map<string, Source>();
  readonly #post: (message: ToPanel) => void;
  #visible = false;
  /** A page has said that it can receive. It may be gone since; then the next one says so too. */
  #greeted = false;
  /** The page has spoken since it was last shown: it is there, and the log waits for it. */
  #present = false;
  #nextId = 1;
  #unacknowledged: number | undefined;

  /** `post` must not throw; whether a message arrived is learned from its acknowledgement alone. */
  constructor(post: (message: ToPanel) => void) {
    this.#post = post;
  }

  attach(log: ReviewLog): void {
    const reader = log.open();
    const subscription = log.onAppended(() => {
      this.#flush();
    });
    this.#sources.set(log.reviewId, { log, reader, subscription, sent: 0 });
    reader.setLive(this.#present);
    this.#flush();
  }

  detach(reviewId: string): void {
    const source = this.#sources.get(reviewId);
    this.#sources.delete(reviewId);
    source?.subscription.dispose();
    source?.reader.dispose();
  }

  /** A page has loaded, or asks for everything again: it holds nothing. */
  ready(): void {
    this.#greeted = true;
    this.#unacknowledged = undefined;
    for (const source of this.#sources.values()) {
      source.sent = 0;
      source.reader.moveTo(0);
    }
    this.#setPresent(this.#visible);
    this.#flush();
  }

  acknowledge(id: number): void {
    if (id !== this.#unacknowledged) return;
    this.#unacknowledged = undefined;
    for (const source of this.#sources.values()) source.reader.moveTo(source.sent);
    this.#setPresent(this.#visible);
    this.#flush();
  }

  /**
   * A hidden page gets nothing and holds up nothing. Shown again, it may be the same, which goes on where it was, or a
   * new one that is loading still: that drops what comes before its `ready`, and does not hold up the log until then.
   */
  setVisible(visible: boolean): void {
    if (visible === this.#visible) return;
    this.#visible = visible;
    this.#setPresent(false);
    this.#flush();
  }

  dispose(): void {
    for (const id of [...this.#sources.keys()]) this.detach(id);
  }

  #setPresent(present: boolean): void {
    if (present === this.#present) return;
    this.#present = present;
    for (const source of this.#sources.values()) source.reader.setLive(present);
  }

  #flush(): void {
    if (!this.#visible || !this.#greeted || this.#unacknowledged !== undefined) return;
    const slices: LogSlice[] = [];
    for (const source of this.#sources.values()) {
      const { log, sent } = source;
      if (log.length === sent) continue;
      slices.push({ reviewId: log.reviewId, after: sent, events: mergeText(log.after(sent)) });
      source.sent = log.length;
    }
    if (slices.length === 0) return;
    this.#unacknowledged = this.#nextId++;
    this.#post({ type: 'batch', id: this.#unacknowledged, slices });
  }
}
