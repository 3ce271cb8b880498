import assert from 'node:assert/strict';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { DroppedMessages } from '../../../src/panel/droppedMessages.ts';

describe('DroppedMessages', () => {
  let clock: SinonFakeTimers;
  let lines: string[];
  let dropped: DroppedMessages;

  beforeEach(() => {
    clock = useFakeTimers();
    lines = [];
    dropped = new DroppedMessages((line) => lines.push(line));
  });
  afterEach(() => {
    clock.restore();
  });

  const line = (foreign: number, strange: number) =>
    `Dropped messages of the panel so far: ${foreign} not in the protocol, ${strange} about reviews that it does not show.`;

  it('tells of the first at once, and of all others together', () => {
    dropped.add('foreign');
    assert.deepEqual(lines, [line(1, 0)]);
    for (let i = 0; i < 10_000; i++) dropped.add('foreign');
    dropped.add('strange');
    assert.equal(lines.length, 1);
    clock.tick(10_000);
    assert.deepEqual(lines, [line(1, 0), line(10_001, 1)]);
  });

  it('says nothing again where nothing is new, and at once when something is after that', () => {
    dropped.add('strange');
    clock.tick(60_000);
    assert.deepEqual(lines, [line(0, 1)]);
    dropped.add('strange');
    assert.deepEqual(lines, [line(0, 1), line(0, 2)]);
  });

  it('tells the rest when the panel is closed', () => {
    dropped.add('foreign');
    dropped.add('foreign');
    dropped.dispose();
    assert.deepEqual(lines, [line(1, 0), line(2, 0)]);
    clock.tick(60_000);
    assert.equal(lines.length, 2);
  });
});
