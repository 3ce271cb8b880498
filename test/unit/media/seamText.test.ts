import assert from 'node:assert/strict';
import { seamDetails, seamLabel } from '../../../media/panel/seamText.ts';
import { rungs } from '../../../src/review/event.ts';
import type { Seam } from '../../../src/review/seam.ts';
import { errorKinds, type ErrorKind } from '../../../src/util/errorKind.ts';

const error = (kind: ErrorKind, detail?: string): Seam['error'] & object => ({
  type: 'error',
  seq: 2,
  reviewId: '1',
  run: 1,
  at: 0,
  kind,
  message: 'x',
  retryable: true,
  resumable: true,
  ...(detail === undefined ? {} : { detail }),
});
const resumed: Seam = { offset: 4, kind: 'resumed', rung: 'append', trimmed: 0 };

describe('the words of a seam', () => {
  it('name the cause, each kind its own', () => {
    const labels = errorKinds.map((kind) => seamLabel({ ...resumed, error: error(kind) }));
    assert.equal(new Set(labels).size, errorKinds.length);
    assert.equal(seamLabel({ ...resumed, error: error('network') }), 'Resumed here: the connection was cut');
    assert.equal(seamLabel(resumed), 'Resumed here after a break');
  });

  it('tell apart why the user had it continued', () => {
    const after = (outcome: NonNullable<Seam['after']>['outcome'], cause?: string) =>
      seamLabel({ ...resumed, after: { outcome, ...(cause === undefined ? {} : { cause }) } });
    assert.equal(after('truncated', 'length'), 'Continued here after the output limit');
    assert.equal(after('cancelled'), 'Resumed here after a stop');
    assert.equal(after('interrupted', 'reload'), 'Resumed here after a reload of the window');
    assert.equal(
      seamLabel({ ...resumed, after: { outcome: 'interrupted' }, error: error('stalled') }),
      'Resumed here: the server fell silent',
    );
  });

  it('say that a new answer is one, and why', () => {
    const restarted: Seam = { offset: 0, kind: 'restarted' };
    assert.equal(seamLabel(restarted), 'A new answer from its beginning');
    assert.equal(
      seamLabel({ ...restarted, error: error('server') }),
      'A new answer from its beginning: the server reported an error',
    );
    assert.match(seamDetails(restarted), /could not be continued/);
  });

  it('say what each way of going on promises, what was left out, and the words of the server', () => {
    assert.equal(new Set(rungs.map((rung) => seamDetails({ ...resumed, rung }))).size, 3);
    assert.equal(
      seamDetails({ ...resumed, rung: 'continue', trimmed: 1240, error: error('server', 'CUDA out of memory') }),
      'The model was asked to go on from here.\n1,240 repeated characters were left out.\nCUDA out of memory',
    );
  });
});
