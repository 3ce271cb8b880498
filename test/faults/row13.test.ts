import assert from 'node:assert/strict';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { everyByte } from '../support/faults/bytesInPieces.ts';
import { appending } from '../support/faults/continuing.ts';
import { frameThenOpen } from '../support/faults/deliveries.ts';
import { errorFrames } from '../support/faults/errorFrames.ts';
import { fault } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';

const text = answerText(13);

for (const { name, frame, kind, retryable } of errorFrames) {
  const deliver = frameThenOpen({ events: 30 }, frame);

  fault(13, `${name}: told right after the text, while the socket is open`, async (row) => {
    const server = await row.serve(serveModel(answering(text), { deliveries: [deliver] }));
    const play = row.start(server, { policy: 'stop' });
    await play.until(({ type }) => type === 'error');
    // The server waits for the client to leave, so it cannot have been the end of the body that told.
    assert.notEqual(server.connections[0]?.endedBy, 'serverFin');
    const played = await play.ended;
    await server.connections[0]?.closed;
    assert.match(server.connections[0]?.endedBy ?? '', /^client/);
    const types = played.log.map(({ type }) => type);
    assert.deepEqual(types.slice(-3), ['text', 'error', 'ended']);
    const [error] = played.errors;
    assert.deepEqual([error?.kind, error?.retryable], [kind, retryable]);
    assert.equal(played.outcome, 'interrupted');
    assert.ok(text.startsWith(played.text) && played.text.length > 50);
    return storyOf(played);
  });

  fault(13, `${name}: ${retryable ? 'replayed and appended' : 'nothing more is sent'}`, async (row) => {
    const server = await row.serve(serveModel(replaying(answering(text)), { deliveries: [deliver] }));
    const played = await row.play(server);
    const other = await row.serve(serveModel(appending(text), { deliveries: [frameThenOpen({ events: 30 }, frame)] }));
    const appended = await row.play(other, { endpoint: { api: 'completions' } });
    for (const [all, each, rung] of [
      [server, played, 'replay'],
      [other, appended, 'append'],
    ] as const) {
      assert.equal(each.errors[0]?.kind, kind);
      assert.deepEqual(rungsAsked(all.requests), retryable ? ['anew', rung] : ['anew']);
      if (retryable) {
        assert.equal(each.text, text);
        await all.connections[0]?.closed;
        const closed = all.journal.findIndex((entry) => entry.what === 'ended' && entry.connection === 0);
        const next = all.journal.findIndex((entry) => entry.what === 'requested' && entry.request === 1);
        assert.ok(closed >= 0 && closed < next, 'the broken stream is closed before anything else is sent');
      }
      assert.equal(each.outcome, retryable ? 'finished' : 'interrupted');
    }
    return storyOf(played);
  });
}

const chunk = { choices: [{ index: 0, delta: { content: 'Before. ' } }] };

fault(13, 'a line of JSON with an error, while the socket is open', async (row) => {
  const server = await row.serve(async (exchange) => {
    await exchange.head({ headers: { 'content-type': 'application/x-ndjson' } });
    await exchange.send(`${JSON.stringify(chunk)}\n`);
    await exchange.send(`${JSON.stringify({ error: 'the runner has gone' })}\n`);
    await exchange.closed;
  });
  const played = await row.play(server, { policy: 'stop' });
  assert.equal(played.text, 'Before. ');
  assert.deepEqual([played.errors[0]?.kind, played.errors[0]?.detail], ['server', 'the runner has gone']);
  return storyOf(played);
});

fault(13, 'a line of JSON with an error, and more words in the same packet: they are not shown', async (row) => {
  const words = (content: string) => `${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n`;
  const server = await row.serve(async (exchange) => {
    await exchange.head({ headers: { 'content-type': 'application/x-ndjson' } });
    await exchange.send(`${words('Before. ')}${JSON.stringify({ error: 'the runner has gone' })}\n${words('After.')}`);
    await exchange.closed;
  });
  const played = await row.play(server, { policy: 'stop' });
  assert.equal(played.text, 'Before. ');
  assert.deepEqual([played.outcome, played.errors[0]?.detail], ['interrupted', 'the runner has gone']);
  return storyOf(played);
});

for (const [name, before, error] of [
  ['a line of JSON that does not end', `${JSON.stringify(chunk)}\n`, '{"error": "the runner has gone"}'],
  ['an error in an array of chunks', `[${JSON.stringify(chunk)}\n,`, '{"error":\n{"message": "the runner has gone"}}'],
  ['a body with nothing but the error', '', '{"error":{"message":"the runner has gone","type":"server_error"}}'],
  ['the same over several lines', '', '{\n  "error": {\n    "message": "the runner has gone"\n  }\n}'],
  ['the same in an array', '', '[{"error": {"message": "the runner has gone"}}'],
] as const) {
  fault(13, `${name}, while the socket is open`, async (row) => {
    const server = await row.serve(async (exchange) => {
      await exchange.head({ headers: { 'content-type': 'application/json' } });
      await exchange.send(before);
      for (const byte of everyByte(Buffer.from(error))) await exchange.send(byte);
      await exchange.closed;
    });
    const play = row.start(server, { policy: 'stop', retry: { attempts: 1 } });
    await play.until(({ type }) => type === 'error');
    assert.notEqual(server.connections[0]?.endedBy, 'serverFin');
    const played = await play.ended;
    assert.equal(played.text, before === '' ? '' : 'Before. ');
    assert.deepEqual([played.errors[0]?.kind, played.errors[0]?.detail], ['server', 'the runner has gone']);
    return storyOf(played);
  });
}

fault(13, 'the last line of a cut stream tells why it was cut', async (row) => {
  for (const rest of ['error: {"message":"gone"}', 'data: {"error":{"message":"gone"}}', 'data: {"error":"gone"}\n']) {
    const server = await row.serve(async (exchange) => {
      await exchange.head();
      await exchange.send('data: {"choices":[{"index":0,"delta":{"content":"Before. "}}]}\n\n' + rest);
      await exchange.end();
    });
    const played = await row.play(server, { policy: 'stop' });
    assert.equal(played.text, 'Before. ');
    assert.deepEqual([played.errors[0]?.kind, played.errors[0]?.detail], ['server', 'gone']);
  }
  return 'the reason is taken from half an event';
});
