import assert from 'node:assert/strict';
import { clockDifference } from '../../../support/bench/pageClock.ts';

describe('the clock of a page', () => {
  it('is told by the quickest answer, give or take half its way', () => {
    const readings = [
      { asked: 0, answered: 40, said: 130 },
      { asked: 100, answered: 102, said: 206 },
      { asked: 200, answered: 210, said: 300 },
    ];
    assert.deepEqual(clockDifference(readings), { ahead: 105, within: 1 });
    assert.throws(() => clockDifference([]), RangeError);
  });
});
