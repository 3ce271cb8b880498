import assert from 'node:assert/strict';
import { chatChunk, chatText, done, usageTrailer } from '../support/streamServer/chunks.ts';
import { fault } from '../support/faults/fault.ts';
import type { FaultScript } from '../support/faultServer.ts';
import { storyOf } from '../support/faults/story.ts';

const hello = chatText('Hel') + chatText('lo');
const stop = chatChunk({}, 'stop');

/** The answer, and then the socket stays open, or something follows for as long as the client reads. */
function thenOpen(answer: string, junk = ''): FaultScript {
  return async (exchange) => {
    await exchange.head();
    await exchange.send(answer);
    while (junk !== '' && !exchange.isClosed()) await exchange.send(junk);
    await exchange.closed;
  };
}

const ends: readonly (readonly [name: string, answer: string, junk?: string])[] = [
  ['the end marker, and the socket stays open', hello + stop + done],
  ['the end marker without a finish reason, and the socket stays open', hello + done],
  ['the finish reason, and the socket stays open', hello + stop],
  ['the finish reason and the usage, and the socket stays open', hello + stop + usageTrailer],
  ['the end marker, then another answer', hello + stop + done, chatText('Never shown.')],
  [
    'the end marker, then garbage',
    hello + stop + done + 'data: {"choi\n\nerror: {"message":"late"}\n\n\u0000\u0001',
    'x',
  ],
  ['the finish reason, then pings for ever', hello + stop, ': ping\n\n'],
  ['the finish reason, then damaged events for ever', hello + stop, 'data: {"choi\n\n'],
  ['the finish reason, then an error', hello + stop + 'data: {"error":{"message":"late"}}\n\n'],
  ['the finish reason, then an error event', hello + stop + 'event: error\ndata: {"message":"late"}\n\n'],
  ['the finish reason, then an error field', hello + stop + 'error: {"message":"late"}\n\n'],
  ['the finish reason, then another that breaks off', hello + stop + chatChunk({}, 'abort')],
];
for (const [name, answer, junk] of ends) {
  fault(15, name, async (row) => {
    const server = await row.serve(thenOpen(answer, junk));
    const played = await row.play(server);
    assert.equal(played.outcome, 'finished');
    assert.equal(played.text, 'Hello');
    await server.connections[0]?.closed;
    assert.match(server.connections[0]?.endedBy ?? '', /^client/, 'the client has cancelled the body');
    assert.equal(server.requests.length, 1);
    return storyOf(played);
  });
}

for (const marker of ['[DONE]x', '[DONE', 'DONE', '[done]']) {
  fault(15, `${marker} is not the end marker`, async (row) => {
    const server = await row.serve(async (exchange) => {
      await exchange.head();
      await exchange.send(`${hello}data: ${marker}\n\n`);
      await exchange.end();
    });
    const played = await row.play(server, { policy: 'stop' });
    assert.equal(played.text, 'Hello');
    assert.equal(played.outcome, 'interrupted');
    assert.equal(played.errors[0]?.kind, 'badReply');
    return storyOf(played);
  });
}
