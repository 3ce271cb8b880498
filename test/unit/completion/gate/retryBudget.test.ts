import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRetryBudget } from '../../../../src/completion/gate/retryBudget.ts';

function retriesAfter(requests: number): number {
  const budget = createRetryBudget();
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

  it('grows with the requests that come, and begins anew with an answer', () => {
    const budget = createRetryBudget();
    assert.deepEqual([budget.take(), budget.take(), budget.take()], [true, true, false]);
    for (let index = 0; index < 29; index++) budget.sent();
    assert.equal(budget.take(), false);
    budget.sent();
    assert.deepEqual([budget.take(), budget.take()], [true, false]);
    budget.succeeded();
    assert.deepEqual([budget.take(), budget.take(), budget.take()], [true, true, false]);
  });

  it('never lets an outage cost more than 1.1 × the requests from 20 up, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 400 }), (isRequest) => {
        const budget = createRetryBudget();
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
