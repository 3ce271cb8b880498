import assert from 'node:assert/strict';
import { answerText } from '../support/faults/answerText.ts';
import { everyByte } from '../support/faults/bytesInPieces.ts';
import { bytesOf, frameThenOpen, type Delivery } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';

const text = answerText(13);
const error = '{"error":{"message":"the runner has gone","type":"server_error"}}';

/** One byte in each write, and then nothing. */
const inBytes =
  (frame: string): Delivery =>
  async (exchange, events, head) => {
    await exchange.head(head);
    await exchange.send(bytesOf(events, { events: 30 }));
    for (const byte of everyByte(Buffer.from(frame))) await exchange.send(byte);
    await exchange.closed;
  };

for (const [name, frame] of [
  ['data', `data: ${error}`],
  ['data without a blank', `data:${error}`],
  ['data behind an id', `id: 31\ndata: ${error}`],
  ['data behind a name', `event: error\ndata: ${error}`],
  ['words for an event of that name', 'event: error\ndata: {"type":"server_error","message":"the runner has gone"}\n'],
  ['the same without blanks', 'event:error\r\ndata:{"type":"server_error","message":"the runner has gone"}'],
  ['the same behind an id', 'id: 31\nevent: error\nretry: 5\ndata: {"message":"the runner has gone"}'],
  ['plain words for an event of that name', 'event: error\ndata: the runner has gone\n'],
  ['the same with CR LF', 'event:error\r\ndata:the runner has gone\r\n'],
  ['a string for an event of that name', 'event: error\ndata: "the runner has gone"\n'],
  [
    'an object over two lines for an event of that name',
    'event: error\ndata: {"error":\ndata: {"message":"the runner has gone"}}\n',
  ],
  ['data over two lines', 'data: {"error":\ndata: {"message":"the runner has gone"}}'],
  ['data with the end of its line', `data: ${error}\n`],
  ['data with CR', `data: ${error}\r`],
  ['data in an array', `data: [${error}]`],
  ['a detail', 'data: {"detail":"the runner has gone"}'],
  ['an error field', 'error: {"message":"the runner has gone"}'],
  ['an error without any field', error],
  ['the same with the end of its line', `${error}\n`],
  ['the same with a blank line', `${error}\n\n`],
  ['the same behind a comment', `: ping\n${error}`],
] as const) {
  fault(13, `${name}, left open: told at once`, async (row) => {
    const deliveries = [frameThenOpen({ events: 30 }, frame), inBytes(frame)];
    const server = await row.serve(serveModel(answering(text), { deliveries }));
    let story = '';
    for (const connection of [0, 1]) {
      const played = await row.play(server, { policy: 'stop', timeouts: { stalled: 1000, idle: 2000 } });
      assert.notEqual(server.connections[connection]?.endedBy, 'serverFin');
      assert.deepEqual(played.notices, []);
      assert.deepEqual([played.errors[0]?.kind, played.errors[0]?.detail], ['server', 'the runner has gone']);
      assert.ok(text.startsWith(played.text) && played.text.length > 50);
      story = storyOf(played);
    }
    return story;
  });
}

for (const [name, body] of [
  ['an object', error],
  ['an object over several lines', JSON.stringify(JSON.parse(error), undefined, 2)],
  ['a list', `[${error}]`],
  ['a list without its end', `[${error}`],
] as const) {
  fault(13, `a status of 500 and ${name}, left open: told at once`, async (row) => {
    const pieces = everyByte(Buffer.from(body));
    let isLate = false;
    const server = await row.serve(async (exchange) => {
      await exchange.head({ status: 500, headers: { 'content-type': 'application/json' } });
      for (const byte of pieces) await exchange.send(byte);
      const timer = setTimeout(() => (isLate = true), 1000);
      await exchange.closed;
      clearTimeout(timer);
    });
    const played = await row.play(server, { retry: { attempts: 1 } });
    assert.deepEqual([played.errors[0]?.kind, played.errors[0]?.detail], ['server', 'the runner has gone']);
    assert.ok(!isLate, 'nothing is waited for behind the last brace');
    return storyOf(played);
  });
}

fault(13, 'an answer that writes about errors is none, wherever its bytes are cut', async (row) => {
  const about = `Send this:\n\ndata: ${error}\n\n${error}\n\nerror: ${error}\n`;
  const lines =
    'data: {"choices":[{"index":0,"delta":{"content":"End."}}],\ndata: "x":\ndata: {"error":{"message":"x"}}}\n\n';
  const pieces: Delivery = async (exchange, events, head) => {
    await exchange.head(head);
    const bytes = Buffer.from([...events.slice(0, -3), lines, ...events.slice(-3)].join(''));
    for (const byte of everyByte(bytes)) await exchange.send(byte);
    await exchange.end();
  };
  const model = answering(about, { tokens: (whole) => [whole.slice(0, 20), whole.slice(20)] });
  const server = await row.serve(serveModel(model, { deliveries: [pieces] }));
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.text, played.errors], ['finished', `${about}End.`, []]);
  return storyOf(played);
});

fault(13, 'an error that is left open behind the whole answer changes nothing', async (row) => {
  const server = await row.serve(
    serveModel(answering(text), { deliveries: [frameThenOpen({ events: -1 }, `data: ${error}`)] }),
  );
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.text, played.errors], ['finished', text, []]);
  return storyOf(played);
});
