import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { followLog } from '../../../src/session/followLog.ts';
import { ReviewLog, readerWindow } from '../../../src/session/reviewLog.ts';

const word = { type: 'text', text: 'word ' } as const;

/** Whether a promise has settled once everything that can run now has run. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.then(() => (settled = true));
  await setImmediate();
  return settled;
}

async function fill(log: ReviewLog, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await log.append(1, word);
}

describe('ReviewLog', () => {
  it('numbers events without gaps', async () => {
    const log = new ReviewLog('r', [], () => 5);
    await fill(log, 3);
    assert.deepEqual(
      log.after(1).map(({ seq, reviewId, run, at }) => [seq, reviewId, run, at]),
      [
        [2, 'r', 1, 5],
        [3, 'r', 1, 5],
      ],
    );
  });

  it('makes its writer wait for a live reader that is a window behind, and no longer', async () => {
    const log = new ReviewLog('r');
    const reader = log.open();
    reader.setLive(true);
    await fill(log, readerWindow.events - 1);
    const waiting = log.append(1, word);
    assert.equal(await isSettled(waiting), false);
    reader.moveTo(1);
    assert.equal(await isSettled(waiting), true);
  });

  it('counts bytes as well as events', async () => {
    const log = new ReviewLog('r');
    const reader = log.open();
    reader.setLive(true);
    const waiting = log.append(1, { type: 'text', text: 'x'.repeat(readerWindow.bytes / 2) });
    assert.equal(await isSettled(waiting), false);
    reader.moveTo(1);
    assert.equal(await isSettled(waiting), true);
  });

  it('never waits for a reader that is not live, that stops being live, or that left', async () => {
    const log = new ReviewLog('r');
    const reader = log.open();
    await fill(log, readerWindow.events * 2);
    reader.setLive(true);
    const hidden = log.append(1, word);
    assert.equal(await isSettled(hidden), false);
    reader.setLive(false);
    assert.equal(await isSettled(hidden), true);
    reader.setLive(true);
    const left = log.append(1, word);
    assert.equal(await isSettled(left), false);
    reader.dispose();
    assert.equal(await isSettled(left), true);
  });

  it('stops waiting when the run is stopped, and the event stays logged', async () => {
    const log = new ReviewLog('r');
    log.open().setLive(true);
    await fill(log, readerWindow.events - 1);
    const stop = new AbortController();
    const waiting = log.append(1, word, stop.signal);
    assert.equal(await isSettled(waiting), false);
    stop.abort();
    assert.equal(await isSettled(waiting), true);
    assert.equal(log.length, readerWindow.events);
    await log.append(1, { type: 'ended', outcome: 'cancelled' }, stop.signal);
  });
});

describe('followLog', () => {
  it('yields what was there and what comes, until the run has ended', async () => {
    const log = new ReviewLog('r');
    await fill(log, 2);
    const seen: number[] = [];
    const following = (async () => {
      for await (const event of followLog(log)) seen.push(event.seq);
    })();
    await fill(log, 2);
    await log.append(1, { type: 'ended', outcome: 'finished' });
    await following;
    assert.deepEqual(seen, [1, 2, 3, 4, 5]);
  });

  it('slows the log while its consumer is busy, and frees it when the consumer leaves', async () => {
    const log = new ReviewLog('r');
    await fill(log, 1);
    const events = followLog(log);
    await events.next();
    await fill(log, readerWindow.events - 2);
    const waiting = log.append(1, word);
    assert.equal(await isSettled(waiting), false);
    await events.return();
    assert.equal(await isSettled(waiting), true);
  });
});
