import assert from 'node:assert/strict';
import { timesInParts } from '../../../support/bench/processorTime.ts';

describe('processor time', () => {
  it('is told of each part, and every item is taken once and in its order', () => {
    const taken: number[] = [];
    const items = Array.from({ length: 13 }, (_, index) => index);
    const times = timesInParts(items, 5, (item) => taken.push(item));
    assert.deepEqual(taken, items);
    assert.equal(times.length, 5);
    assert.ok(times.every((time) => time >= 0));
  });

  it('has parts without items where there are fewer items than parts', () => {
    assert.equal(timesInParts([1, 2], 10, () => undefined).length, 10);
  });
});
