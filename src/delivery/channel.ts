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
  #ready = false;
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
    reader.setLive(this.#live);
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
    this.#ready = true;
    this.#unacknowledged = undefined;
    for (const source of this.#sources.values()) {
      source.sent = 0;
      source.reader.moveTo(0);
    }
    this.#updateLive();
    this.#flush();
  }

  acknowledge(id: number): void {
    if (id !== this.#unacknowledged) return;
    this.#unacknowledged = undefined;
    for (const source of this.#sources.values()) source.reader.moveTo(source.sent);
    this.#flush();
  }

  /** A hidden page is gone: it gets nothing, and when it comes back it says `ready` anew. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (!visible) this.#ready = false;
    this.#updateLive();
    this.#flush();
  }

  dispose(): void {
    for (const id of [...this.#sources.keys()]) this.detach(id);
  }

  get #live(): boolean {
    return this.#visible && this.#ready;
  }

  #updateLive(): void {
    for (const source of this.#sources.values()) source.reader.setLive(this.#live);
  }

  #flush(): void {
    if (!this.#live || this.#unacknowledged !== undefined) return;
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
