import assert from 'node:assert/strict';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { Channel, type Pace } from '../../../src/delivery/channel.ts';
import type { PanelNews, ToPanel } from '../../../src/protocol/messages.ts';
import { summarize } from '../../../src/review/target.ts';
import { ReviewLog } from '../../../src/session/reviewLog.ts';
import { someTarget } from '../../support/reviewTarget.ts';

const atOnce: Pace = { frame: 0, reload: 0 };

function channel(pace: Partial<Pace> = atOnce) {
  const batches: ToPanel[] = [];
  const made = new Channel((message) => batches.push(message), pace);
  return { batches, channel: made };
}

function texts(batch: ToPanel | undefined): string[] {
  return (batch?.slices ?? []).flatMap((slice) =>
    slice.events.map((event) => (event.type === 'text' ? event.text : event.type)),
  );
}

async function say(log: ReviewLog, ...words: string[]): Promise<void> {
  for (const text of words) await log.append(1, { type: 'text', text });
}

describe('Channel', () => {
  it('posts nothing before the page is visible and ready', async () => {
    const { batches, channel: c } = channel();
    const log = new ReviewLog('r');
    c.attach(log);
    await say(log, 'a');
    c.setVisible(true);
    assert.equal(batches.length, 0);
    c.ready([]);
    assert.deepEqual(texts(batches[0]), ['a']);
  });

  it('posts the first word at once and then one batch per acknowledgement, with neighbouring text merged', async () => {
    const { batches, channel: c } = channel();
    const log = new ReviewLog('r');
    c.attach(log);
    c.setVisible(true);
    c.ready([]);
    await say(log, 'a', 'b', 'c');
    assert.equal(batches.length, 1);
    c.acknowledge(99);
    assert.equal(batches.length, 1);
    c.acknowledge(batches[0]!.id);
    assert.deepEqual(texts(batches[1]), ['bc']);
    assert.deepEqual([batches[1]?.slices[0]?.after, batches[1]?.slices[0]?.events[0]?.seq], [1, 3]);
    c.acknowledge(batches[1]!.id);
    assert.equal(batches.length, 2);
  });

  it('sends everything again after each ready', async () => {
    const { batches, channel: c } = channel();
    const log = new ReviewLog('r');
    c.attach(log);
    c.setVisible(true);
    c.ready([]);
    await say(log, 'a');
    c.setVisible(false);
    await say(log, 'b', 'c');
    c.setVisible(true);
    assert.equal(batches.length, 1);
    c.ready([]);
    assert.deepEqual(texts(batches[1]), ['abc']);
    assert.equal(batches[1]?.slices[0]?.after, 0);
    c.ready([]);
    assert.deepEqual(texts(batches[2]), ['abc']);
  });

  it('goes on where it was with a page that outlived being hidden, and posts nothing meanwhile', async () => {
    const { batches, channel: c } = channel();
    const log = new ReviewLog('r');
    c.attach(log);
    c.setVisible(true);
    c.ready([]);
    await say(log, 'a');
    c.setVisible(false);
    c.acknowledge(batches[0]!.id);
    await say(log, 'b', 'c');
    assert.equal(batches.length, 1);
    c.setVisible(true);
    assert.deepEqual(texts(batches[1]), ['bc']);
    assert.equal(batches[1]?.slices[0]?.after, 1);
  });

  it('does not forget, when it is hidden twice, that a new page was ready in between', async () => {
    const { batches, channel: c } = channel();
    const log = new ReviewLog('r');
    c.attach(log);
    await say(log, 'a');
    c.ready([]);
    c.setVisible(false);
    c.setVisible(true);
    assert.deepEqual(texts(batches[0]), ['a']);
  });

  it('carries several logs in one batch, and forgets a log that was detached', async () => {
    const { batches, channel: c } = channel();
    const logs = [new ReviewLog('one'), new ReviewLog('two')];
    for (const log of logs) c.attach(log);
    c.setVisible(true);
    await say(logs[0]!, 'a');
    await say(logs[1]!, 'b');
    c.ready([]);
    assert.deepEqual(
      batches[0]?.slices.map((slice) => slice.reviewId),
      ['one', 'two'],
    );
    c.detach('one');
    c.acknowledge(batches[0].id);
    await say(logs[0]!, 'c');
    assert.equal(batches.length, 1);
  });

  it('holds the log only while the page is there: not hidden, not before a page that is shown again has spoken', async () => {
    const { batches, channel: c } = channel();
    const log = new ReviewLog('r');
    c.attach(log);
    c.setVisible(true);
    c.ready([]);
    const flood = () => say(log, ...Array.from({ length: 300 }, () => 'x'));
    const held = flood();
    assert.ok(log.length < 300);
    c.setVisible(false);
    await held;
    assert.equal(log.length, 300);
    c.setVisible(true);
    await flood();
    assert.equal(log.length, 600);
    c.acknowledge(batches[0]!.id);
    const heldAgain = flood();
    assert.ok(log.length < 900);
    c.dispose();
    await heldAgain;
  });

  it('tells its news before the logs, the newest of each kind, and as they are by then', async () => {
    const { batches, channel: c } = channel();
    const log = new ReviewLog('r');
    c.attach(log);
    c.setVisible(true);
    let shown = 'a';
    const show = (): PanelNews => ({ type: 'show', reviewId: shown });
    c.tell('show', show);
    c.ready([{ type: 'show', reviewId: 'greeting' }]);
    assert.deepEqual(batches[0]?.news, [{ type: 'show', reviewId: 'greeting' }]);
    c.tell('show', show);
    c.tell('forget', () => ({ type: 'forget', reviewId: 'x' }));
    c.tell('show', show);
    await say(log, 'word');
    shown = 'b';
    assert.equal(batches.length, 1);
    c.acknowledge(batches[0].id);
    assert.deepEqual(batches[1]?.news, [
      { type: 'show', reviewId: 'b' },
      { type: 'forget', reviewId: 'x' },
    ]);
    assert.deepEqual(texts(batches[1]), ['word']);
    c.acknowledge(batches[1].id);
    assert.equal(batches.length, 2);
  });
});

describe('Channel, in time', () => {
  let clock: SinonFakeTimers;
  beforeEach(() => {
    clock = useFakeTimers();
  });
  afterEach(() => {
    clock.restore();
  });

  function streaming() {
    const { batches, channel: c } = channel({});
    const log = new ReviewLog('r');
    c.attach(log);
    c.setVisible(true);
    c.ready([]);
    return { batches, c, log };
  }

  it('posts 60 batches in a second at most, however fast the page is', async () => {
    const { batches, c, log } = streaming();
    for (let i = 0; i < 1000; i++) {
      await log.append(1, { type: 'text', text: 'x' });
      for (const { id } of batches) c.acknowledge(id);
      clock.tick(1);
    }
    assert.ok(batches.length >= 55 && batches.length <= 60, `${batches.length} batches`);
  });

  it('posts the beginning, the first words and the end of a run at once', async () => {
    const { batches, c, log } = streaming();
    const target = summarize(someTarget);
    for (const body of [
      { type: 'started', target, endpoint: '', model: '' },
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
      { type: 'ended', outcome: 'finished' },
    ] as const) {
      await log.append(1, body);
      for (const { id } of batches) c.acknowledge(id);
    }
    assert.deepEqual(batches.map(texts), [['started'], ['a'], ['b', 'ended']]);
  });

  it('waits for a page that is shown again to say whether it is a new one', async () => {
    const { batches, c, log } = streaming();
    await say(log, 'a');
    c.acknowledge(batches[0]!.id);
    c.setVisible(false);
    await say(log, 'b');
    c.setVisible(true);
    clock.tick(100);
    await log.append(1, { type: 'ended', outcome: 'finished' });
    assert.equal(batches.length, 1);
    c.ready([]);
    assert.deepEqual(texts(batches[1]), ['ab', 'ended']);
    clock.tick(5000);
    assert.equal(batches.length, 2);
  });

  it('goes on with the page of before, where no new one speaks', async () => {
    const { batches, c, log } = streaming();
    await say(log, 'a');
    c.setVisible(false);
    c.acknowledge(batches[0]!.id);
    await say(log, 'b');
    c.setVisible(true);
    clock.tick(5000);
    assert.deepEqual(texts(batches[1]), ['b']);
  });
});
