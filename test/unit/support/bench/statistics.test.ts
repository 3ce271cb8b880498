import assert from 'node:assert/strict';
import { growth, mean, median, mostWithin, percentile, slope, sum } from '../../../support/bench/statistics.ts';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

describe('statistics', () => {
  it('take the value in the middle, or what lies between the two', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([10, 1, 2, 4]), 3);
    assert.equal(median([7]), 7);
  });

  it('take a percentile that was measured', () => {
    assert.equal(percentile(hundred, 99), 99);
    assert.equal(percentile(hundred, 50), 50);
    assert.equal(percentile(hundred, 100), 100);
    assert.equal(percentile(hundred, 0), 1);
    assert.equal(percentile([3, 1, 2], 99), 3);
  });

  it('add up and divide', () => {
    assert.equal(sum([]), 0);
    assert.equal(mean([1, 2, 6]), 3);
  });

  it('compare the last tenth with the first, in the order of measuring', () => {
    assert.equal(growth(hundred), 5.5 / 95.5);
    assert.equal(growth(Array(50).fill(4)), 1);
    assert.equal(growth([2, 6]), 3);
  });

  it('tell how fast values rise, whatever one of them does', () => {
    assert.equal(slope([1, 3, 5, 7]), 2);
    assert.equal(slope([5, 5, 900, 5, 5, 5]), 0);
  });

  it('find where most lie close together', () => {
    assert.equal(mostWithin([0, 500, 1000], 1000), 2);
    assert.equal(mostWithin([2000, 0, 900, 1899, 1000], 1000), 3);
    assert.equal(mostWithin([], 1000), 0);
  });

  it('say so where there are no values', () => {
    for (const statistic of [median, mean, growth, slope, (values: readonly number[]) => percentile(values, 99)]) {
      assert.throws(() => statistic([]), RangeError);
    }
  });
});
