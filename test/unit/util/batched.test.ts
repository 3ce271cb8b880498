import assert from 'node:assert/strict';
import { useFakeTimers } from 'sinon';
import { batched } from '../../../src/util/batched.ts';

describe('batched', () => {
  it('passes each value on once per interval, and none after its end', () => {
    const clock = useFakeTimers();
    try {
      const taken: string[] = [];
      const batch = batched<string>(50, (values) => taken.push(values.join('')));
      for (const value of ['a', 'b', 'a']) batch.add(value);
      assert.deepEqual(taken, []);
      clock.tick(50);
      batch.add('a');
      clock.tick(50);
      assert.deepEqual(taken, ['ab', 'a']);
      batch.add('c');
      batch.dispose();
      clock.tick(50);
      assert.deepEqual(taken, ['ab', 'a']);
    } finally {
      clock.restore();
    }
  });
});
