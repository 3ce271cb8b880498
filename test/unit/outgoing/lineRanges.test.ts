import assert from 'node:assert/strict';
import { lineRanges } from '../../../src/outgoing/lineRanges.ts';

describe('lineRanges', () => {
  it('writes neighbours as a range', () => {
    assert.equal(lineRanges([2, 5, 6, 7, 9, 10]), '2, 5–7, 9–10');
    assert.equal(lineRanges([]), '');
  });
});
