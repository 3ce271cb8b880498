import assert from 'node:assert/strict';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { atOnce, silence } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';
import { interruptionPolicies } from '../../src/session/reviewSettings.ts';
import { chatChunk, chatText, done } from '../support/streamServer/chunks.ts';

const text = answerText(17);
/** Nobody waits for the hard limit: what ends a silence is said by the user. */
const patient = { stalled: 60, idle: 3_600_000 };
const isStalled = (count: number) => {
  let seen = 0;
  return ({ type, ...event }: { type: string; notice?: unknown }) =>
    type === 'notice' && (event.notice as { kind: string }).kind === 'stalled' && ++seen >= count;
};

for (const policy of interruptionPolicies) {
  fault(
    17,
    `the user does not wait for a silent server, set to ${policy}: the rest is asked for at once`,
    async (row) => {
      const script = serveModel(replaying(answering(text)), { deliveries: [silence({ events: 30 })], then: atOnce });
      const server = await row.serve(script);
      const play = row.start(server, { timeouts: patient, policy });
      assert.equal(play.goOnNow(), false, 'nothing waits yet');
      await play.until(isStalled(1));
      // By now the client reads on.
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(play.goOnNow(), true);
      const played = await play.ended;
      assert.deepEqual([played.outcome, played.text], ['finished', text]);
      assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
      assert.equal(played.errors.length, 1);
      assert.match(played.errors[0]?.message ?? '', /was silent, and you did not wait any longer/);
      assert.equal(play.goOnNow(), false, 'too late');
      return storyOf(played);
    },
  );
}

fault(17, 'the user does not wait where only thoughts have come: it is asked anew', async (row) => {
  const script = serveModel(answering(text));
  const server = await row.serve(async (exchange) => {
    if (exchange.index > 0) return script(exchange);
    await exchange.head();
    await exchange.send(chatChunk({ reasoning_content: 'Hm.' }));
    await exchange.closed;
  });
  const play = row.start(server, { timeouts: patient });
  await play.until(isStalled(1));
  // By now the client reads on.
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(play.goOnNow(), true);
  const played = await play.ended;
  assert.deepEqual([played.outcome, played.text, server.requests.length], ['finished', text, 2]);
  return storyOf(played);
});

fault(17, 'the user keeps waiting: the connection outlives its limit, and what comes is taken', async (row) => {
  const limits = { stalled: 100, idle: 1000 };
  const keptFor = 4;
  const server = await row.serve(async (exchange) => {
    await exchange.head();
    await exchange.send(chatText('One '));
    await play.until(isStalled(keptFor + 1));
    await exchange.send(chatText('two.') + chatChunk({}, 'stop') + done);
    await exchange.end();
  });
  const play = row.start(server, { timeouts: limits });
  assert.equal(play.keepWaiting(), false, 'nothing is silent yet');
  for (let count = 1; count <= keptFor; count++) {
    await play.until(isStalled(count));
    // Well into the silence, and most of the way to the hard limit.
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(play.keepWaiting(), true);
    await play.until((event, state) => event.type === 'notice' && state.silentSince === undefined);
  }
  const played = await play.ended;
  assert.deepEqual([played.outcome, played.text, server.requests.length], ['finished', 'One two.', 1]);
  assert.deepEqual(played.errors, []);
  assert.equal(play.keepWaiting(), false, 'too late');
  const kinds = played.notices.map(({ kind }) => kind);
  assert.deepEqual(kinds, [...Array.from({ length: keptFor }, () => ['stalled', 'keptWaiting']).flat(), 'stalled']);
  const silences = played.notices.flatMap((notice) => (notice.kind === 'stalled' ? [notice.silentMs] : []));
  for (const [index, ms] of silences.entries()) assert.ok(ms >= 100 + index * 600, `${index}: ${ms} ms`);
  return `silent for ${Math.floor(silences.at(-1)! / 1000)} × the hard limit, and borne`;
});
