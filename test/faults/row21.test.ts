import assert from 'node:assert/strict';
import { streamCompletion } from '../../src/completion/client.ts';
import type { CompletionEvent } from '../../src/completion/event.ts';
import { answerText } from '../support/faults/answerText.ts';
import { atOnce, finWithoutEnd, refusal, silence } from '../support/faults/deliveries.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';
import type { FaultServer } from '../support/faultServer.ts';
import { chatText } from '../support/streamServer/chunks.ts';

const text = answerText(21);
const nowhere = 'http://server.invalid/v1';

/** A transport that gives these pieces, then never settles again, and takes no notice of its signal. */
function deaf(pieces: string[]): typeof fetch {
  const never = new Promise<never>(() => undefined);
  const read = () => {
    const piece = pieces.shift();
    return piece === undefined ? never : Promise.resolve({ done: false, value: Buffer.from(piece) });
  };
  const body = { getReader: () => ({ read, cancel: () => never }) };
  return () => Promise.resolve({ ok: true, status: 200, headers: new Headers(), body } as unknown as Response);
}

fault(21, 'a read that never settles: the watchdog ends the loop', async (row) => {
  const options = { fetch: deaf([chatText('one')]), timeouts: { stalled: 20, idle: 60 }, policy: 'stop' } as const;
  const played = await row.play(nowhere, options);
  assert.deepEqual([played.outcome, played.cause, played.text], ['interrupted', 'stalled', 'one']);
  return storyOf(played);
});

fault(21, 'a request that never settles: the watchdog ends the loop', async (row) => {
  const fetch = () => new Promise<never>(() => undefined);
  const played = await row.play(nowhere, { fetch, timeouts: { connect: 30 }, retry: { attempts: 2 } });
  assert.deepEqual([played.outcome, played.cause], ['failed', 'network']);
  return storyOf(played);
});

fault(21, 'a read that fails long after it was given up is nobody’s concern', async (row) => {
  let fail: (error: Error) => void = () => undefined;
  const late = new Promise<never>((_resolve, reject) => (fail = reject));
  const body = { getReader: () => ({ read: () => late, cancel: () => late }) };
  const fetch = () => Promise.resolve({ ok: true, status: 200, headers: new Headers(), body } as unknown as Response);
  const played = await row.play(nowhere, { fetch, timeouts: { firstContent: 30 }, retry: { attempts: 1 } });
  assert.equal(played.cause, 'stalled');
  fail(new Error('too late'));
  return storyOf(played);
});

fault(21, 'stop while the server has not answered', async (row) => {
  const server = await row.serve((exchange) => exchange.closed);
  const play = row.start(server);
  await server.requested(1);
  play.stop();
  const played = await play.ended;
  await server.connections[0]?.closed;
  assert.equal(played.outcome, 'cancelled');
  assert.match(server.connections[0]?.endedBy ?? '', /^client/);
  return storyOf(played);
});

fault(21, 'stop while words come: the socket closes, and nothing is asked any more', async (row) => {
  const server = await row.serve(serveModel(replaying(answering(text)), { then: silence({ events: 30 }) }));
  const play = row.start(server);
  await play.until(({ type }) => type === 'text');
  play.stop();
  const played = await play.ended;
  await server.connections[0]?.closed;
  assert.equal(played.outcome, 'cancelled');
  assert.equal(server.requests.length, 1, 'a stop is not a break');
  assert.deepEqual(played.errors, []);
  return storyOf(played);
});

fault(21, 'stop during a pause before the next attempt', async (row) => {
  const busy = refusal(503, { error: { message: 'Busy.' } });
  const server = await row.serve((exchange) => busy(exchange, [], {}));
  const play = row.start(server, { retry: { backoffMs: 600_000 } });
  await play.until((event) => event.type === 'notice' && event.notice.kind === 'retrying');
  play.stop();
  const played = await play.ended;
  assert.equal(played.outcome, 'cancelled');
  assert.equal(server.requests.length, 1);
  return storyOf(played);
});

fault(21, 'stop during a pause that the server asked for', async (row) => {
  const busy = refusal(429, { error: { message: 'Slow down.' } }, { 'retry-after': '60' });
  const server = await row.serve((exchange) => busy(exchange, [], {}));
  const play = row.start(server);
  await play.until((event) => event.type === 'notice');
  play.stop();
  const played = await play.ended;
  assert.equal(played.outcome, 'cancelled');
  assert.equal(server.requests.length, 1);
  return storyOf(played);
});

fault(21, 'stop during the pause before the answer goes on', async (row) => {
  const busy = refusal(429, { error: { message: 'Slow down.' } }, { 'retry-after': '60' });
  const script = serveModel(replaying(answering(text)), { deliveries: [finWithoutEnd({ events: 30 })] });
  const server = await row.serve((exchange) =>
    exchange.headers['last-event-id'] === undefined ? script(exchange) : busy(exchange, [], {}),
  );
  const play = row.start(server);
  await play.until((event) => event.type === 'notice' && event.notice.kind === 'paused');
  const asked = server.requests.length;
  play.stop();
  const played = await play.ended;
  assert.equal(played.outcome, 'cancelled');
  assert.equal(server.requests.length, asked);
  assert.ok(text.startsWith(played.text) && played.text !== '', 'what arrived is kept');
  return storyOf(played);
});

/** What the caller gets who stops at the first event of that type, and reads on all the same. */
async function eventsOfOneWhoStops(row: Row, server: FaultServer, at: CompletionEvent['type']): Promise<string[]> {
  const controller = new AbortController();
  const { signal } = controller;
  const endpoint = { baseUrl: `${server.origin}/v1`, api: 'chat' } as const;
  const types: string[] = [];
  const reading = async () => {
    for await (const event of streamCompletion(
      { endpoint, model: 'any', prompt: 'Hi' },
      { signal, gates: row.gates },
    )) {
      types.push(event.type);
      if (event.type === at) controller.abort();
    }
  };
  await assert.rejects(reading(), { name: 'AbortError' });
  return types;
}

fault(21, 'stop at the first of many words that came together: the others are not handed out', async (row) => {
  const server = await row.serve(serveModel(replaying(answering(text)), { then: atOnce }));
  assert.deepEqual(await eventsOfOneWhoStops(row, server, 'text'), ['text']);
  return 'one word, though all had arrived';
});

fault(21, 'stop at a notice: the words that came with it are not handed out, and not logged', async (row) => {
  const body = JSON.stringify({ choices: [{ index: 0, message: { content: 'Secret.' }, finish_reason: 'stop' }] });
  const server = await row.serve((exchange) => exchange.reply(200, body));
  assert.deepEqual(await eventsOfOneWhoStops(row, server, 'notice'), ['notice']);
  const play = row.start(server);
  await play.until(({ type }) => type === 'notice');
  play.stop();
  const played = await play.ended;
  assert.deepEqual(
    played.log.map(({ type }) => type),
    ['started', 'notice', 'ended'],
  );
  return storyOf(played);
});
