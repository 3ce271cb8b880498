import assert from 'node:assert/strict';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { createUserWishes, pause } from '../../../src/completion/userWishes.ts';

describe('a pause that the user may cut short', () => {
  let time: SinonFakeTimers;
  beforeEach(() => {
    time = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    time.restore();
  });

  const forever = new AbortController().signal;

  it('lasts as long as it should where the user says nothing, or something else', async () => {
    const wishes = createUserWishes();
    const over = pause(60_000, wishes, forever);
    assert.equal(wishes.say('keepWaiting'), false);
    let isOver = false;
    void over.then(() => (isOver = true));
    await time.tickAsync(59_999);
    assert.equal(isOver, false);
    await time.tickAsync(1);
    assert.equal(await over, false);
    assert.equal(wishes.say('goOnNow'), false, 'too late');
  });

  it('is over at once where the user does not want to wait, and leaves no timer', async () => {
    const wishes = createUserWishes();
    const over = pause(60_000, wishes, forever);
    assert.equal(wishes.say('goOnNow'), true);
    assert.equal(await over, true);
    assert.equal(time.countTimers(), 0);
    assert.equal(wishes.say('goOnNow'), false, 'too late');
  });

  it('throws the reason of a stop, which comes before any wish', async () => {
    const wishes = createUserWishes();
    const controller = new AbortController();
    const over = pause(60_000, wishes, controller.signal);
    const reason = new Error('enough');
    wishes.say('goOnNow');
    controller.abort(reason);
    await assert.rejects(over, reason);
    assert.equal(wishes.say('goOnNow'), false);
  });

  it('that nobody waits for any longer is stopped without a trace', async () => {
    const controller = new AbortController();
    const rejections: unknown[] = [];
    const onRejection = (reason: unknown) => rejections.push(reason);
    process.on('unhandledRejection', onRejection);
    void pause(60_000, createUserWishes(), controller.signal);
    controller.abort();
    await new Promise(setImmediate);
    process.off('unhandledRejection', onRejection);
    assert.deepEqual([rejections, time.countTimers()], [[], 0]);
  });
});
