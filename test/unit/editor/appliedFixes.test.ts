import assert from 'node:assert/strict';
import { AppliedFixes } from '../../../src/editor/appliedFixes.ts';
import { digest } from '../../../src/util/digest.ts';

describe('applied fixes', () => {
  const first = { reviewId: '1', findingId: '1.0' };
  const second = { reviewId: '1', findingId: '1.1' };
  const other = { reviewId: '2', findingId: '1.0' };

  it('know the text before them and the text after them', () => {
    const applied = new AppliedFixes();
    applied.add([first, second], 'before', 'after');
    for (const ref of [first, second]) {
      assert.equal(applied.has(ref), true);
      assert.equal(applied.versionOf(ref, digest('before')), 'before');
      assert.equal(applied.versionOf(ref, digest('after')), 'after');
      assert.equal(applied.versionOf(ref, digest('else')), 'other');
    }
    assert.equal(applied.has(other), false);
    assert.equal(applied.versionOf(other, digest('before')), undefined);
  });

  it('count anew where one is applied again', () => {
    const applied = new AppliedFixes();
    applied.add([first], 'a', 'b');
    applied.add([first], 'c', 'd');
    assert.equal(applied.versionOf(first, digest('a')), 'other');
    assert.equal(applied.versionOf(first, digest('d')), 'after');
  });
});
