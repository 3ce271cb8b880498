import assert from 'node:assert/strict';
import { statusParts } from '../../../media/panel/statusText.ts';
import type { Notice, ReviewEvent, ReviewEventBody } from '../../../src/review/event.ts';
import { mergeText } from '../../../src/review/mergeText.ts';
import { reduce, type ReviewState } from '../../../src/review/state.ts';
import { summarize } from '../../../src/review/target.ts';
import { someTarget } from '../../support/reviewTarget.ts';

const started: ReviewEventBody = { type: 'started', target: summarize(someTarget), model: 'm', endpoint: 'http://h' };
const cut: ReviewEventBody = { type: 'error', kind: 'network', message: 'Cut.', retryable: true, resumable: true };
const ended: ReviewEventBody = { type: 'ended', outcome: 'finished' };
const notice = (body: Notice): ReviewEventBody => ({ type: 'notice', notice: body });

/** A log whose events say when they came, in milliseconds; `words` come every 20 of them, until the one after. */
function logOf(...story: readonly (readonly [at: number, body: ReviewEventBody | 'words'])[]): ReviewEvent[] {
  const bodies = story.flatMap(([at, body], index) => {
    if (body !== 'words') return [{ at, body }];
    const until = story[index + 1]?.[0] ?? at;
    return Array.from({ length: (until - at) / 20 }, (_, count) => ({
      at: at + 20 * count,
      body: { type: 'text', text: count % 7 === 0 ? ' `if`,\n' : ' word' } as const,
    }));
  });
  return bodies.map(({ at, body }, index) => ({ ...body, at, seq: index + 1, reviewId: 'r', run: 1 }));
}

function play(events: readonly ReviewEvent[]): ReviewState {
  const state = events.reduce<ReviewState | undefined>(reduce, undefined);
  assert.ok(state);
  return state;
}

const stories: Readonly<Record<string, { log: readonly ReviewEvent[]; streamed: number }>> = {
  'an answer without a break': { log: logOf([0, started], [500, 'words'], [4500, ended]), streamed: 4000 },
  'a restart': {
    log: logOf(
      [0, started],
      [500, 'words'],
      [30_500, cut],
      [31_000, notice({ kind: 'restarted' })],
      [31_000, 'words'],
      [37_000, ended],
    ),
    streamed: 6000,
  },
  'a pause that the server asked for': {
    log: logOf(
      [0, started],
      [500, 'words'],
      [4500, cut],
      [4500, notice({ kind: 'paused', delayMs: 60_000, message: 'Later.' })],
      [64_500, notice({ kind: 'resumed', rung: 'append', trimmed: 0 })],
      [64_500, 'words'],
      [68_500, ended],
    ),
    streamed: 8000,
  },
  'a connection that takes its time': {
    log: logOf(
      [0, started],
      [500, 'words'],
      [2500, cut],
      [8000, notice({ kind: 'resumed', rung: 'continue', trimmed: 0 })],
      [8000, 'words'],
      [10_000, ended],
    ),
    streamed: 4000,
  },
  'a silence': {
    log: logOf(
      [0, started],
      [500, 'words'],
      [2500, notice({ kind: 'stalled', silentMs: 0 })],
      [9000, notice({ kind: 'stalled', silentMs: 6500 })],
      [9500, notice({ kind: 'keptWaiting' })],
      [12_500, 'words'],
      [14_500, ended],
    ),
    streamed: 4000,
  },
  'a wait of its own': {
    log: logOf(
      [0, started],
      [500, 'words'],
      [2500, cut],
      [2500, notice({ kind: 'delayed', delayMs: 8000, message: 'Cut.' })],
      [10_500, notice({ kind: 'resumed', rung: 'prefill', trimmed: 3 })],
      [10_500, 'words'],
      [12_500, ended],
    ),
    streamed: 4000,
  },
  'a run that goes on with the one before': {
    log: logOf(
      [0, started],
      [500, 'words'],
      [2500, { type: 'ended', outcome: 'truncated', cause: 'length' }],
      [600_000, { ...started, continues: true }],
      [601_000, 'words'],
      [603_000, ended],
    ),
    streamed: 4000,
  },
  'another run': {
    log: logOf([0, started], [500, 'words'], [2500, ended], [9000, started], [9500, 'words'], [10_500, ended]),
    streamed: 1000,
  },
};

describe('the time in which words came', () => {
  for (const [name, { log, streamed }] of Object.entries(stories)) {
    it(`leaves out what was no streaming: ${name}`, () => {
      const state = play(log);
      assert.equal(state.streamedMs, streamed);
      assert.equal(state.streamingSince, undefined);
    });

    it(`is the same, like the tokens, however the log was cut into batches: ${name}`, () => {
      const live = statusParts(play(log), 1e9);
      assert.deepEqual(statusParts(play(mergeText(log)), 1e9), live);
      for (const frame of [2, 3, 7, 50]) {
        const batches = Array.from({ length: Math.ceil(log.length / frame) }, (_, index) =>
          mergeText(log.slice(index * frame, (index + 1) * frame)),
        );
        assert.deepEqual(statusParts(play(batches.flat()), 1e9), live, `${frame} events in each`);
      }
    });
  }

  it('begins anew with an answer, as the tokens do', () => {
    for (const kind of ['retracted', 'restarted'] as const) {
      const { streamedMs, streamingSince, estimatedTokens, firstContentAt } = play(
        logOf([0, started], [500, 'words'], [4500, notice({ kind })]),
      );
      assert.deepEqual([streamedMs, streamingSince, estimatedTokens], [0, undefined, 0], kind);
      assert.equal(firstContentAt, 500);
    }
  });
});
