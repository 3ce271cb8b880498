import assert from 'node:assert/strict';
import { defaultRetry } from '../../src/completion/retry.ts';
import { defaultTimeouts } from '../../src/completion/timeouts.ts';
import { defaultMaxConcurrent } from '../../src/completion/gate/gates.ts';
import type { FaultServer } from '../support/faultServer.ts';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { appending } from '../support/faults/continuing.ts';
import { atOnce, silence } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import type { Played } from '../support/faults/play.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { storyOf } from '../support/faults/story.ts';

const text = answerText(17);
/** The limits that users have, scaled down; with `--full` as they are. */
const timeouts = sizeOf({ daily: { stalled: 60, idle: 240, firstContent: 240, connect: 240 }, full: {} });

fault(17, 'the limits are those that are promised', async () => {
  assert.deepEqual(defaultTimeouts, { connect: 60_000, firstContent: 90_000, stalled: 10_000, idle: 45_000 });
  assert.deepEqual(defaultRetry, { attempts: 3, longestWaitMs: 60_000, backoffMs: 500 });
  assert.equal(defaultMaxConcurrent, 3);
  return 'soft 10 s, hard 45 s, first content 90 s, connect 60 s';
});

async function assertGivenUp(played: Played, server: FaultServer): Promise<void> {
  // The client may be done before its leaving has arrived.
  await server.connections[0]?.closed;
  const told = played.log.findIndex((event) => event.type === 'notice' && event.notice.kind === 'stalled');
  const gaveUp = played.log.findIndex(({ type }) => type === 'error');
  assert.ok(told > 0 && told < gaveUp, 'first it is told, then given up');
  assert.equal(played.log.filter((event) => event.type === 'notice' && event.notice.kind === 'stalled').length, 1);
  assert.equal(played.errors[0]?.kind, 'stalled');
  assert.match(server.connections[0]?.endedBy ?? '', /^client/, 'the silent connection is closed');
  const closed = server.journal.findIndex(({ what, connection }) => what === 'ended' && connection === 0);
  const next = server.journal.findIndex((entry) => entry.what === 'requested' && entry.request === 1);
  assert.ok(next < 0 || closed < next, 'and is closed before anything else is sent');
}

fault(17, 'silence in the middle: told, given up, replayed', async (row) => {
  const server = await row.serve(
    serveModel(replaying(answering(text)), { deliveries: [silence({ events: 30 })], then: atOnce }),
  );
  const played = await row.play(server, { timeouts });
  await assertGivenUp(played, server);
  assert.equal(played.text, text);
  assert.equal(played.outcome, 'finished');
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
  return storyOf(played);
});

fault(17, 'silence in the middle: told, given up, appended', async (row) => {
  const server = await row.serve(serveModel(appending(text), { deliveries: [silence({ events: 30 })], then: atOnce }));
  const played = await row.play(server, { timeouts, endpoint: { api: 'completions' } });
  await assertGivenUp(played, server);
  assert.equal(played.text, text);
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'append']);
  return storyOf(played);
});

fault(17, 'silence in the middle of an event, and nobody may go on', async (row) => {
  const server = await row.serve(serveModel(answering(text), { deliveries: [silence({ bytes: 4567 })], then: atOnce }));
  const played = await row.play(server, { timeouts, policy: 'stop' });
  await assertGivenUp(played, server);
  assert.deepEqual([played.outcome, played.cause], ['interrupted', 'stalled']);
  assert.ok(text.startsWith(played.text) && played.text !== '');
  return storyOf(played);
});

fault(17, 'silence after the head, and before any head: asked again', async (row) => {
  const server = await row.serve(async (exchange) => {
    if (exchange.index === 1) await exchange.head();
    if (exchange.index < 2) await exchange.closed;
    else await serveModel(answering(text))(exchange);
  });
  const played = await row.play(server, { timeouts });
  assert.equal(played.text, text);
  assert.equal(played.errors.length, 0, 'what is tried again before the first word has not failed');
  assert.deepEqual(
    played.notices.map(({ kind }) => kind),
    ['retrying', 'retrying'],
  );
  assert.equal(server.requests.length, 3);
  for (const connection of server.connections.slice(0, 2)) {
    await connection.closed;
    assert.match(connection.endedBy ?? '', /^client/);
  }
  return storyOf(played);
});
