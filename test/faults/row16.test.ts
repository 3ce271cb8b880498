import assert from 'node:assert/strict';
import { emptyAnswerSentence, outcomeSentence } from '../../media/panel/statusText.ts';
import { canResume } from '../../src/review/phase.ts';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText, tokensOf } from '../support/faults/answerText.ts';
import { appending, continuing, partialBeforeWish } from '../support/faults/continuing.ts';
import { finWithoutEnd, frameThenOpen, reset, silence, type Delivery } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import { restAfter, say, type Model } from '../support/faults/model.ts';
import { chatChunk, chatText, done, event } from '../support/streamServer/chunks.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';

const text = answerText(16);

/** Says a part of the answer and stops at the limit; asked to go on, says the rest. */
function limited(model: (answer: string, finish?: string) => Model, share: number): Model {
  const begin = model(text.slice(0, Math.floor(text.length * share)), 'length');
  const rest = model(text);
  let asked = 0;
  return (request) => {
    const whole = rest(request);
    return asked++ === 0 ? begin(request) : whole;
  };
}

for (const [api, model] of [
  ['chat', (answer: string, finish = 'stop') => continuing(answer, { finish })],
  ['completions', (answer: string, finish = 'stop') => appending(answer, { finish })],
] as const) {
  fault(16, `the limit of the answer: truncated, and Continue goes on (${api})`, async (row) => {
    const server = await row.serve(serveModel(limited(model, 0.6)));
    const play = row.start(server, { endpoint: { api } });
    const cut = await play.ended;
    assert.deepEqual([cut.outcome, cut.cause, cut.errors], ['truncated', 'length', []]);
    assert.ok(canResume(cut.state), 'Continue is offered');
    assert.equal(server.requests.length, 1, 'a limit is no reason to ask again by itself');
    const whole = await play.resume();
    assert.equal(whole.outcome, 'finished');
    assert.equal(whole.text, text);
    assert.deepEqual(rungsAsked(server.requests), ['anew', api === 'chat' ? 'continue' : 'append']);
    return storyOf(whole);
  });
}

fault(16, 'a server that keeps to the limit: each Continue brings as much as the first run', async (row) => {
  const long = answerText(16, 20);
  const maxTokens = Math.ceil(tokensOf(long, 1).length / 2.5);
  assert.ok(maxTokens > 100);
  const honouring: Model = (request) => {
    const tokens = tokensOf(restAfter(partialBeforeWish(request) ?? '', long), 1);
    const said = tokens.slice(0, Number(request.json['max_tokens']));
    const finish = said.length < tokens.length ? 'length' : 'stop';
    return say(said.join(''), request, { finish, tokens: () => said });
  };
  const server = await row.serve(serveModel(honouring));
  const play = row.start(server, { maxTokens });
  assert.equal((await play.ended).outcome, 'truncated');
  assert.equal((await play.resume()).outcome, 'truncated');
  const whole = await play.resume();
  assert.deepEqual([whole.outcome, whole.text], ['finished', long]);
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'continue', 'continue']);
  return storyOf(whole);
});

fault(16, 'a content filter: truncated, and not asked again', async (row) => {
  const server = await row.serve(serveModel(continuing(text, { finish: 'content_filter' })));
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.cause], ['truncated', 'contentFilter']);
  assert.equal(canResume(played.state), false);
  assert.match(outcomeSentence(played.state) ?? '', /filter/);
  assert.equal(server.requests.length, 1);
  return storyOf(played);
});

const filtered = [...tokensOf(text, 4).map(chatText), chatChunk({}, 'content_filter')];
const extent = { events: filtered.length };
for (const [name, delivery] of [
  ['a break', finWithoutEnd(extent)],
  ['a reset', reset(extent)],
  ['an error', frameThenOpen(extent, event({ error: { message: 'boom', type: 'server_error' } }))],
  ['an event named error', frameThenOpen(extent, 'event: error\ndata: boom\n\n')],
  ['a break-off', frameThenOpen(extent, chatChunk({}, 'error'))],
] satisfies [string, Delivery][]) {
  fault(16, `a content filter and then ${name}: the answer is over`, async (row) => {
    const server = await row.serve(serveModel(() => ({ events: filtered }), { deliveries: [delivery] }));
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.cause, played.errors], ['truncated', 'contentFilter', []]);
    assert.equal(played.text, text);
    assert.equal(server.requests.length, 1);
    return storyOf(played);
  });
}

fault(16, 'a refusal: told in the words of the model, and not asked again', async (row) => {
  const server = await row.serve(async (exchange) => {
    await exchange.head();
    await exchange.send(chatChunk({ refusal: 'I cannot ' }) + chatChunk({ refusal: 'help with that.' }));
    await exchange.send(chatChunk({}, 'stop') + done);
    await exchange.end();
  });
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.cause], ['truncated', 'contentFilter']);
  assert.deepEqual(played.notices, [{ kind: 'refusal', detail: 'I cannot help with that.' }]);
  assert.equal(played.text, '');
  assert.equal(server.requests.length, 1);
  return storyOf(played);
});

const declining = ['I', ' cannot', ' help', ' with', ' that.'].map((refusal) => chatChunk({ refusal }));

fault(16, 'a refusal that takes longer than any silence may: told, and not asked again', async (row) => {
  const limits = { firstContent: 400, stalled: 300, idle: 400 };
  const server = await row.serve(async (exchange) => {
    await exchange.head();
    for (const chunk of declining) {
      await exchange.send(chunk);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await exchange.send(chatChunk({}, 'stop') + done);
    await exchange.end();
  });
  const played = await row.play(server, { timeouts: limits });
  assert.deepEqual([played.outcome, played.cause], ['truncated', 'contentFilter']);
  assert.deepEqual(played.notices, [{ kind: 'refusal', detail: 'I cannot help with that.' }]);
  assert.equal(server.requests.length, 1);
  return storyOf(played);
});

const begun = { events: 3 };
for (const [name, delivery] of [
  ['ends', finWithoutEnd(begun)],
  ['is reset', reset(begun)],
  ['falls silent', silence(begun)],
  ['reports an error', frameThenOpen(begun, event({ error: { message: 'boom', type: 'server_error' } }))],
  ['sends an event named error', frameThenOpen(begun, 'event: error\ndata: boom\n\n')],
  ['says that it broke off', frameThenOpen(begun, chatChunk({}, 'error'))],
  ['damages an event', frameThenOpen(begun, 'data: {"choices":[{"del\n\n')],
] satisfies [string, Delivery][]) {
  fault(16, `a refusal has begun, and the server ${name}: told as far as it came, and not asked again`, async (row) => {
    const server = await row.serve(serveModel(() => ({ events: declining }), { deliveries: [delivery] }));
    const played = await row.play(server, { timeouts: { firstContent: 300, stalled: 200, idle: 300 } });
    assert.deepEqual([played.outcome, played.cause, played.errors], ['truncated', 'contentFilter', []]);
    const told = played.notices.filter(({ kind }) => kind !== 'stalled');
    assert.deepEqual(told, [{ kind: 'refusal', detail: 'I cannot help' }]);
    assert.equal(server.requests.length, 1);
    return storyOf(played);
  });
}

for (const [name, events] of [
  ['no content at all', chatChunk({ role: 'assistant', content: '' }) + chatChunk({}, 'stop') + done],
  ['the end marker alone', done],
  ['thinking alone', chatChunk({ reasoning_content: 'Hm.' }) + chatChunk({}, 'stop') + done],
] as const) {
  fault(16, `${name}: said to be empty`, async (row) => {
    const server = await row.serve(async (exchange) => {
      await exchange.head();
      await exchange.send(events);
      await exchange.end();
    });
    const played = await row.play(server);
    assert.equal(played.text, '');
    assert.equal(played.outcome, 'finished');
    assert.equal(server.requests.length, 1, 'an empty answer is an answer');
    const sentence = emptyAnswerSentence(played.state);
    assert.ok(sentence !== undefined, 'the panel says that there is nothing');
    return `${name}: ${sentence}`;
  });
}

fault(16, 'a limit that is reached before the first word', async (row) => {
  const server = await row.serve(async (exchange) => {
    await exchange.head();
    await exchange.send(chatText('') + chatChunk({}, 'length') + done);
    await exchange.end();
  });
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.cause, played.text], ['truncated', 'length', '']);
  assert.equal(canResume(played.state), false);
  return storyOf(played);
});
