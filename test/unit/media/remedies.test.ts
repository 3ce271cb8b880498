import assert from 'node:assert/strict';
import {
  isOfReview,
  remediesByKind,
  remediesFor,
  remediesMeanwhile,
  remedyLabel,
} from '../../../media/panel/remedies.ts';
import { errorKinds } from '../../../src/util/errorKind.ts';
import { plainIntents, reviewIntents } from '../../../src/protocol/messages.ts';

/** Stop and Close Review have places of their own. */
const offered = reviewIntents.filter((intent) => intent !== 'stop' && intent !== 'close');

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
    for (const intent of offered) assert.match(remedyLabel(intent), /^[A-Z]/);
  });

  it('are those of the error, and none where nothing went wrong', () => {
    const error = { kind: 'network' } as Parameters<typeof remediesFor>[0]['error'] & object;
    assert.deepEqual(remediesFor({ phase: 'failed', text: '', error }), ['testConnection', 'retry']);
    assert.deepEqual(remediesFor({ phase: 'failed', text: '' }), ['retry', 'showLog']);
    for (const phase of ['queued', 'connecting', 'streaming', 'finished', 'cancelled'] as const) {
      assert.deepEqual(remediesFor({ phase, text: 'x' }), []);
    }
  });

  it('go on with the words that are there, after what stands in the way is put right', () => {
    const error = (kind: string) => ({ kind }) as Parameters<typeof remediesFor>[0]['error'] & object;
    assert.deepEqual(remediesFor({ phase: 'interrupted', text: 'x', error: error('network') }), ['resume', 'retry']);
    assert.deepEqual(remediesFor({ phase: 'interrupted', text: 'x' }), ['resume', 'retry']);
    assert.deepEqual(remediesFor({ phase: 'failed', text: 'x', error: error('server') }), ['resume', 'retry']);
    assert.deepEqual(remediesFor({ phase: 'interrupted', text: 'x', error: error('auth') }), ['setApiKey', 'resume']);
    assert.deepEqual(remediesFor({ phase: 'interrupted', text: '', error: error('network') }), ['retry', 'showLog']);
  });

  it('are for one review, or for all', () => {
    for (const intent of offered) assert.ok(isOfReview(intent));
    for (const intent of plainIntents) assert.ok(!isOfReview(intent));
  });

  it('while a review goes on, are what ends its wait', () => {
    const waiting = { until: 1, message: 'x' };
    assert.deepEqual(remediesMeanwhile({ phase: 'queued', text: '' }), ['startNow']);
    assert.deepEqual(remediesMeanwhile({ phase: 'connecting', text: '', waiting }), ['retryNow']);
    assert.deepEqual(remediesMeanwhile({ phase: 'streaming', text: 'x', waiting }), ['retryNow']);
    assert.deepEqual(remediesMeanwhile({ phase: 'streaming', text: 'x', silentSince: 1 }), [
      'keepWaiting',
      'resumeNow',
    ]);
    assert.deepEqual(remediesMeanwhile({ phase: 'streaming', text: '', silentSince: 1 }), ['keepWaiting', 'retryNow']);
    assert.deepEqual(remediesMeanwhile({ phase: 'streaming', text: 'x' }), []);
    assert.deepEqual(remediesMeanwhile({ phase: 'interrupted', text: 'x', waiting, silentSince: 1 }), []);
  });

  it('continue an answer that reached its limit, and none that was filtered', () => {
    assert.deepEqual(remediesFor({ phase: 'truncated', cause: 'length', text: 'x' }), ['resume', 'openSettings']);
    assert.deepEqual(remediesFor({ phase: 'truncated', cause: 'length', text: '' }), ['openSettings']);
    assert.deepEqual(remediesFor({ phase: 'truncated', cause: 'contentFilter', text: 'x' }), []);
    assert.equal(remedyLabel('resume', 'truncated'), 'Continue');
    assert.equal(remedyLabel('resume', 'interrupted'), 'Resume');
  });
});
