import assert from 'node:assert/strict';
import type { ReviewEventBody } from '../../src/review/event.ts';
import type { Finding } from '../../src/review/finding.ts';
import { summarize } from '../../src/review/target.ts';
import { someSettings, someTarget } from '../support/reviewTarget.ts';
import { given, kill, listed, namesIn, onDisk, openWindow, phases, start, stopped } from './historyWindow.ts';

describe('keepHistory', () => {
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
  given('says how many files it had to set aside', async ({ clock, shared }) => {
    for (const [damaged, words] of [
      [1, /^A stored review could not be read\. It was /],
      [2, /^2 stored reviews could not be read\. They were /],
    ] as const) {
      for (let index = 0; index < damaged; index++) {
        shared.files.set(`damaged${index}.json`, { bytes: new Uint8Array([0]), mtime: 0 });
      }
      const window = openWindow(shared);
      await clock.tickAsync(0);
      assert.match(window.warnings.join(), words);
      kill(window);
    }
  });

  given('says how many files it cannot read at all, at the start and with each list', async ({ clock, shared }) => {
    for (const [locked, words] of [
      [1, 'A stored review cannot be read at the moment. It stays in the storage folder of Second Look.'],
      [2, '2 stored reviews cannot be read at the moment. They stay in the storage folder of Second Look.'],
    ] as const) {
      shared.files.set(`locked${locked}.json`, { bytes: new Uint8Array([0]), mtime: 0 });
      const readFile: typeof shared.fs.readFile = () => Promise.reject(new Error('EACCES'));
      const window = openWindow({ ...shared, fs: { ...shared.fs, readFile } });
      await clock.tickAsync(0);
      assert.deepEqual(window.warnings, [words]);
      assert.deepEqual(await listed(window), []);
      assert.deepEqual(window.warnings, [words, words]);
      kill(window);
    }
  });

  given('has what the user did with findings on disk at once, however many', async ({ clock, shared }) => {
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
      onDisk(shared, id).events.flatMap((event) => (event.type === 'findingSettled' ? [event.disposition] : [])),
      ['discarded', 'applied'],
    );
  });

  given('keeps a review that is closed, and brings it back when it is wanted', async ({ clock, shared }) => {
    const one = openWindow(shared);
    const review = await stopped(one, clock);
    assert.ok(one.reviews.close(review.id));
    await clock.tickAsync(0);
    assert.deepEqual(namesIn(shared), [`${review.id}.past.json`]);
    const next = openWindow(shared);
    await clock.tickAsync(0);
    assert.deepEqual(phases(next), [], 'a closed review stays closed after a reload');
    assert.deepEqual(await listed(next), [review.id]);
    assert.ok(await next.kept.open(review.id));
    assert.deepEqual(phases(next), ['cancelled']);
    assert.deepEqual(namesIn(shared), [`${review.id}.json`]);
    assert.deepEqual(await listed(next), [review.id], 'once');
    assert.equal(await next.kept.open('unknown'), false);
    for (const window of [one, next]) kill(window);
  });

  given('keeps the answer that a run takes the place of, and no empty one', async ({ clock, shared }) => {
    const window = openWindow(shared);
    const review = await stopped(window, clock);
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

  given('forgets one, or all that have ended, in the panel and on disk', async ({ clock, shared }) => {
    const window = openWindow(shared);
    const [first, second] = [await stopped(window, clock), await stopped(window, clock)];
    const running = await start(window, clock);
    window.reviews.close(first.id);
    await window.kept.remove(second.id);
    assert.deepEqual(namesIn(shared), [`${first.id}.past.json`, `${running.id}.json`].sort());
    await stopped(window, clock);
    await window.kept.clear();
    assert.deepEqual(window.reviews.all, [running]);
    await clock.tickAsync(5000);
    assert.deepEqual(namesIn(shared), [`${running.id}.json`]);
    kill(window);
  });

  given('lists what was closed just now, and nothing of what is just being forgotten', async ({ clock, shared }) => {
    const window = openWindow(shared);
    const review = await stopped(window, clock);
    window.reviews.close(review.id);
    assert.deepEqual(await listed(window), [review.id]);
    void window.kept.clear();
    assert.deepEqual(await listed(window), []);
    kill(window);
  });
});
