import assert from 'node:assert/strict';
import { logLine } from '../../src/logLine.ts';
import type { ReviewEventBody } from '../../src/review/event.ts';
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
      { type: 'ended', outcome: 'failed', cause: secret },
    ];
    const lines = bodies.map((body) => logLine({ ...body, seq: 1, reviewId: 'abcdefghij', run: 1, at: 0 }));
    assert.equal(lines.filter((line) => line !== undefined).length, 5);
    assert.doesNotMatch(lines.join('\n'), new RegExp(secret));
    assert.match(lines[0] ?? '', /abcdefgh.*3 lines of typescript to http:\/\/h, model m/);
  });
});
