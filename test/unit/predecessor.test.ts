import assert from 'node:assert/strict';
import type { TrackedRange } from '../../src/findings/trackedRange.ts';
import { predecessorOf } from '../../src/predecessor.ts';
import type { Phase } from '../../src/review/phase.ts';
import type { ReviewTarget } from '../../src/review/target.ts';
import type { Review } from '../../src/session/reviews.ts';
import { someTarget } from '../support/reviewTarget.ts';

const review = (id: string, target: Partial<ReviewTarget> = {}, phase: Phase = 'finished') =>
  ({ id, target: { ...someTarget, ...target }, state: { phase } }) as unknown as Review;

const nowhere = { targetPlace: () => undefined, uriOf: () => undefined };

describe('predecessor of a review', () => {
  it('is the newest of the same lines', () => {
    const all = [review('1'), review('2'), review('3', { startLine: 8 }), review('4', { uri: 'file:///other.ts' })];
    assert.equal(predecessorOf(someTarget, { all }, nowhere)?.id, '2');
    assert.equal(predecessorOf({ ...someTarget, endLine: 99 }, { all }, nowhere), undefined);
  });

  it('is none that still runs, and none of a text without a document', () => {
    for (const phase of ['queued', 'connecting', 'streaming'] as const) {
      assert.equal(predecessorOf(someTarget, { all: [review('1', {}, phase)] }, nowhere), undefined);
    }
    assert.equal(predecessorOf({ ...someTarget, uri: '' }, { all: [review('1', { uri: '' })] }, nowhere), undefined);
  });

  it('is found where its lines and its document are by now', () => {
    const moved = {
      targetPlace: () => ({ startLine: 20, endLine: 22 }) as TrackedRange,
      uriOf: () => 'file:///renamed.ts',
    };
    const now = { ...someTarget, uri: 'file:///renamed.ts', startLine: 20, endLine: 22 };
    assert.equal(predecessorOf(now, { all: [review('1')] }, moved)?.id, '1');
    assert.equal(predecessorOf(someTarget, { all: [review('1')] }, moved), undefined);
  });

  it('of a file is another of the file, however long it was', () => {
    const all = [review('1', { kind: 'file', startLine: 1, endLine: 10 }), review('2')];
    assert.equal(predecessorOf({ ...someTarget, kind: 'file', startLine: 1, endLine: 50 }, { all }, nowhere)?.id, '1');
    assert.equal(predecessorOf(someTarget, { all: [all[0]!] }, nowhere), undefined);
  });
});
