/** The reviews and the moves of their findings in; what is marked in each document out, told only where it differs. */
import type { ReviewEvent } from '../review/event.ts';
import { DisposableStore, type Disposable } from '../util/disposableStore.ts';
import { Emitter } from '../util/emitter.ts';
import type { FindingRef, ReviewSource } from './reviewSource.ts';
import { shownFindings, type PlacesNow, type ShownFinding } from './shownFindings.ts';

export interface MovingPlaces extends PlacesNow {
  onMoved(listener: (reviewId: string) => void): Disposable;
}

/** In milliseconds: nobody sees it, and a reader who types or an answer that streams causes many events in it. */
const pause = 20;

const none: readonly ShownFinding[] = [];

export class ShownInDocuments implements Disposable {
  readonly #reviews: ReviewSource;
  readonly #places: PlacesNow;
  readonly #changed = new Emitter<string>();
  readonly #subscriptions = new DisposableStore();
  #shown: ReadonlyMap<string, readonly ShownFinding[]> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(reviews: ReviewSource, places: MovingPlaces) {
    this.#reviews = reviews;
    this.#places = places;
    const later = () => this.#updateSoon();
    this.#subscriptions.add(reviews.onAdded(later));
    this.#subscriptions.add(reviews.onRemoved(later));
    this.#subscriptions.add(
      reviews.onChanged((event) => {
        if (concernsFindings(event)) later();
      }),
    );
    this.#subscriptions.add(places.onMoved(later));
    this.#update();
  }

  /** The documents that have marks. */
  get uris(): readonly string[] {
    return [...this.#shown.keys()];
  }

  /** From top to bottom. The same list, and the same objects in it, until something about them differs. */
  at(uri: string): readonly ShownFinding[] {
    return this.#shown.get(uri) ?? none;
  }

  find({ reviewId, findingId }: FindingRef): ShownFinding | undefined {
    return [...this.#shown.values()]
      .flat()
      .find((shown) => shown.reviewId === reviewId && shown.findingId === findingId);
  }

  /** What is marked in the document with this URI differs from before. */
  onChanged(listener: (uri: string) => void): Disposable {
    return this.#changed.on(listener);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  #updateSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#update();
    }, pause);
  }

  #update(): void {
    const before = this.#shown;
    const now = new Map<string, readonly ShownFinding[]>();
    for (const [uri, findings] of shownFindings(this.#reviews.all, this.#places)) {
      now.set(uri, unlessSame(before.get(uri) ?? none, findings));
    }
    this.#shown = now;
    for (const uri of new Set([...before.keys(), ...now.keys()])) {
      if (before.get(uri) !== now.get(uri)) this.#changed.fire(uri);
    }
  }
}

function concernsFindings({ type }: ReviewEvent): boolean {
  return type !== 'text' && type !== 'reasoning' && type !== 'usage' && type !== 'queued';
}

function unlessSame(before: readonly ShownFinding[], now: readonly ShownFinding[]): readonly ShownFinding[] {
  const kept = now.map((shown) => before.find((known) => isSame(known, shown)) ?? shown);
  return kept.length === before.length && kept.every((shown, index) => shown === before[index]) ? before : kept;
}

function isSame(a: ShownFinding, b: ShownFinding): boolean {
  return a.reviewId === b.reviewId && a.finding === b.finding && a.place === b.place && a.uri === b.uri;
}
