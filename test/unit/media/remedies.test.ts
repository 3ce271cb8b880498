import assert from 'node:assert/strict';
import { remediesByKind, remediesFor, remedyLabel } from '../../../media/panel/remedies.ts';
import { errorKinds } from '../../../src/util/errorKind.ts';
import { plainIntents } from '../../../src/protocol/messages.ts';

describe('remedies', () => {
  it('offer one or two buttons for each kind of failure, each with a name', () => {
    for (const kind of errorKinds) {
      const remedies = remediesByKind[kind];
      assert.ok(remedies.length >= 1 && remedies.length <= 2, kind);
      assert.equal(new Set(remedies).size, remedies.length, kind);
      for (const remedy of remedies) assert.notEqual(remedyLabel(remedy), '');
    }
    assert.deepEqual(Object.keys(remediesByKind).sort(), [...errorKinds].sort());
  });

  it('have a name for each wish', () => {
    for (const intent of plainIntents) assert.match(remedyLabel(intent), /^[A-Z]/);
  });

  it('are those of the error, and none where nothing went wrong', () => {
    const error = { kind: 'network' } as Parameters<typeof remediesFor>[0]['error'] & object;
    assert.deepEqual(remediesFor({ phase: 'failed', error }), ['testConnection', 'retry']);
    assert.deepEqual(remediesFor({ phase: 'interrupted', error }), ['retry', 'showLog']);
    assert.deepEqual(remediesFor({ phase: 'failed' }), ['retry', 'showLog']);
    assert.deepEqual(remediesFor({ phase: 'truncated', cause: 'length' }), ['openSettings']);
    assert.deepEqual(remediesFor({ phase: 'truncated', cause: 'contentFilter' }), []);
    for (const phase of ['connecting', 'streaming', 'finished', 'cancelled'] as const) {
      assert.deepEqual(remediesFor({ phase }), []);
    }
  });
});
