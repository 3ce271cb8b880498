import assert from 'node:assert/strict';
import { logLine } from '../../src/logLine.ts';
import type { Notice, ReviewEventBody } from '../../src/review/event.ts';
import { summarize } from '../../src/review/target.ts';
import { someTarget } from '../support/reviewTarget.ts';

const secret = 'CANARY';

describe('logLine', () => {
  it('never repeats code, answers or what a server said', () => {
    const bodies: ReviewEventBody[] = [
      {
        type: 'started',
        target: summarize({ ...someTarget, label: secret, text: secret }),
        model: 'm',
        endpoint: 'http://h',
      },
      { type: 'text', text: secret },
      { type: 'reasoning', text: secret },
      { type: 'usage', promptTokens: 1, completionTokens: 2 },
      { type: 'notice', notice: { kind: 'refusal', detail: secret } },
      { type: 'error', kind: 'auth', message: secret, detail: secret, retryable: false, resumable: false },
      { type: 'notice', notice: { kind: 'paused', delayMs: 1, message: secret } },
      { type: 'notice', notice: { kind: 'retrying', attempt: 2, attempts: 3, delayMs: 1, message: secret } },
      { type: 'ended', outcome: 'failed', cause: secret },
    ];
    const lines = bodies.map((body) => logLine({ ...body, seq: 1, reviewId: 'abcdefghij', run: 1, at: 0 }));
    assert.equal(lines.filter((line) => line !== undefined).length, 7);
    assert.doesNotMatch(lines.join('\n'), new RegExp(secret));
    assert.match(lines[0] ?? '', /abcdefgh.*3 lines of typescript to http:\/\/h, model m/);
  });

  it('has a line of its own for each thing that a server makes happen', () => {
    const notices: Notice[] = [
      { kind: 'adjusted', detail: 'x' },
      { kind: 'unstreamed' },
      { kind: 'refusal', detail: 'x' },
      { kind: 'retracted' },
      { kind: 'paused', delayMs: 42_000, message: 'x' },
      { kind: 'retrying', attempt: 2, attempts: 3, delayMs: 612.4, message: 'x' },
      { kind: 'delayed', delayMs: 8000.2, message: 'x' },
      { kind: 'stalled', silentMs: 10_003.2 },
      { kind: 'keptWaiting' },
      { kind: 'resumed', rung: 'append', trimmed: 4 },
      { kind: 'restarted' },
    ];
    const bodies: ReviewEventBody[] = [
      { type: 'queued', place: 2 },
      { type: 'queued', place: 0 },
      ...notices.map((notice) => ({ type: 'notice', notice }) as const),
    ];
    assert.deepEqual(
      bodies.map((body) => logLine({ ...body, seq: 1, reviewId: 'abcdefghij', run: 1, at: 0 })?.split(': ')[1]),
      [
        'place 2 in line',
        'its turn has come',
        'adjusted',
        'unstreamed',
        'refusal',
        'retracted',
        'paused for 42000 ms',
        'attempt 2 of 3 in 612 ms',
        'goes on in 8000 ms',
        'no content for 10003 ms',
        'the user keeps waiting',
        'resumed by append, 4 repeated characters left out',
        'restarted',
      ],
    );
  });
});
