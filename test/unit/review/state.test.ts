import assert from 'node:assert/strict';
import type { Notice, ReviewEvent, ReviewEventBody } from '../../../src/review/event.ts';
import { canResume, isRunning } from '../../../src/review/phase.ts';
import { reduce, type ReviewState } from '../../../src/review/state.ts';
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
const words = (text: string): ReviewEventBody => ({ type: 'text', text });
const notice = (body: Notice): ReviewEventBody => ({ type: 'notice', notice: body });
const broken = (message: string): ReviewEventBody => ({
  type: 'error',
  kind: 'network',
  message,
  retryable: true,
  resumable: true,
});
const retrying = notice({ kind: 'retrying', attempt: 2, attempts: 3, delayMs: 4000, message: 'It failed.' });

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

  it('keeps a place in line until the turn has come', () => {
    const queued = play(started, { type: 'queued', place: 2 });
    assert.deepEqual([queued.phase, queued.place], ['queued', 2]);
    assert.ok(isRunning(queued.phase));
    const next = play(started, { type: 'queued', place: 2 }, { type: 'queued', place: 0 });
    assert.equal(next.phase, 'connecting');
    assert.ok(!('place' in next));
    const stopped = play(started, { type: 'queued', place: 2 }, { type: 'ended', outcome: 'cancelled' });
    assert.equal(stopped.phase, 'cancelled');
    assert.ok(!('place' in stopped));
  });

  it('waits until a moment, and no longer than until something else happens', () => {
    assert.deepEqual(play(started, retrying).waiting, {
      until: 5001,
      message: 'It failed.',
      attempt: 2,
      attempts: 3,
    });
    const paused = notice({ kind: 'paused', delayMs: 42_000, message: 'It asked for a pause.' });
    assert.deepEqual(play(started, retrying, paused).waiting, { until: 43_002, message: 'It asked for a pause.' });
    const delayed = notice({ kind: 'delayed', delayMs: 8000, message: 'It was cut.' });
    assert.deepEqual(play(started, retrying, delayed).waiting, { until: 9002, message: 'It was cut.', isOwn: true });
    const progress: ReviewEventBody[] = [
      words('x'),
      { type: 'reasoning', text: 'x' },
      { type: 'queued', place: 1 },
      notice({ kind: 'stalled', silentMs: 1 }),
      notice({ kind: 'resumed', rung: 'replay', trimmed: 0 }),
      notice({ kind: 'restarted' }),
      broken('x'),
      { type: 'ended', outcome: 'cancelled' },
    ];
    for (const event of progress) assert.ok(!('waiting' in play(started, retrying, event)), event.type);
    assert.deepEqual(play(started, retrying).notices, []);
  });

  it('is silent until content or the end comes, or the user bears it; what is no content changes nothing', () => {
    const stalled = notice({ kind: 'stalled', silentMs: 900 });
    const silent = play(started, words('x'), stalled, { type: 'usage', completionTokens: 3 });
    assert.equal(silent.silentSince, 1002 - 900);
    assert.equal(silent.phase, 'streaming');
    const kept = notice({ kind: 'keptWaiting' });
    for (const event of [words('y'), broken('x'), kept, { type: 'ended', outcome: 'finished' } as const]) {
      assert.ok(!('silentSince' in play(started, words('x'), stalled, event)), event.type);
    }
  });

  it('goes on after a break with a seam that keeps the cause', () => {
    const resumed = notice({ kind: 'resumed', rung: 'append', trimmed: 3 });
    const between = play(started, words('one '), broken('cut'));
    assert.deepEqual([between.phase, between.error?.message], ['streaming', 'cut']);
    const state = play(started, words('one '), broken('cut'), broken('refused'), resumed, words('two'));
    assert.equal(state.text, 'one two');
    assert.equal(state.error, undefined);
    assert.deepEqual(
      state.seams.map(({ error, ...seam }) => ({ ...seam, cause: error?.message })),
      [{ offset: 4, kind: 'resumed', rung: 'append', trimmed: 3, cause: 'cut' }],
    );
    const again = play(started, words('one '), broken('cut'), resumed, words('two '), broken('reset'), resumed);
    assert.deepEqual(
      again.seams.map(({ offset, error }) => [offset, error?.message]),
      [
        [4, 'cut'],
        [8, 'reset'],
      ],
    );
  });

  it('keeps the first cause beside the last where going on failed', () => {
    const state = play(started, words('one '), broken('cut'), broken('refused'), {
      type: 'ended',
      outcome: 'interrupted',
    });
    assert.deepEqual([state.error?.message, state.brokeOff?.message], ['refused', 'cut']);
    assert.deepEqual(state.seams, []);
  });

  it('begins another answer after a restart, in which nothing of the old one is left but the cause', () => {
    const restarted = notice({ kind: 'restarted' });
    const resumed = notice({ kind: 'resumed', rung: 'continue', trimmed: 0 });
    const before = [started, { type: 'reasoning', text: 'hm' }, words('old'), broken('cut'), resumed] as const;
    const usage = { type: 'usage', completionTokens: 9 } as const;
    const state = play(...before, words(' words'), usage, broken('gone'), restarted);
    assert.deepEqual([state.text, state.reasoning, state.estimatedTokens, state.usage], ['', '', 0, undefined]);
    assert.deepEqual([state.answer, state.run, state.error], [2, 1, undefined]);
    assert.deepEqual(
      state.seams.map(({ offset, kind, error }) => [offset, kind, error?.message]),
      [[0, 'restarted', 'gone']],
    );
    assert.equal(play(...before, words('x'), restarted, words('new')).text, 'new');
  });

  it('shows nothing of a text that the server withdrew, and keeps that it did', () => {
    const resumed = notice({ kind: 'resumed', rung: 'replay', trimmed: 0 });
    const retracted = notice({ kind: 'retracted' });
    const thought = { type: 'reasoning', text: 'hm' } as const;
    const state = play(started, thought, words('bad '), broken('cut'), resumed, words('words'), retracted);
    assert.deepEqual([state.text, state.reasoning, state.seams, state.answer], ['', '', [], 2]);
    assert.deepEqual(state.notices, [{ kind: 'retracted' }]);
  });

  it('goes on in the next run where that continues, and marks the place', () => {
    const continued: ReviewEventBody = { ...started, continues: true };
    const cut = [started, words('one '), { type: 'ended', outcome: 'truncated', cause: 'length' }] as const;
    const state = play(...cut, continued);
    assert.deepEqual(
      [state.run, state.answer, state.phase, state.text, state.cause],
      [2, 1, 'connecting', 'one ', undefined],
    );
    assert.ok(state.estimatedTokens > 0);
    const after = { outcome: 'truncated', cause: 'length' };
    assert.deepEqual(state.seams, [{ offset: 4, kind: 'resumed', after }]);
    const resumed = notice({ kind: 'resumed', rung: 'prefill', trimmed: 2 });
    assert.deepEqual(play(...cut, continued, resumed, words('two')).seams, [
      { offset: 4, kind: 'resumed', after, rung: 'prefill', trimmed: 2 },
    ]);
    const failing: ReviewEventBody[] = [broken('away'), { type: 'ended', outcome: 'interrupted' }];
    assert.deepEqual(play(...cut, continued, ...failing, continued).seams, state.seams);
    const restarted = play(...cut, continued, notice({ kind: 'restarted' }), words('new'));
    assert.deepEqual([restarted.text, restarted.answer], ['new', 2]);
    assert.deepEqual(restarted.seams, [{ offset: 0, kind: 'restarted', after }]);
    assert.deepEqual(play(started, { type: 'ended', outcome: 'failed' }, continued).seams, []);
  });
});

describe('canResume', () => {
  it('is for an incomplete answer that has a beginning', () => {
    const resumable = (phase: ReviewState['phase'], cause?: string) =>
      canResume({ phase, text: 'x', ...(cause === undefined ? {} : { cause }) });
    for (const phase of ['interrupted', 'failed', 'cancelled'] as const) {
      assert.ok(resumable(phase), phase);
      assert.ok(!canResume({ phase, text: '' }), phase);
    }
    assert.ok(resumable('truncated', 'length'));
    assert.ok(!resumable('truncated', 'contentFilter'));
    for (const phase of ['queued', 'connecting', 'streaming', 'finished'] as const) assert.ok(!resumable(phase), phase);
  });
});
