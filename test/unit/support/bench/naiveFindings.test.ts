import assert from 'node:assert/strict';
import { naiveFindings } from '../../../support/bench/naiveFindings.ts';

describe('the naive way to findings', () => {
  it('tells of each heading once it is there, however the text comes', () => {
    const naive = naiveFindings();
    assert.equal(naive.feed('Words.\n\n### warning · L'), 0);
    assert.equal(naive.feed('12 · A title\n\nmore'), 1);
    assert.equal(naive.feed(' words\n\n### info · L3-9 · Another\n'), 2);
  });
});
