// What windows that share their reviews, come back or were killed make of what lies on the disk.
import assert from 'node:assert/strict';
import type { SinonFakeTimers } from 'sinon';
import { aliveFor } from '../../src/storage/record.ts';
import { kill, onDisk, openWindow, phases, start, tellClock } from './historyWindow.ts';
import { memoryFiles, type MemoryFiles } from './storage/memoryFiles.ts';

describe('the history of several windows, one after another or together', () => {
  let clock: SinonFakeTimers;
  let shared: MemoryFiles;
  beforeEach(() => {
    clock = tellClock();
    shared = memoryFiles();
  });
  afterEach(() => {
    clock.restore();
  });

  it('leaves the running review of another window alone, however long it is silent', async () => {
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

  it('brings a review back at once whose window said goodbye', async () => {
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

  it('brings a review back once its window has been gone long enough', async () => {
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

  it('stops its heartbeat with the last review that runs', async () => {
    const one = openWindow(shared);
    const review = await start(one, clock);
    assert.ok(clock.countTimers() > 0);
    one.reviews.stop(review.id);
    await clock.tickAsync(aliveFor);
    assert.equal(clock.countTimers(), 0);
    kill(one);
  });
});
