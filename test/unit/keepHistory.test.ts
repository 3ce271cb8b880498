import assert from 'node:assert/strict';
import { once } from 'node:events';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { createCapabilities } from '../../src/completion/capabilities.ts';
import type { CompletionEvent } from '../../src/completion/event.ts';
import { createGates } from '../../src/completion/gate/gates.ts';
import type { ReviewEventBody } from '../../src/review/event.ts';
import type { Finding } from '../../src/review/finding.ts';
import { summarize } from '../../src/review/target.ts';
import { keepHistory, type KeptHistory } from '../../src/keepHistory.ts';
import { Reviews, type Review } from '../../src/session/reviews.ts';
import { MemoryHistory } from '../../src/storage/memoryHistory.ts';
import { Emitter } from '../../src/util/emitter.ts';
import { History } from '../../src/storage/history.ts';
import { aliveFor, decodeRecord, type ReviewRecord } from '../../src/storage/record.ts';
import { english } from '../../src/util/localizer.ts';
import { someSettings, someTarget } from '../support/reviewTarget.ts';
import { memoryFiles, type MemoryFiles } from './storage/memoryFiles.ts';

interface OpenWindow {
  /** As the user sets it. */
  keepOnDisk(on: boolean): void;
  readonly reviews: Reviews;
  readonly kept: KeptHistory;
  readonly warnings: string[];
}

/** A window whose reviews write one word and are then silent until they are stopped. */
function openWindow({ fs, root }: MemoryFiles, on = true): OpenWindow {
  const switched = new Emitter<void>();
  const reviews = new Reviews({
    complete: async function* (_request, options): AsyncGenerator<CompletionEvent> {
      yield { type: 'text', text: 'word' };
      const { signal } = options ?? {};
      if (signal && !signal.aborted) await once(signal, 'abort');
      signal?.throwIfAborted();
    },
    capabilities: createCapabilities(),
    gates: createGates(),
    l10n: english,
  });
  const warnings: string[] = [];
  const warn = (sentence: string) => warnings.push(sentence);
  const kept = keepHistory(reviews, new History(root, fs), {
    isOn: () => on,
    memory: new MemoryHistory(),
    onSwitched: (listener) => switched.on(listener),
    log: { warn },
    l10n: english,
    warn,
  });
  const keepOnDisk = (value: boolean) => {
    on = value;
    switched.fire();
  };
  return { reviews, kept, warnings, keepOnDisk };
}

describe('keepHistory', () => {
  let clock: SinonFakeTimers;
  let shared: MemoryFiles;
  beforeEach(() => {
    clock = useFakeTimers({
      now: 1_000_000,
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    });
    shared = memoryFiles();
  });
  afterEach(() => {
    clock.restore();
  });

  const start = async ({ reviews }: OpenWindow): Promise<Review> => {
    const review = reviews.start(someTarget, someSettings);
    await clock.tickAsync(1000);
    return review;
  };
  const someFinding: Finding = {
    id: '1.0',
    severity: 'note',
    title: '',
    body: '',
    textStart: 0,
    bodyStart: 0,
    textEnd: 1,
    fix: { kind: 'none' },
  };
  const onDisk = (id: string): ReviewRecord => {
    const record = decodeRecord(shared.files.get(`${id}.json`)!.bytes);
    assert.ok(record);
    return record;
  };
  const phases = ({ reviews }: OpenWindow) => reviews.all.map(({ state }) => state?.phase);
  /** The window's end without a goodbye. */
  const kill = ({ kept, reviews }: OpenWindow) => {
    kept.dispose();
    reviews.dispose();
  };

  it('leaves the running review of another window alone, however long it is silent', async () => {
    const one = openWindow(shared);
    const review = await start(one);
    const other = openWindow(shared);
    await clock.tickAsync(aliveFor * 10);
    assert.deepEqual(phases(other), []);
    assert.equal(onDisk(review.id).events.at(-1)?.type, 'text');
    one.reviews.stop(review.id);
    await clock.tickAsync(aliveFor * 2);
    assert.deepEqual([phases(one), phases(other)], [['cancelled'], []]);
    assert.equal(onDisk(review.id).aliveAt, undefined);
    const later = openWindow(shared);
    await clock.tickAsync(0);
    assert.deepEqual(phases(later), ['cancelled']);
    for (const window of [one, other, later]) kill(window);
  });

  it('brings a review back at once whose window said goodbye', async () => {
    const one = openWindow(shared);
    const review = await start(one);
    assert.notEqual(onDisk(review.id).aliveAt, undefined);
    await one.kept.flush();
    kill(one);
    assert.equal(onDisk(review.id).aliveAt, undefined);
    const next = openWindow(shared);
    await clock.tickAsync(0);
    assert.deepEqual(phases(next), ['interrupted']);
    assert.equal(next.reviews.all[0]?.state?.text, 'word');
    kill(next);
  });

  it('brings a review back once its window has been gone long enough', async () => {
    const one = openWindow(shared);
    await start(one);
    kill(one);
    const next = openWindow(shared);
    await clock.tickAsync(aliveFor - 1);
    assert.deepEqual(phases(next), []);
    await clock.tickAsync(aliveFor);
    assert.deepEqual(phases(next), ['interrupted']);
    assert.deepEqual(next.warnings, []);
    kill(next);
  });

  it('stops its heartbeat with the last review that runs', async () => {
    const one = openWindow(shared);
    const review = await start(one);
    assert.ok(clock.countTimers() > 0);
    one.reviews.stop(review.id);
    await clock.tickAsync(aliveFor);
    assert.equal(clock.countTimers(), 0);
    kill(one);
  });

  it('says how many files it had to set aside', async () => {
    shared.files.set('damaged.json', { bytes: new Uint8Array([0]), mtime: 0 });
    const window = openWindow(shared);
    await clock.tickAsync(0);
    assert.match(window.warnings.join(), /^1 stored reviews could not be read\./);
    kill(window);
  });

  it('has what the user did with findings on disk at once, however many', async () => {
    const { reviews } = openWindow(shared);
    const bodies: ReviewEventBody[] = [
      { type: 'started', target: summarize(someTarget), model: 'm', endpoint: '' },
      { type: 'findingClosed', finding: someFinding },
      { type: 'findingClosed', finding: { ...someFinding, id: '1.1' } },
      { type: 'ended', outcome: 'finished' },
    ];
    const id = 'b1d5e7a0-4c1f-4f4e-9d7a-0d6a4f3f9a11';
    const events = bodies.map((body, index) => ({ ...body, seq: index + 1, reviewId: id, run: 1, at: index }));
    reviews.restore(id, someTarget, events);
    reviews.settle(id, '1.0', 'discarded');
    reviews.settle(id, '1.1', 'applied');
    await clock.tickAsync(100);
    assert.deepEqual(
      onDisk(id).events.flatMap((event) => (event.type === 'findingSettled' ? [event.disposition] : [])),
      ['discarded', 'applied'],
    );
  });

  const stopped = async (window: OpenWindow): Promise<Review> => {
    const review = await start(window);
    window.reviews.stop(review.id);
    await clock.tickAsync(0);
    return review;
  };
  const listed = async ({ kept }: OpenWindow) => (await kept.list()).map(({ id }) => id);
  const names = () => [...shared.files.keys()].sort();

  it('keeps a review that is closed, and brings it back when it is wanted', async () => {
    const one = openWindow(shared);
    const review = await stopped(one);
    assert.ok(one.reviews.close(review.id));
    await clock.tickAsync(0);
    assert.deepEqual(names(), [`${review.id}.past.json`]);
    const next = openWindow(shared);
    await clock.tickAsync(0);
    assert.deepEqual(phases(next), [], 'a closed review stays closed after a reload');
    assert.deepEqual(await listed(next), [review.id]);
    assert.ok(await next.kept.open(review.id));
    assert.deepEqual(phases(next), ['cancelled']);
    assert.deepEqual(names(), [`${review.id}.json`]);
    assert.deepEqual(await listed(next), [review.id], 'once');
    assert.equal(await next.kept.open('unknown'), false);
    for (const window of [one, next]) kill(window);
  });

  it('keeps the answer that a run takes the place of, and no empty one', async () => {
    const window = openWindow(shared);
    const review = await stopped(window);
    window.reviews.retry(review.id, someSettings);
    await clock.tickAsync(1000);
    const [before] = (await window.kept.list()).filter(({ id }) => id !== review.id);
    assert.deepEqual([before?.state.text, before?.state.phase], ['word', 'cancelled']);
    window.reviews.stop(review.id);
    await clock.tickAsync(0);
    window.reviews.resume(review.id, someSettings);
    await clock.tickAsync(1000);
    assert.equal((await listed(window)).length, 2, 'what goes on takes the place of nothing');
    window.reviews.stop(review.id);
    await clock.tickAsync(0);
    window.reviews.retry(review.id, someSettings);
    await clock.tickAsync(0);
    const texts = (await window.kept.list()).map(({ state }) => state.text).sort();
    assert.deepEqual(texts, ['word', 'word', 'wordword']);
    kill(window);
  });

  it('forgets one, or all that have ended, in the panel and on disk', async () => {
    const window = openWindow(shared);
    const [first, second] = [await stopped(window), await stopped(window)];
    const running = await start(window);
    window.reviews.close(first.id);
    await window.kept.remove(second.id);
    assert.deepEqual(names(), [`${first.id}.past.json`, `${running.id}.json`].sort());
    await stopped(window);
    await window.kept.clear();
    assert.deepEqual(window.reviews.all, [running]);
    await clock.tickAsync(5000);
    assert.deepEqual(names(), [`${running.id}.json`]);
    kill(window);
  });

  it('lists what was closed just now, and nothing of what is just being forgotten', async () => {
    const window = openWindow(shared);
    const review = await stopped(window);
    window.reviews.close(review.id);
    assert.deepEqual(await listed(window), [review.id]);
    void window.kept.clear();
    assert.deepEqual(await listed(window), []);
    kill(window);
  });

  it('keeps nothing on disk where the user says so, and everything again where not', async () => {
    const window = openWindow(shared);
    const [first, second] = [await stopped(window), await stopped(window)];
    window.reviews.close(first.id);
    await clock.tickAsync(0);
    window.keepOnDisk(false);
    await clock.tickAsync(0);
    const third = await stopped(window);
    window.reviews.close(third.id);
    await window.kept.flush();
    await clock.tickAsync(10_000);
    assert.deepEqual(names(), []);
    assert.deepEqual((await listed(window)).sort(), [first.id, second.id, third.id].sort(), 'this window knows them');
    window.keepOnDisk(true);
    await clock.tickAsync(0);
    assert.deepEqual(names(), [`${first.id}.past.json`, `${second.id}.json`, `${third.id}.past.json`].sort());
    kill(window);
  });

  it('deletes what it finds on disk where the user has said no elsewhere', async () => {
    const one = openWindow(shared);
    await stopped(one);
    kill(one);
    const next = openWindow(shared, false);
    await clock.tickAsync(0);
    assert.deepEqual([names(), phases(next)], [[], []]);
    kill(next);
  });
});
