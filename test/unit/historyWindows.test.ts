// What windows that share their reviews, come back or were killed make of what lies on the disk.
import assert from 'node:assert/strict';
import { statusParts } from '../../media/panel/statusText.ts';
import { aliveFor } from '../../src/storage/record.ts';
import { someSettings, someTarget } from '../support/reviewTarget.ts';
import {
  given,
  kill,
  listed,
  namesIn,
  onDisk,
  openWindow,
  phases,
  readSlowly,
  start,
  stopped,
  type OpenWindow,
} from './historyWindow.ts';

describe('the history of several windows, one after another or together', () => {
  given('leaves the running review of another window alone, however long it is silent', async ({ clock, shared }) => {
    const one = openWindow(shared);
    const review = await start(one, clock);
    const other = openWindow(shared);
    await clock.tickAsync(aliveFor * 10);
    assert.deepEqual(phases(other), []);
    assert.equal(onDisk(shared, review.id).events.at(-1)?.type, 'text');
    one.reviews.stop(review.id);
    await clock.tickAsync(aliveFor * 2);
    assert.deepEqual([phases(one), phases(other)], [['cancelled'], []]);
    assert.equal(onDisk(shared, review.id).aliveAt, undefined);
    const later = openWindow(shared);
    await clock.tickAsync(0);
    assert.deepEqual(phases(later), ['cancelled']);
    for (const window of [one, other, later]) kill(window);
  });

  given(
    'lists what another window has kept, also once that is gone, and no review that it runs',
    async ({ clock, shared }) => {
      const [one, other] = [openWindow(shared), openWindow(shared)];
      await clock.tickAsync(0);
      const [ended, running] = [await stopped(one, clock), await start(one, clock)];
      assert.deepEqual(await listed(other), [ended.id]);
      kill(one);
      await clock.tickAsync(aliveFor);
      assert.deepEqual(await listed(other), [running.id, ended.id]);
      const [cut] = await other.kept.list();
      assert.equal(cut?.state.phase, 'interrupted');
      assert.ok(await other.kept.open(running.id));
      assert.deepEqual(phases(other), ['interrupted']);
      assert.equal(other.reviews.all[0]?.state?.endedAt, cut.state.endedAt);
      assert.deepEqual(await listed(other), [running.id, ended.id], 'each once');
      other.keepOnDisk(false);
      await clock.tickAsync(0);
      assert.deepEqual([namesIn(shared), await listed(other)], [[], [running.id, ended.id]], 'none is lost on the way');
      await other.kept.clear();
      assert.deepEqual(await listed(other), []);
      kill(other);
    },
  );

  given('brings a review back at once whose window said goodbye', async ({ clock, shared }) => {
    const one = openWindow(shared);
    const review = await start(one, clock);
    assert.notEqual(onDisk(shared, review.id).aliveAt, undefined);
    await one.kept.flush();
    kill(one);
    assert.equal(onDisk(shared, review.id).aliveAt, undefined);
    const next = openWindow(shared);
    await clock.tickAsync(0);
    assert.deepEqual(phases(next), ['interrupted']);
    assert.equal(next.reviews.all[0]?.state?.text, 'word');
    kill(next);
  });

  given('brings a review back once its window has been gone long enough', async ({ clock, shared }) => {
    const one = openWindow(shared);
    await start(one, clock);
    kill(one);
    const next = openWindow(shared);
    await clock.tickAsync(aliveFor - 1);
    assert.deepEqual(phases(next), []);
    await clock.tickAsync(aliveFor);
    assert.deepEqual(phases(next), ['interrupted']);
    assert.deepEqual(next.warnings, []);
    kill(next);
  });

  given('brings a review back at once where no other window can be running it', async ({ clock, shared }) => {
    const one = openWindow(shared);
    await start(one, clock);
    kill(one);
    const next = openWindow(shared, true, true);
    await clock.tickAsync(0);
    assert.deepEqual(phases(next), ['interrupted']);
    kill(next);
  });

  given('waits for another window no longer than that may be silent', async ({ clock, shared }) => {
    const one = openWindow(shared);
    await start(one, clock);
    kill(one);
    await clock.tickAsync(aliveFor - 1000);
    const next = openWindow(shared);
    await clock.tickAsync(999);
    assert.deepEqual(phases(next), []);
    await clock.tickAsync(1);
    assert.deepEqual(phases(next), ['interrupted']);
    kill(next);
  });

  given('leaves alone what was started while the files were being read', async ({ clock, shared }) => {
    const window = openWindow(readSlowly(shared, 1500), true, true);
    const review = window.reviews.start(someTarget, someSettings);
    await clock.tickAsync(5000);
    assert.ok(onDisk(shared, review.id).aliveAt);
    assert.deepEqual(window.reviews.all, [review]);
    assert.deepEqual(phases(window), ['streaming']);
    kill(window);
  });

  given('shows the same figures after a reload as before', async ({ clock, shared }) => {
    const figures = ({ reviews }: OpenWindow, now: number) => {
      const [model, host, , ...rest] = statusParts(reviews.all[0]!.state!, now);
      return [model, host, ...rest];
    };
    const one = openWindow(shared);
    await start(one, clock);
    await clock.tickAsync(4700);
    const before = figures(one, Date.now());
    assert.match(before.join(), /tok\/s,0:05$/);
    await one.kept.flush();
    kill(one);
    await clock.tickAsync(60_000);
    const next = openWindow(shared);
    await clock.tickAsync(0);
    assert.deepEqual(figures(next, Date.now()), before);
    kill(next);
  });

  given('takes a review whose host was killed for alive until it was last written', async ({ clock, shared }) => {
    const one = openWindow(shared);
    const review = await start(one, clock);
    await clock.tickAsync(4700);
    const { aliveAt } = onDisk(shared, review.id);
    kill(one);
    await clock.tickAsync(60_000);
    const next = openWindow(shared);
    await clock.tickAsync(0);
    assert.equal(next.reviews.all[0]?.state?.endedAt, aliveAt);
    kill(next);
  });

  given('stops its heartbeat with the last review that runs', async ({ clock, shared }) => {
    const one = openWindow(shared);
    const review = await start(one, clock);
    assert.ok(clock.countTimers() > 0);
    one.reviews.stop(review.id);
    await clock.tickAsync(aliveFor);
    assert.equal(clock.countTimers(), 0);
    kill(one);
  });
});
