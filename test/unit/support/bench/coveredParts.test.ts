import assert from 'node:assert/strict';
import { whatRan } from '../../../support/bench/coveredParts.ts';

describe('the code that ran', () => {
  it('is what no inner function or branch says otherwise of', () => {
    const range = (startOffset: number, endOffset: number, count: number) => ({ startOffset, endOffset, count });
    const ran = whatRan([[range(0, 10, 1)], [range(2, 6, 0)], [range(7, 10, 3), range(8, 9, 0)]], 10);
    assert.equal(ran.join(''), '1100001101');
  });
});
