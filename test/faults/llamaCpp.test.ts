import assert from 'node:assert/strict';
import { createCapabilities } from '../../src/completion/capabilities.ts';
import type { FaultServer } from '../support/faultServer.ts';
import { askedOf, rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { atOnce, cleanEnd, finWithoutEnd, frameThenOpen, silence } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import { llamaCpp, type LlamaCppOptions } from '../support/faults/llamaCpp.ts';
import { continuing, prefilling } from '../support/faults/continuing.ts';
import { createRandom } from '../support/faults/random.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { storiesOf, storyOf } from '../support/faults/story.ts';

const text = answerText(66);
const look = { headers: { server: 'llama.cpp' }, fingerprint: 'b6123-0a1b2c3d' };
const model = (options: LlamaCppOptions = {}) =>
  llamaCpp(prefilling(text, look, { otherwise: continuing(text, look) }), options);

/** As after an earlier answer of this server. */
function known({ origin }: FaultServer) {
  const capabilities = createCapabilities();
  capabilities.learn(`${origin}/v1`, 'any', { server: 'llamacpp' });
  return capabilities;
}

fault(6, 'llama.cpp: two cuts at any bytes, read on from there', async (row) => {
  const random = createRandom(66);
  const all = [];
  for (let index = 0; index < sizeOf({ daily: 20, full: 2000 }); index++) {
    const deliveries = [
      finWithoutEnd({ bytes: random.integer(400, 9000) }),
      cleanEnd({ bytes: random.integer(0, 4000) }),
    ];
    const server = await row.serve(serveModel(model(), { deliveries, then: atOnce }));
    const played = await row.play(server, { capabilities: known(server) });
    assert.equal(played.text, text);
    assert.equal(played.outcome, 'finished');
    assert.deepEqual(rungsAsked(server.requests).slice(0, 2), ['anew', 'reattach']);
    all.push(played);
  }
  return `llama.cpp: ${storiesOf(all)}`;
});

fault(6, 'llama.cpp: the first answer teaches which server it is', async (row) => {
  const deliveries = [finWithoutEnd({ events: 40 }), atOnce, finWithoutEnd({ events: 40 })];
  const server = await row.serve(serveModel(model(), { deliveries }));
  const capabilities = createCapabilities();
  const first = await row.play(server, { capabilities });
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'prefill']);
  const second = await row.play(server, { capabilities });
  assert.deepEqual(rungsAsked(server.requests).slice(2), ['anew', 'reattach']);
  assert.ok([first, second].every((played) => played.text === text));
  return storiesOf([first, second]);
});

for (const [status, message] of [
  [404, 'Stream not found or expired'],
  [400, 'Stream offset lost, please restart'],
] as const) {
  fault(9, `llama.cpp no longer has the stream (${status}): the next rung`, async (row) => {
    const script = serveModel(model({ refuses: { status, message } }), { deliveries: [finWithoutEnd({ events: 40 })] });
    const server = await row.serve(script);
    const played = await row.play(server, { capabilities: known(server) });
    assert.equal(played.text, text);
    assert.deepEqual(rungsAsked(server.requests), ['anew', 'reattach', 'prefill']);
    return storyOf(played);
  });
}

fault(21, 'llama.cpp is told to stop, for the closed socket does not stop it', async (row) => {
  const server = await row.serve(serveModel(model(), { then: silence({ events: 40 }) }));
  const play = row.start(server, { capabilities: known(server) });
  await play.until(({ type }) => type === 'text');
  play.stop();
  const played = await play.ended;
  await server.requested(2);
  assert.equal(played.outcome, 'cancelled');
  assert.deepEqual(askedOf(server.requests), ['anew', 'leave']);
  const [asked, left] = server.requests;
  const conversation = asked?.headers['x-conversation-id'] ?? '';
  assert.equal(left?.path, `/v1/stream?conv_id=${conversation}`);
  return storyOf(played);
});

/** The streams that were asked for, and those that were ended, by their numbers in the order of asking. */
function streamsOf({ requests }: FaultServer) {
  const named = requests.filter(({ method }) => method === 'POST').map(({ headers }) => headers['x-conversation-id']);
  const left = requests
    .filter(({ method }) => method === 'DELETE')
    .map(({ path }) => named.indexOf(new URL(path, 'http://server.invalid').searchParams.get('conv_id') ?? ''));
  return { asked: named.length, left: left.sort() };
}

fault(21, 'llama.cpp is told to stop before its first word', async (row) => {
  const server = await row.serve(serveModel(model(), { then: silence({ events: 0 }) }));
  const play = row.start(server, { capabilities: known(server) });
  await server.requested(1);
  play.stop();
  assert.equal((await play.ended).outcome, 'cancelled');
  await server.requested(2);
  assert.deepEqual(streamsOf(server), { asked: 1, left: [0] });
  return storyOf(await play.ended);
});

fault(21, 'llama.cpp without a first word: the stream is ended before another is asked for', async (row) => {
  const server = await row.serve(serveModel(model(), { deliveries: [silence({ events: 0 })] }));
  const played = await row.play(server, { capabilities: known(server), timeouts: { firstContent: 100 } });
  assert.equal(played.text, text);
  await server.requested(3);
  assert.deepEqual(streamsOf(server), { asked: 2, left: [0] });
  return storyOf(played);
});

fault(9, 'llama.cpp sends what cannot be read: the stream is ended where the next rung leaves it', async (row) => {
  const damaged = frameThenOpen({ events: 40 }, 'data: {"choices"\n\n');
  const server = await row.serve(serveModel(model(), { deliveries: [damaged] }));
  const played = await row.play(server, { capabilities: known(server) });
  assert.equal(played.text, text);
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'prefill']);
  await server.requested(3);
  assert.deepEqual(streamsOf(server), { asked: 2, left: [0] });
  return storyOf(played);
});

fault(21, 'a server that is not known to be llama.cpp is never told to stop but by the closed socket', async (row) => {
  const server = await row.serve(serveModel(model(), { then: silence({ events: 40 }) }));
  const play = row.start(server);
  await play.until(({ type }) => type === 'text');
  play.stop();
  const played = await play.ended;
  await server.connections[0]?.closed;
  assert.deepEqual(askedOf(server.requests), ['anew']);
  return storyOf(played);
});
