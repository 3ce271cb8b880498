import assert from 'node:assert/strict';
import type { ReviewEvent, ReviewEventBody } from '../../../src/review/event.ts';
import { isRunning, reduce, type ReviewState } from '../../../src/review/state.ts';
import type { TargetSummary } from '../../../src/review/target.ts';

const target: TargetSummary = {
  kind: 'file',
  uri: 'file:///a.ts',
  label: 'a.ts',
  languageId: 'typescript',
  startLine: 1,
  endLine: 3,
};
const started: ReviewEventBody = { type: 'started', target, model: 'm', endpoint: 'http://h' };

function play(...bodies: ReviewEventBody[]): ReviewState {
  let run = 0;
  let state: ReviewState | undefined;
  for (const [index, body] of bodies.entries()) {
    if (body.type === 'started') run += 1;
    const event: ReviewEvent = { ...body, seq: index + 1, reviewId: 'r', run, at: 1000 + index };
    const frozen = state && Object.freeze(state);
    state = reduce(frozen, event);
  }
  assert.ok(state);
  return state;
}

describe('reduce', () => {
  it('connects, streams and ends', () => {
    assert.equal(play(started).phase, 'connecting');
    const streaming = play(started, { type: 'text', text: 'Hello ' }, { type: 'text', text: 'world' });
    assert.equal(streaming.phase, 'streaming');
    assert.equal(streaming.text, 'Hello world');
    assert.equal(streaming.firstContentAt, 1001);
    assert.ok(streaming.estimatedTokens > 0);
    const ended = play(started, { type: 'text', text: 'x' }, { type: 'ended', outcome: 'truncated', cause: 'length' });
    assert.deepEqual([ended.phase, ended.cause, ended.endedAt, ended.seq], ['truncated', 'length', 1002, 3]);
    assert.ok(isRunning('connecting') && isRunning('streaming') && !isRunning(ended.phase));
  });

  it('keeps reasoning, usage, notices and the error beside the text', () => {
    const state = play(
      started,
      { type: 'reasoning', text: 'hm' },
      { type: 'notice', notice: { kind: 'unstreamed' } },
      { type: 'usage', completionTokens: 7 },
      { type: 'error', kind: 'server', message: 'broken', retryable: true, resumable: false },
    );
    assert.equal(state.text, '');
    assert.equal(state.reasoning, 'hm');
    assert.deepEqual(state.notices, [{ kind: 'unstreamed' }]);
    assert.deepEqual(state.usage, { completionTokens: 7 });
    assert.equal(state.error?.kind, 'server');
  });

  it('starts the next run with a clean sheet', () => {
    const state = play(started, { type: 'text', text: 'old' }, { type: 'ended', outcome: 'cancelled' }, started);
    assert.deepEqual([state.run, state.phase, state.text, state.seq], [2, 'connecting', '', 4]);
    assert.equal(state.endedAt, undefined);
  });

  it('refuses a log that does not begin with its start', () => {
    assert.throws(() => reduce(undefined, { type: 'text', text: 'x', seq: 1, reviewId: 'r', run: 1, at: 0 }));
  });
});
