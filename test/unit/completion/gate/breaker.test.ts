import assert from 'node:assert/strict';
import fc from 'fast-check';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { CompletionError } from '../../../../src/completion/error.ts';
import { breakerLimits, createBreaker, type Breaker } from '../../../../src/completion/gate/breaker.ts';
import { sentences } from '../../../../src/completion/sentences.ts';
import { errorKinds, type ErrorKind } from '../../../../src/util/errorKind.ts';
import { answer, attemptOf, fail, failure, isOpen } from './attempts.ts';

const outages: readonly ErrorKind[] = ['network', 'server', 'overloaded', 'stalled'];
const halfMinute = 30_000;

describe('fault 46: the breaker', () => {
  let now = 0;
  let breaker: Breaker;
  const failTimes = async (times: number, error: Error = failure()) => {
    for (let index = 0; index < times; index++) await assert.rejects(breaker.run(fail(error)), error);
  };
  beforeEach(() => {
    now = 0;
    breaker = createBreaker(() => now);
  });

  it('opens after 5 failures, and asks every 30 seconds', () => {
    assert.deepEqual(breakerLimits, { failures: 5, probeEveryMs: halfMinute });
  });

  for (const kind of outages) {
    it(`five times ${kind} in a row: the next attempt is not run, and the error says why and until when`, async () => {
      await failTimes(4, failure('server'));
      const last = failure(kind, 'the last one');
      await failTimes(1, last);
      now = 10_000;
      const next = attemptOf('an answer');
      await assert.rejects(breaker.run(next.attempt), (error) => {
        assert.ok(error instanceof CompletionError);
        const { message, retryable, retryAfterMs, detail, cause, status } = error;
        assert.deepEqual([error.kind, message, retryable], [kind, sentences.failing, true]);
        assert.deepEqual([retryAfterMs, detail, cause, status], [20_000, 'the last one', last, undefined]);
        return true;
      });
      assert.equal(next.runs, 0);
    });
  }

  it('an answer in between: the count begins anew', async () => {
    await failTimes(4);
    assert.equal(await breaker.run(answer), 'an answer');
    await failTimes(4);
    assert.equal(await isOpen(breaker), false);
    await failTimes(1);
    assert.equal(await isOpen(breaker), true);
  });

  for (const kind of errorKinds.filter((name) => !outages.includes(name))) {
    it(`an answer that says ${kind} comes from a server that works`, async () => {
      await failTimes(4);
      await failTimes(1, failure(kind));
      await failTimes(4);
      assert.equal(await isOpen(breaker), false);
    });
  }

  it('a cancelled attempt counts as nothing, neither as failure nor as answer', async () => {
    const cancelled = new DOMException('enough', 'AbortError');
    await failTimes(4);
    await failTimes(10, cancelled);
    assert.equal(await isOpen(breaker), false);
    await failTimes(1);
    assert.equal(await isOpen(breaker), true);
  });

  it('does what a breaker does, whatever comes in which order', async () => {
    const step = fc.record({
      outcome: fc.constantFrom('answer', 'failure', 'failure', 'failure', 'error of the request', 'cancelled'),
      probe: fc.boolean(),
      waitMs: fc.constantFrom(0, 0, 0, 0, 10_000, halfMinute),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        now = 0;
        breaker = createBreaker(() => now);
        let failures = 0;
        let probeDue = 0;
        for (const { outcome, probe, waitMs } of steps) {
          now += waitMs;
          const mayRun = failures < 5 || probe || now >= probeDue;
          let runs = 0;
          const attempt = () => {
            runs++;
            if (outcome === 'failure') return Promise.reject(failure());
            if (outcome === 'error of the request') return Promise.reject(failure('badRequest'));
            return outcome === 'answer' ? answer() : Promise.reject(new Error('cancelled'));
          };
          const error: unknown = await breaker.run(attempt, { probe: () => probe }).catch((thrown: unknown) => thrown);
          assert.equal(runs, mayRun ? 1 : 0);
          if (!mayRun) {
            assert.equal((error as CompletionError).retryAfterMs, probeDue - now);
            continue;
          }
          if (outcome === 'failure') {
            failures++;
            probeDue = now + halfMinute;
          } else if (outcome !== 'cancelled') failures = 0;
          else if (failures >= 5) probeDue = now;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the breaker and the wall clock', () => {
  let clock: SinonFakeTimers;
  beforeEach(() => {
    clock = useFakeTimers({ now: Date.parse('2024-06-07T12:00:00Z'), toFake: ['Date', 'performance'] });
  });
  afterEach(() => {
    clock.restore();
  });

  it('fault 57: neither refuses for longer nor asks sooner where the clock is set', async () => {
    for (const hours of [-1, 1]) {
      const breaker = createBreaker(() => performance.now());
      for (let index = 0; index < 5; index++) await assert.rejects(breaker.run(fail(failure())));
      clock.setSystemTime(Date.now() + hours * 3_600_000);
      await assert.rejects(breaker.run(answer), { retryAfterMs: halfMinute });
      clock.tick(halfMinute);
      assert.equal(await breaker.run(answer), 'an answer');
    }
  });
});
