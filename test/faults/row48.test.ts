import assert from 'node:assert/strict';
import { answerText } from '../support/faults/answerText.ts';
import { everyByte, inPieces } from '../support/faults/bytesInPieces.ts';
import { fault } from '../support/faults/fault.ts';
import { answering, say } from '../support/faults/model.ts';
import { notAnswers } from '../support/faults/notAnswers.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { shownTexts } from '../support/faults/shown.ts';
import { storyOf } from '../support/faults/story.ts';
import { usage } from '../support/streamServer/chunks.ts';

const text = answerText(48, 2);
const content = (type: string) => ({ headers: { 'content-type': type } });

for (const { name, pieces, contentType, expected } of notAnswers) {
  fault(48, `${name}: told as what it is`, async (row) => {
    const head = contentType === undefined ? {} : content(contentType);
    const server = await row.serve(inPieces(pieces, head));
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.cause, played.text], ['failed', expected.kind, '']);
    const [error, ...more] = played.errors;
    assert.equal(more.length, 0);
    assert.equal(error?.retryable, expected.retryable);
    if (expected.detail !== undefined) assert.equal(error.detail, expected.detail);
    assert.doesNotMatch(`${error.message} ${error.detail}`, /[\p{Cc}\p{Cf}]/u);
    if (expected.detail === 'Sign in to Airport Wi-Fi')
      assert.match(error.message, /^The server answered with a web page\./);
    assert.equal(server.requests.length, expected.retryable ? 3 : 1);
    return `${storyOf(played)}: ${error.message}`;
  });
}

fault(48, 'no content (204): told as an empty answer', async (row) => {
  const server = await row.serve((exchange) => exchange.reply(204, ''));
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.cause], ['failed', 'badReply']);
  assert.match(played.errors[0]?.message ?? '', /^The server sent an empty answer\./);
  return storyOf(played);
});

const body = {
  object: 'chat.completion',
  choices: [
    { index: 0, message: { role: 'assistant', content: text, reasoning_content: 'Hm.' }, finish_reason: 'stop' },
  ],
  usage,
};
const plainBody = { object: 'text_completion', choices: [{ index: 0, text, finish_reason: 'stop' }], usage };

for (const type of ['application/json', 'text/event-stream', 'text/html', 'application/octet-stream']) {
  fault(48, `an answer in one body, called ${type}`, async (row) => {
    for (const api of ['chat', 'completions'] as const) {
      const bytes = Buffer.from(JSON.stringify(api === 'chat' ? body : plainBody, null, 2));
      for (const pieces of [[bytes], everyByte(bytes.subarray(0, 60)).concat([bytes.subarray(60)])]) {
        const played = await row.play(await row.serve(inPieces(pieces, content(type))), { endpoint: { api } });
        assert.deepEqual([played.outcome, played.text], ['finished', text]);
        assert.equal(played.state.reasoning, api === 'chat' ? 'Hm.' : '');
        assert.deepEqual(played.notices, [{ kind: 'unstreamed' }]);
        assert.deepEqual(played.state.usage, { promptTokens: 11, completionTokens: 7 });
      }
    }
    return 'finished, and said to come in one piece';
  });

  fault(48, `a stream, called ${type}`, async (row) => {
    const server = await row.serve(serveModel(answering(text, { headers: { 'content-type': type } })));
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.text, played.notices], ['finished', text, []]);
    return storyOf(played);
  });
}

for (const [name, document] of [
  ['a chat answer', body],
  ['a completion', plainBody],
  ['a chat answer without a finish reason', { ...body, choices: [{ index: 0, message: { content: text } }] }],
] as const) {
  fault(48, `${name} in one body: whole while the socket is open`, async (row) => {
    for (const indent of [0, 2]) {
      const server = await row.serve(async (exchange) => {
        await exchange.head(content('application/json'));
        await exchange.send(JSON.stringify(document, null, indent));
        await exchange.closed;
      });
      const api = document === plainBody ? 'completions' : 'chat';
      const played = await row.play(server, { endpoint: { api } });
      assert.deepEqual([played.outcome, played.text], ['finished', text]);
      await server.connections[0]?.closed;
      assert.match(server.connections[0]?.endedBy ?? '', /^client/);
    }
    return 'finished, though the server never ended the body';
  });
}

fault(48, 'half an answer in one body is no answer', async (row) => {
  const bytes = Buffer.from(JSON.stringify(body));
  const played = await row.play(await row.serve(inPieces([bytes.subarray(0, -20)], content('application/json'))));
  assert.deepEqual([played.outcome, played.cause, played.text], ['failed', 'network', '']);
  return storyOf(played);
});

/** The events of an answer, each as a line of JSON. */
const reply = say(text, { method: 'POST', path: '/v1/chat/completions', headers: {}, body: '', json: {} });
const lines = ('events' in reply ? reply.events : [])
  .map((event) => event.replace(/^data: (.*)\n\n$/, '$1\n'))
  .filter((line) => line.startsWith('{'));

fault(48, 'lines of JSON: shown as they come', async (row) => {
  const played = await row.play(await row.serve(inPieces(lines, content('application/x-ndjson'))));
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
  assert.ok(new Set(shownTexts(played.log)).size > 20);
  return storyOf(played);
});

fault(48, 'lines of JSON that end too early: interrupted', async (row) => {
  const server = await row.serve(inPieces(lines.slice(0, 20), content('application/x-ndjson')));
  const played = await row.play(server, { policy: 'stop' });
  assert.deepEqual([played.outcome, played.cause], ['interrupted', 'network']);
  assert.ok(text.startsWith(played.text) && played.text !== '');
  return storyOf(played);
});

for (const [name, line] of [
  ['a chat chunk', lines.find((each) => /"content":"\w/.test(each)) ?? ''],
  ['a piece of a completion', '{"choices":[{"index":0,"text":"The total ","finish_reason":null}]}'],
] as const) {
  fault(48, `${name} alone, with nothing behind it: interrupted`, async (row) => {
    for (const end of ['', '\n']) {
      const server = await row.serve(inPieces([line.trim() + end], content('application/x-ndjson')));
      const played = await row.play(server, { policy: 'stop' });
      assert.deepEqual([played.outcome, played.cause], ['interrupted', 'network']);
      assert.notEqual(played.text, '');
    }
    return 'one line is no answer';
  });
}
