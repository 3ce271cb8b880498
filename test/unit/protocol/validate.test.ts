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

/** Ten megabytes. */
const long = 'x'.repeat(10_000_000);

describe('parseFromPanel', () => {
  it('accepts every message of the protocol as it is', () => {
    for (const message of good) assert.deepEqual(parseFromPanel(message), message);
  });

  it('fault 32: accepts nothing that is longer, holds more or holds other things', () => {
    for (const message of good) {
      for (const key of Object.keys(message)) {
        for (const value of [long, [], {}, [long], { nested: { deep: long } }, null, true, -1, 0.5, Infinity]) {
          assert.equal(parseFromPanel({ ...message, [key]: value }), undefined, `${message.type} ${key}`);
        }
      }
      for (const key of ['command', 'toString', 'constructor', 'hasOwnProperty', long]) {
        assert.equal(parseFromPanel({ ...message, [key]: 1 }), undefined, `${message.type} with ${key.slice(0, 20)}`);
      }
      const polluting = `${JSON.stringify(message).slice(0, -1)},"__proto__":{"type":"stopAll"}}`;
      assert.equal(parseFromPanel(JSON.parse(polluting)), undefined, polluting);
      assert.equal(parseFromPanel([message]), undefined);
      assert.equal(parseFromPanel(JSON.stringify(message)), undefined);
    }
  });

  it('fault 32: reads no names of commands, of methods or of what every object has', () => {
    const names = ['workbench.action.quit', 'secondLook.applyAll', 'command:x', 'toString', 'constructor', '__proto__'];
    for (const type of [...names, '', ' ready', 'READY', long]) {
      assert.equal(parseFromPanel({ type }), undefined, type.slice(0, 40));
      assert.equal(parseFromPanel({ type, reviewId: 'r', findingId: '1.0' }), undefined, type.slice(0, 40));
    }
  });

  it('fault 32: gets along with what holds itself', () => {
    const round: Record<string, unknown> = { type: 'reveal', reviewId: 'r' };
    round['line'] = round;
    assert.equal(parseFromPanel(round), undefined);
    const list: unknown[] = [];
    list.push(list);
    assert.equal(parseFromPanel(list), undefined);
  });

  it('drops everything else', () => {
    for (const message of bad) assert.equal(parseFromPanel(message), undefined, inspect(message).slice(0, 80));
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});
