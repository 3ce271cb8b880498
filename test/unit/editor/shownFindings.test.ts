// Which findings are marked, in which document, and that nobody is told of what stays the same.
import assert from 'node:assert/strict';
import { possibleFix } from '../../../src/editor/possibleFix.ts';
import type { FindingRef } from '../../../src/editor/reviewSource.ts';
import { shownFindings } from '../../../src/editor/shownFindings.ts';
import { ShownInDocuments } from '../../../src/editor/shownInDocuments.ts';
import type { TrackedRange } from '../../../src/findings/trackedRange.ts';
import type { FindingPlace, PlaceState } from '../../../src/review/finding.ts';
import type { ReviewTarget } from '../../../src/review/target.ts';
import { Emitter } from '../../../src/util/emitter.ts';
import { findingAt, ToldReviews } from '../../support/editor/toldReviews.ts';
import { someTarget } from '../../support/reviewTarget.ts';

const lines = (startLine: number, endLine: number, uri = 'file:///a'): ReviewTarget => ({
  ...someTarget,
  uri,
  startLine,
  endLine,
});

/** Each finding where it was reviewed, unless a test has moved it. */
class Places {
  readonly #moved = new Emitter<string>();
  readonly #ranges = new Map<string, TrackedRange | undefined>();
  readonly #reviews: ToldReviews;
  readonly onMoved = (listener: (reviewId: string) => void) => this.#moved.on(listener);

  constructor(reviews: ToldReviews) {
    this.#reviews = reviews;
  }

  uriOf(reviewId: string): string | undefined {
    return this.#reviews.get(reviewId)?.target.uri;
  }

  targetPlace(reviewId: string): FindingPlace | undefined {
    const target = this.#reviews.get(reviewId)?.target;
    return target && { startLine: target.startLine, endLine: target.endLine, state: 'inPlace' };
  }

  placeOf({ reviewId, findingId }: FindingRef): TrackedRange | undefined {
    const key = `${reviewId} ${findingId}`;
    if (!this.#ranges.has(key)) this.move({ reviewId, findingId }, Number(findingId.split('.')[1]));
    return this.#ranges.get(key);
  }

  move({ reviewId, findingId }: FindingRef, line: number | undefined, state: PlaceState = 'inPlace'): void {
    const span = { startLine: line ?? 0, endLine: line ?? 0 };
    const range = line === undefined ? undefined : { ...span, state, reviewed: span, text: '' };
    this.#ranges.set(`${reviewId} ${findingId}`, range);
    this.#moved.fire(reviewId);
  }
}

describe('what is marked', () => {
  let reviews: ToldReviews;
  let places: Places;

  beforeEach(() => {
    reviews = new ToldReviews();
    places = new Places(reviews);
  });

  const at = (line: number) => findingAt({ startLine: line, endLine: line });
  const shown = () => shownFindings(reviews.all, places);
  const marked = (uri = 'file:///a') => (shown().get(uri) ?? []).map((one) => `${one.reviewId} ${one.findingId}`);

  it('is every located finding that is open, from top to bottom', () => {
    reviews.start('a', lines(1, 20), at(9), at(3));
    reviews.start('b', lines(30, 40), at(31));
    reviews.start('c', lines(1, 20, 'file:///c'), at(5));
    assert.deepEqual(marked(), ['a 1.3', 'a 1.9', 'b 1.31']);
    assert.deepEqual(marked('file:///c'), ['c 1.5']);
  });

  it('is none that is being written, not located, done with, outdated or nobody knows where', () => {
    reviews.start('a', lines(1, 20), at(1), at(2), at(3), at(4));
    const { anchor, ...writing } = at(5);
    assert.ok(anchor);
    reviews.tell('a', { type: 'findingOpened', finding: writing });
    const lost = { ...at(6), anchor: { kind: 'notLocated' as const, reason: 'ambiguous' as const } };
    reviews.tell('a', { type: 'findingClosed', finding: lost });
    reviews.tell('a', { type: 'findingSettled', findingId: '1.1', disposition: 'applied' });
    reviews.discard({ reviewId: 'a', findingId: '1.2' });
    places.move({ reviewId: 'a', findingId: '1.3' }, 3, 'outdated');
    places.move({ reviewId: 'a', findingId: '1.4' }, undefined);
    assert.deepEqual(marked(), []);
    reviews.tell('a', { type: 'findingSettled', findingId: '1.2', disposition: 'open' });
    places.move({ reviewId: 'a', findingId: '1.3' }, 7, 'changed');
    assert.deepEqual(marked(), ['a 1.2', 'a 1.3']);
  });

  it('is what the newest review says of the same lines, once it says something', () => {
    reviews.start('a', lines(1, 10), at(3), at(10));
    reviews.start('b', lines(10, 20));
    reviews.start('c', lines(1, 10, 'file:///c'), at(3));
    assert.deepEqual(marked(), ['a 1.3', 'a 1.10']);
    reviews.tell('b', { type: 'ended', outcome: 'failed' });
    assert.deepEqual(marked(), ['a 1.3', 'a 1.10']);
    reviews.tell('b', { type: 'started', target: lines(10, 20), model: '', endpoint: '' });
    reviews.tell('b', { type: 'findingClosed', finding: at(12) });
    assert.deepEqual(marked(), ['a 1.3', 'b 1.12']);
    reviews.remove('b');
    assert.deepEqual(marked(), ['a 1.3', 'a 1.10']);
  });

  it('is nothing where the newest review has found nothing to the end', () => {
    reviews.start('a', lines(1, 10), at(3));
    reviews.start('b', lines(1, 10));
    reviews.tell('b', { type: 'ended', outcome: 'finished' });
    assert.deepEqual(marked(), []);
  });

  it('may be applied only where it stands as it was reviewed', () => {
    reviews.start('a', lines(1, 20), at(3));
    const fixNow = () => possibleFix(shown().get('file:///a')![0]!);
    assert.equal(fixNow(), 'apply');
    places.move({ reviewId: 'a', findingId: '1.3' }, 3, 'changed');
    assert.equal(fixNow(), 'preview');
    reviews.tell('a', { type: 'findingClosed', finding: { ...at(3), fix: { kind: 'none' } } });
    assert.equal(fixNow(), 'none');
  });

  it('is told once for many events, and only for documents in which something differs', async () => {
    reviews.start('a', lines(1, 10), at(3), at(5));
    reviews.start('c', lines(1, 10, 'file:///c'), at(3));
    const all = new ShownInDocuments(reviews, places);
    const [before, other] = [all.at('file:///a'), all.at('file:///c')];
    const told: string[] = [];
    const next = () => new Promise<void>((resolve) => all.onChanged((uri) => resolve(void told.push(uri))));

    const change = next();
    for (let line = 6; line < 100; line++) places.move({ reviewId: 'a', findingId: '1.3' }, line);
    assert.equal(all.at('file:///a'), before);
    await change;
    assert.deepEqual(told, ['file:///a']);
    assert.equal(all.at('file:///c'), other);
    assert.deepEqual(
      all.at('file:///a').map(({ place }) => place.startLine),
      [5, 99],
    );
    assert.equal(all.at('file:///a')[0], before[1]);
    assert.equal(all.find({ reviewId: 'c', findingId: '1.3' }), other[0]);

    const removal = next();
    reviews.remove('c');
    await removal;
    assert.deepEqual([all.at('file:///c'), all.uris], [[], ['file:///a']]);
    all.dispose();
  });
});
