/** The limits between request and last word: what counts as waiting, and what ends it. */
import assert from 'node:assert/strict';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { createContentClock } from '../../../src/completion/contentClock.ts';
import { sentenceFor, sentences } from '../../../src/completion/sentences.ts';
import { defaultTimeouts } from '../../../src/completion/timeouts.ts';

describe('the limits of waiting', () => {
  let time: SinonFakeTimers;
  beforeEach(() => {
    time = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    time.restore();
  });

  const silent = (limitMs: number) => new Promise<'late'>((resolve) => setTimeout(resolve, limitMs, 'late'));
  const after =
    <T>(ms: number, value: T) =>
    (limitMs: number) =>
      Promise.race([silent(limitMs), new Promise<T>((resolve) => setTimeout(resolve, ms, value))]);

  async function during<T>(promise: Promise<T>, ms: number): Promise<T> {
    // Observed at once, so that a rejection while time passes is not an unhandled one.
    promise.catch(() => undefined);
    await time.tickAsync(ms);
    return promise;
  }

  it('are these by default', () => {
    assert.deepEqual(defaultTimeouts, { connect: 60_000, firstContent: 90_000, stalled: 10_000, idle: 45_000 });
  });

  it('fault 17: silence is told at the soft limit once, and ends the wait at the hard one', async () => {
    const clock = createContentClock(defaultTimeouts);
    clock.content();
    assert.equal(await during(clock.waitFor(silent), 10_000), 'stalled');
    assert.equal(clock.silentMs(), 10_000);
    const rest = clock.waitFor(silent);
    await time.tickAsync(34_999);
    let settled = false;
    rest.catch(() => (settled = true));
    await time.tickAsync(0);
    assert.equal(settled, false);
    await assert.rejects(during(rest, 1), { kind: 'stalled', retryable: true });
  });

  it('fault 18: what is not content does not begin the time anew', async () => {
    const clock = createContentClock(defaultTimeouts);
    clock.content();
    for (let waited = 0; waited < 9_000; waited += 1000) {
      assert.equal(await during(clock.waitFor(after(1000, 'ping')), 1000), 'ping');
    }
    assert.equal(await during(clock.waitFor(after(1001, 'ping')), 1000), 'stalled');
  });

  it('fault 19: a word every 44 seconds is alive', async () => {
    const clock = createContentClock(defaultTimeouts);
    clock.content();
    for (let words = 0; words < 20; words++) {
      assert.equal(await during(clock.waitFor(after(44_000, 'word')), 10_000), 'stalled');
      assert.equal(await during(clock.waitFor(after(34_000, 'word')), 34_000), 'word');
      clock.content();
    }
  });

  it('fault 20: time in which nobody asks is not waiting', async () => {
    const clock = createContentClock(defaultTimeouts);
    clock.content();
    assert.equal(await during(clock.waitFor(after(9_000, 'ping')), 9_000), 'ping');
    await time.tickAsync(120_000);
    assert.equal(await during(clock.waitFor(after(999, 'word')), 999), 'word');
  });

  it('the first content has a limit of its own, and no soft one', async () => {
    const clock = createContentClock(defaultTimeouts);
    assert.equal(await during(clock.waitFor(after(80_000, 'ping')), 80_000), 'ping');
    await assert.rejects(during(clock.waitFor(silent), 10_000), { kind: 'stalled', retryable: true });
  });

  it('fault 17: a silence that the user bears is told again after the soft limit, and as long as it is', async () => {
    const clock = createContentClock(defaultTimeouts);
    clock.content();
    assert.equal(await during(clock.waitFor(silent), 10_000), 'stalled');
    assert.equal(await during(clock.waitFor(after(30_000, 'ping')), 30_000), 'ping');
    assert.equal(clock.hear('keepWaiting'), true);
    assert.equal(await clock.waitFor(silent), 'keptWaiting');
    assert.equal(await during(clock.waitFor(silent), 10_000), 'stalled');
    assert.equal(clock.silentMs(), 50_000);
    const rest = clock.waitFor(after(34_999, 'word'));
    assert.equal(await during(rest, 34_999), 'word');
    clock.content();
    assert.equal(clock.silentMs(), 0);
  });

  it('fault 17: borne once, a silence still ends the wait at the hard limit', async () => {
    const clock = createContentClock(defaultTimeouts);
    clock.content();
    assert.equal(await during(clock.waitFor(silent), 10_000), 'stalled');
    clock.hear('keepWaiting');
    assert.equal(await clock.waitFor(silent), 'keptWaiting');
    assert.equal(await during(clock.waitFor(silent), 10_000), 'stalled');
    await assert.rejects(during(clock.waitFor(silent), 35_000), { kind: 'stalled', message: sentenceFor.stalled });
  });

  it('fault 17: a silence that the user does not want to bear ends the wait', async () => {
    const clock = createContentClock(defaultTimeouts);
    clock.content();
    assert.equal(await during(clock.waitFor(silent), 10_000), 'stalled');
    assert.equal(clock.hear('goOnNow'), true);
    await assert.rejects(clock.waitFor(silent), { kind: 'stalled', retryable: true, message: sentences.notAwaited });
  });

  it('a wish for a silence that was not told, or is over, counts for nothing', async () => {
    const clock = createContentClock(defaultTimeouts);
    assert.equal(clock.hear('goOnNow'), false);
    clock.content();
    assert.equal(clock.hear('goOnNow'), false);
    assert.equal(await during(clock.waitFor(silent), 10_000), 'stalled');
    assert.equal(clock.hear('goOnNow'), true);
    // The words were on their way.
    clock.content();
    assert.equal(await during(clock.waitFor(after(1000, 'word')), 1000), 'word');
    assert.equal(clock.hear('keepWaiting'), false);
  });

  it('a soft limit beyond the hard one is none', async () => {
    const clock = createContentClock({ ...defaultTimeouts, stalled: 50_000 });
    clock.content();
    await assert.rejects(during(clock.waitFor(silent), 45_000), { kind: 'stalled' });
  });
});
