import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { FromPanel } from '../../../src/protocol/messages.ts';
import { parseFromPanel } from '../../../src/protocol/validate.ts';

const good: FromPanel[] = [
  { type: 'ready' },
  { type: 'ack', id: 3 },
  { type: 'reviewActive' },
  { type: 'connect' },
  { type: 'setApiKey' },
  { type: 'selectModel' },
  { type: 'testConnection' },
  { type: 'openSettings' },
  { type: 'showLog' },
  { type: 'stop', reviewId: 'r' },
  { type: 'retry', reviewId: 'r' },
  { type: 'resume', reviewId: 'r' },
  { type: 'startNow', reviewId: 'r' },
  { type: 'retryNow', reviewId: 'r' },
  { type: 'keepWaiting', reviewId: 'r' },
  { type: 'resumeNow', reviewId: 'r' },
  { type: 'select', reviewId: 'r' },
  { type: 'reveal', reviewId: 'r' },
  { type: 'reveal', reviewId: 'r', line: 4 },
  { type: 'openLink', url: 'https://example.com' },
  { type: 'undo', reviewId: 'r', findingId: '1.0' },
  { type: 'focusCode' },
];

const bad: unknown[] = [
  undefined,
  null,
  'ready',
  [],
  {},
  { type: 'unknown' },
  { type: 'workbench.action.terminal.new' },
  { type: 'ack' },
  { type: 'ack', id: -1 },
  { type: 'ack', id: 1.5 },
  { type: 'ack', id: '1' },
  { type: 'stop' },
  { type: 'resume' },
  { type: 'retryNow' },
  { type: 'stop', reviewId: 7 },
  { type: 'stop', reviewId: 'x'.repeat(65) },
  { type: 'stop', reviewId: 'r', command: 'x' },
  { type: 'reveal', reviewId: 'r', line: NaN },
  { type: 'openLink', url: 'x'.repeat(10_000_000) },
  JSON.parse('{"type":"ready","__proto__":{"polluted":true}}'),
];

describe('parseFromPanel', () => {
  it('accepts every message of the protocol as it is', () => {
    for (const message of good) assert.deepEqual(parseFromPanel(message), message);
  });

  it('drops everything else', () => {
    for (const message of bad) assert.equal(parseFromPanel(message), undefined, inspect(message).slice(0, 80));
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});
