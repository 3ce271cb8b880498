import assert from 'node:assert/strict';
import { CompletionError } from '../../src/completion/error.ts';
import { breakerLimits } from '../../src/completion/gate/breaker.ts';
import { finWithoutEnd, refusal } from '../support/faults/deliveries.ts';
import { answerText } from '../support/faults/answerText.ts';
import { fault } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';
import { chatText } from '../support/streamServer/chunks.ts';

const busy = refusal(429, { error: { message: 'Slow down.' } }, { 'retry-after': '60' });

fault(45, 'the user does not want to wait: this review is sent at once, and the others keep the pause', async (row) => {
  row.setLimit(5);
  const script = serveModel(answering('Fine.'));
  const server = await row.serve((exchange) => (exchange.index > 0 ? script(exchange) : busy(exchange, [], {})));
  const first = row.start(server);
  await first.until(({ type }) => type === 'notice');
  const others = [row.start(server), row.start(server)] as const;
  for (const play of others) await play.until(({ type }) => type === 'notice');
  assert.equal(first.keepWaiting(), false, 'that is said of a silence');
  for (const play of [first, others[0]]) {
    assert.equal(play.goOnNow(), true);
    assert.equal((await play.ended).outcome, 'finished');
    assert.equal(play.goOnNow(), false, 'too late');
  }
  assert.equal(server.requests.length, 3, 'the third review still waits');
  others[1].stop();
  await others[1].ended;
  return 'two of three reviews passed a pause of 60 s';
});

fault(
  45,
  'the user does not want to wait, and the server is asked before its time: the attempts still count',
  async (row) => {
    const server = await row.serve((exchange) =>
      refusal(429, { error: { message: 'Slow down.' } }, { 'retry-after': '60' })(exchange, [], {}),
    );
    const play = row.start(server);
    for (const attempt of [2, 3]) {
      await play.until(
        (event) => event.type === 'notice' && event.notice.kind === 'retrying' && event.notice.attempt === attempt,
      );
      // The pause itself begins right after it was told.
      await new Promise(setImmediate);
      assert.equal(play.goOnNow(), true);
      await server.requested(attempt);
    }
    const played = await play.ended;
    assert.deepEqual([played.outcome, played.cause, server.requests.length], ['failed', 'rateLimited', 3]);
    return storyOf(played);
  },
);

fault(
  45,
  'the user does not want to wait after a break: the rest is asked for at once, by this review alone',
  async (row) => {
    const text = answerText(45);
    const script = serveModel(replaying(answering(text)), { deliveries: [finWithoutEnd({ events: 30 })] });
    let isBusy = true;
    const server = await row.serve((exchange) => {
      if (exchange.headers['last-event-id'] === undefined || !isBusy) return script(exchange);
      isBusy = false;
      return busy(exchange, [], {});
    });
    const play = row.start(server);
    await play.until((_, { waiting }) => waiting !== undefined);
    const other = row.start(server);
    await other.until(({ type }) => type === 'notice');
    assert.equal(play.goOnNow(), true);
    const played = await play.ended;
    assert.deepEqual([played.outcome, played.text], ['finished', text]);
    assert.equal(server.requests.length, 3, 'the other review still waits');
    other.stop();
    await other.ended;
    return storyOf(played);
  },
);

fault(46, 'the user does not want to wait for an endpoint that is down: one attempt passes', async (row) => {
  const text = answerText(46);
  const script = serveModel(answering(text));
  const down = refusal(503, { error: { message: 'No server is available.' } });
  let cut: () => void = () => undefined;
  const broken = new Promise<void>((resolve) => (cut = resolve));
  let isBack = false;
  const server = await row.serve(async (exchange) => {
    if (isBack) return script(exchange);
    if (exchange.index > 0) return down(exchange, [], {});
    await exchange.head();
    await exchange.send(chatText('Words '));
    await broken;
    exchange.reset();
  });
  const play = row.start(server);
  await play.until(({ type }) => type === 'text');
  for (let count = 0; count < breakerLimits.failures; count++) await row.play(server, { retry: { attempts: 1 } });
  cut();
  await play.until((_, { waiting }) => waiting?.isOwn === true);
  assert.equal(server.requests.length, 1 + breakerLimits.failures, 'the endpoint is left alone');
  isBack = true;
  assert.equal(play.goOnNow(), true);
  const played = await play.ended;
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
  return storyOf(played);
});

fault(46, 'the user does not want to wait, and meanwhile the endpoint has failed: one attempt passes', async (row) => {
  const server = await row.serve(serveModel(answering('Fine.')));
  const gate = row.gates.for(`${server.origin}/v1`);
  gate.pauseFor(60_000, new CompletionError('rateLimited', 'wait', { retryable: true }));
  const play = row.start(server);
  await play.until((_, { waiting }) => waiting !== undefined);
  const away = new CompletionError('network', 'away', { retryable: true });
  for (let count = 0; count < breakerLimits.failures; count++) {
    await assert.rejects(
      gate.breaker.run(() => Promise.reject(away)),
      away,
    );
  }
  assert.equal(play.goOnNow(), true);
  const played = await play.ended;
  assert.equal(played.outcome, 'finished');
  return storyOf(played);
});
