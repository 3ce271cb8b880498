import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRetryBudget, retryLimits } from '../../../../src/completion/gate/retryBudget.ts';

const minute = retryLimits.atLeastMs;

function retriesAfter(requests: number): number {
  const budget = createRetryBudget(() => 0);
  for (let index = 0; index < requests; index++) budget.sent();
  let retries = 0;
  while (retries < 1000 && budget.take()) retries++;
  return retries;
}

describe('fault 46: the retry budget', () => {
  for (const [requests, retries] of [
    [0, 2],
    [1, 2],
    [20, 2],
    [29, 2],
    [30, 3],
    [40, 4],
    [99, 9],
    [100, 10],
    [1000, 100],
  ] as const) {
    it(`${requests} requests without an answer afford ${retries} retries`, () => {
      assert.equal(retriesAfter(requests), retries);
    });
  }

  it('is 2 retries, or one for each 10 requests, in a minute at least', () => {
    assert.deepEqual(retryLimits, { least: 2, requestsPerRetry: 10, atLeastMs: 60_000 });
  });

  it('grows with the requests that come', () => {
    const budget = createRetryBudget(() => 0);
    assert.deepEqual([budget.take(), budget.take(), budget.take()], [true, true, false]);
    for (let index = 0; index < 29; index++) budget.sent();
    assert.equal(budget.take(), false);
    budget.sent();
    assert.deepEqual([budget.take(), budget.take()], [true, false]);
  });

  it('an answer gives nothing back within a minute, so a server that answers every other time is not asked twice as often', () => {
    for (const reviews of [5, 20, 60, 300]) {
      let now = 0;
      const budget = createRetryBudget(() => now);
      let retries = 0;
      for (let index = 0; index < reviews; index++) {
        now += minute / reviews;
        budget.sent();
        if (!budget.take()) continue;
        retries++;
        budget.succeeded();
      }
      assert.equal(retries, Math.max(2, reviews / 10));
    }
  });

  it('two are in hand again a minute after the answer, and not sooner', () => {
    let now = 0;
    const budget = createRetryBudget(() => now);
    assert.deepEqual([budget.take(), budget.take()], [true, true]);
    budget.succeeded();
    now = minute - 1;
    assert.equal(budget.take(), false);
    now = minute + 1000;
    assert.deepEqual([budget.take(), budget.take(), budget.take()], [true, true, false]);
  });

  it('an outage is one period, however long it lasts', () => {
    let now = 0;
    const budget = createRetryBudget(() => now);
    let retries = 0;
    for (let requests = 1; requests <= 200; requests++) {
      now += minute / 2;
      budget.sent();
      while (budget.take()) retries++;
      assert.equal(retries, Math.max(2, Math.floor(requests / 10)));
    }
    budget.succeeded();
    now += minute + 1000;
    assert.deepEqual([budget.take(), budget.take(), budget.take()], [true, true, false]);
  });

  it('counts what came since the last answer, and at least the last minute, whatever comes in which order', () => {
    const step = fc.record({
      what: fc.constantFrom('request', 'request', 'request', 'retry', 'answer'),
      times: fc.integer({ min: 1, max: 20 }),
      afterSeconds: fc.constantFrom(0, 0, 1, 5, 30, 59, 60, 61, 600),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let now = 0;
        const budget = createRetryBudget(() => now);
        const happened: { what: string; at: number }[] = [];
        for (const { what, times, afterSeconds } of steps) {
          now += afterSeconds * 1000;
          for (let time = 0; time < times; time++) {
            if (what === 'request') budget.sent();
            if (what === 'answer') budget.succeeded();
            if (what === 'retry') {
              const answered = happened.findLastIndex((past) => past.what === 'answer');
              const period = happened.filter(({ at }, index) => index > answered || at >= now - minute);
              const count = (wanted: string) => period.filter((past) => past.what === wanted).length;
              const isAffordable = count('retry') < Math.max(2, Math.floor(count('request') / 10));
              assert.equal(budget.take(), isAffordable);
              if (!isAffordable) continue;
            }
            happened.push({ what, at: now });
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never lets an outage cost more than 1.1 × the requests from 20 up, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 400 }), (isRequest) => {
        const budget = createRetryBudget(() => 0);
        let requests = 0;
        let retries = 0;
        for (const first of isRequest) {
          if (first) {
            requests++;
            budget.sent();
          } else if (budget.take()) retries++;
          assert.ok(retries <= 2 || 10 * retries <= requests, `${requests} + ${retries}`);
        }
        if (requests >= 20) assert.ok(10 * retries <= requests, `${requests} + ${retries}`);
      }),
    );
  });
});
