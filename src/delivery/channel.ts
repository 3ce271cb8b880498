/** Logs and news in, batches out that the panel can keep up with: one on its way at a time, the next when it was seen. */
import type { LogSlice, PanelNews, ToPanel } from '../protocol/messages.ts';
import type { ReviewEvent } from '../review/event.ts';
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
  /** Words of the run have come. */
  spoken: boolean;
}

export interface Pace {
  /** Milliseconds between two batches that nobody waits for: a frame of a common screen. */
  readonly frame: number;
  /** Milliseconds in which a page that is shown again says that it is a new one, if it is. */
  readonly reload: number;
}

const defaultPace: Pace = { frame: 17, reload: 2000 };

export class Channel implements Disposable {
  readonly #sources = new Map<string, Source>();
  readonly #news = new Map<string, () => PanelNews>();
  readonly #send: (message: ToPanel) => unknown;
  readonly #pace: Pace;
  #visible = false;
  /** A page has said that it can receive. It may be gone since; then the next one says so too. */
  #greeted = false;
  /** The page has spoken since it was last shown: it is there, and the log waits for it. */
  #present = false;
  #nextId = 1;
  #unacknowledged: number | undefined;
  /** While it runs, only what somebody waits for is posted. */
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** Something that somebody waits for has come and is not posted yet. */
  #awaited = false;
  /** While it runs, nobody knows whether the page that is shown again is the one of before. */
  #reloading: ReturnType<typeof setTimeout> | undefined;

  /** Whatever `send` gives, or throws, says nothing about the page: that is learned from acknowledgements alone. */
  constructor(send: (message: ToPanel) => unknown, pace: Partial<Pace> = {}) {
    this.#send = send;
    this.#pace = { ...defaultPace, ...pace };
  }

  attach(log: ReviewLog): void {
    const reader = log.open();
    const source: Source = {
      log,
      reader,
      subscription: log.onAppended((event) => {
        this.#awaited ||= isAwaited(event, source);
        this.#flush();
      }),
      sent: 0,
      spoken: false,
    };
    this.#sources.set(log.reviewId, source);
    reader.setLive(this.#present);
    this.#flush();
  }

  detach(reviewId: string): void {
    const source = this.#sources.get(reviewId);
    this.#sources.delete(reviewId);
    source?.subscription.dispose();
    source?.reader.dispose();
  }

  /** Has the panel told what `news` gives once there is a way; under one key, only the newest counts. */
  tell(key: string, news: () => PanelNews): void {
    this.#news.set(key, news);
    this.#flush();
  }

  /** A page has loaded, or asks for everything again: it holds nothing. `greeting` is what it is told first. */
  ready(greeting: readonly PanelNews[]): void {
    this.#greeted = true;
    this.#unacknowledged = undefined;
    this.#news.clear();
    for (const [index, news] of greeting.entries()) this.#news.set(`greeting ${index}`, () => news);
    for (const source of this.#sources.values()) {
      source.sent = 0;
      source.reader.moveTo(0);
    }
    this.#awaited = true;
    this.#speaks();
  }

  acknowledge(id: number): void {
    if (id !== this.#unacknowledged) return;
    this.#unacknowledged = undefined;
    for (const source of this.#sources.values()) source.reader.moveTo(source.sent);
    this.#speaks();
  }

  /**
   * A hidden page gets nothing and holds up nothing. Shown again, it may be the same, which goes on where it was, or a
   * new one that is loading still: that drops what comes before its `ready`, and does not hold up the log until then.
   */
  setVisible(visible: boolean): void {
    if (visible === this.#visible) return;
    this.#visible = visible;
    this.#setPresent(false);
    clearTimeout(this.#reloading);
    this.#reloading = undefined;
    if (!visible) return;
    if (this.#pace.reload > 0) {
      this.#reloading = setTimeout(() => {
        this.#reloading = undefined;
        this.#flush();
      }, this.#pace.reload);
    }
    this.#flush();
  }

  dispose(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#reloading);
    for (const id of [...this.#sources.keys()]) this.detach(id);
  }

  #setPresent(present: boolean): void {
    if (present === this.#present) return;
    this.#present = present;
    for (const source of this.#sources.values()) source.reader.setLive(present);
  }

  /** Some page is there and listens. */
  #speaks(): void {
    clearTimeout(this.#reloading);
    this.#reloading = undefined;
    this.#setPresent(this.#visible);
    this.#flush();
  }

  #flush(): void {
    if (!this.#visible || !this.#greeted || this.#unacknowledged !== undefined) return;
    if (this.#reloading !== undefined || (this.#pause !== undefined && !this.#awaited)) return;
    const news = [...this.#news.values()].map((tell) => tell());
    this.#news.clear();
    const slices: LogSlice[] = [];
    for (const source of this.#sources.values()) {
      const { log, sent } = source;
      if (log.length === sent) continue;
      slices.push({ reviewId: log.reviewId, after: sent, events: mergeText(log.after(sent)) });
      source.sent = log.length;
    }
    if (slices.length + news.length === 0) return;
    this.#unacknowledged = this.#nextId++;
    this.#awaited = false;
    this.#rest();
    const batch: ToPanel = { type: 'batch', id: this.#unacknowledged, news, slices };
    new Promise((settle) => {
      settle(this.#send(batch));
    }).catch(() => undefined);
  }

  #rest(): void {
    clearTimeout(this.#pause);
    if (this.#pace.frame === 0) return;
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#flush();
    }, this.#pace.frame);
  }
}

/** Of a run, its beginning, its first words and its end. */
function isAwaited({ type }: ReviewEvent, source: Source): boolean {
  if (type === 'started') source.spoken = false;
  const isFirst = type === 'text' && !source.spoken;
  source.spoken ||= type === 'text';
  return isFirst || type === 'started' || type === 'ended';
}
