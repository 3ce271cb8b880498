import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { createBreaker, type Breaker } from '../../../../src/completion/gate/breaker.ts';
import { sentences } from '../../../../src/completion/sentences.ts';
import { answer, attemptOf, fail, failure, isOpen } from './attempts.ts';
import { settled } from './crowd.ts';

const halfMinute = 30_000;

describe('fault 46: the probe of an open breaker', () => {
  let now = 0;
  let breaker: Breaker;
  const failTimes = async (times: number, error: Error = failure()) => {
    for (let index = 0; index < times; index++) await assert.rejects(breaker.run(fail(error)), error);
  };
  beforeEach(() => {
    now = 0;
    breaker = createBreaker(() => now);
  });

  it('a probe that fails: the next one 30 seconds later', async () => {
    await failTimes(5);
    now += halfMinute - 1;
    assert.equal(await isOpen(breaker), true);
    now += 1;
    const again = failure('overloaded');
    await failTimes(1, again);
    now += halfMinute - 1;
    await assert.rejects(breaker.run(answer), { kind: 'overloaded', cause: again, retryAfterMs: 1 });
    now += 1;
    assert.equal(await breaker.run(answer), 'an answer');
    await failTimes(4);
    assert.equal(await isOpen(breaker), false);
  });

  it('the time to the next probe is told in whole milliseconds, never fewer than are left', async () => {
    await failTimes(5);
    now = 0.25;
    await assert.rejects(breaker.run(answer), { retryAfterMs: halfMinute });
  });

  it('a probe that the server answers with an error of the request closes it', async () => {
    await failTimes(5);
    now += halfMinute;
    await failTimes(1, failure('auth'));
    await failTimes(4);
    assert.equal(await isOpen(breaker), false);
  });

  it('one probe at a time: what comes meanwhile waits, and runs if the server answers', async () => {
    await failTimes(5);
    now += halfMinute;
    const probe = attemptOf('probe');
    const others = [attemptOf('a'), attemptOf('b')] as const;
    const first = breaker.run(probe.attempt);
    const rest = others.map(({ attempt }) => breaker.run(attempt));
    await settled();
    assert.deepEqual([probe.runs, others[0].runs, others[1].runs], [1, 0, 0]);
    probe.end();
    assert.equal(await first, 'probe');
    await settled();
    for (const other of others) other.end();
    assert.deepEqual(await Promise.all(rest), ['a', 'b']);
  });

  it('one probe at a time: what waits is refused if the server fails', async () => {
    await failTimes(5);
    now += halfMinute;
    const probe = attemptOf('probe');
    const other = attemptOf('other');
    const first = assert.rejects(breaker.run(probe.attempt), { message: 'as it came' });
    const second = assert.rejects(breaker.run(other.attempt), { message: sentences.failing, retryAfterMs: halfMinute });
    await settled();
    probe.end(failure());
    await Promise.all([first, second]);
    assert.equal(other.runs, 0);
  });

  it('fault 21: cancelled while it waits for the probe of another: it leaves at once and is never run', async () => {
    await failTimes(5);
    now += halfMinute;
    const probe = attemptOf('probe');
    const other = attemptOf('other');
    const first = breaker.run(probe.attempt);
    const controller = new AbortController();
    const waiting = breaker.run(other.attempt, { signal: controller.signal });
    await settled();
    controller.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
    probe.end();
    await first;
    await settled();
    assert.equal(other.runs, 0);
  });

  it('a cancelled probe proves nothing: still open, and the next attempt is a probe at once', async () => {
    await failTimes(5);
    now += halfMinute;
    await failTimes(3, new DOMException('enough', 'AbortError'));
    const probe = attemptOf('probe');
    const other = attemptOf('other');
    const first = assert.rejects(breaker.run(probe.attempt), { message: 'as it came' });
    const second = assert.rejects(breaker.run(other.attempt), { message: sentences.failing });
    await settled();
    assert.deepEqual([probe.runs, other.runs], [1, 0]);
    probe.end(failure());
    await Promise.all([first, second]);
    assert.equal(await isOpen(breaker), true);
  });

  it("the user's own retry is the probe, whenever it comes", async () => {
    await failTimes(5);
    now += 1000;
    await assert.rejects(breaker.run(fail(failure('stalled')), { probe: () => true }), {
      kind: 'stalled',
      cause: undefined,
    });
    now += halfMinute - 1;
    await assert.rejects(breaker.run(answer), { kind: 'stalled', retryAfterMs: 1 });
    assert.equal(await breaker.run(answer, { probe: () => true }), 'an answer');
    assert.equal(await isOpen(breaker), false);
  });

  it("the user's own retry waits for a probe that runs, and is the next one if that fails", async () => {
    await failTimes(5);
    const probes = [attemptOf('first'), attemptOf('second'), attemptOf('third')] as const;
    const runs = probes.map(({ attempt }) => breaker.run(attempt, { probe: () => true }));
    const refused = assert.rejects(breaker.run(answer), { message: sentences.failing });
    for (const [index, run] of runs.entries()) {
      await settled();
      assert.deepEqual(
        probes.map((probe) => probe.runs),
        [0, 1, 2].map((other) => (other <= index ? 1 : 0)),
      );
      const failed = assert.rejects(run, { message: 'as it came' });
      probes[index]?.end(failure());
      await failed;
    }
    await refused;
  });

  it("the user's own retry of a server that works opens no door for later", async () => {
    assert.equal(await breaker.run(answer, { probe: () => true }), 'an answer');
    await failTimes(5);
    assert.equal(await isOpen(breaker), true);
  });

  it('what fails late, though it began before, does not undo the probe', async () => {
    const old = attemptOf('old');
    const late = assert.rejects(breaker.run(old.attempt), { message: 'as it came' });
    await failTimes(5);
    now += halfMinute;
    const probe = attemptOf('probe');
    const first = breaker.run(probe.attempt);
    await settled();
    old.end(failure());
    await late;
    probe.end();
    assert.equal(await first, 'probe');
    assert.equal(await isOpen(breaker), false);
  });
});
