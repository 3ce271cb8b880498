import assert from 'node:assert/strict';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText, tokensOf } from '../support/faults/answerText.ts';
import { continuing } from '../support/faults/continuing.ts';
import { finWithoutEnd } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import type { Model } from '../support/faults/model.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';
import { chatChunk, event } from '../support/streamServer/chunks.ts';

const text = answerText(8);
const cut = { deliveries: [finWithoutEnd({ events: 40 })] };

/** Gives each chunk the id that it has in itself; an event's number counts from 1 in its answer. */
function naming(model: Model, nameOf: (request: number, number: number) => string): Model {
  let requests = 0;
  return (request) => {
    const reply = model(request);
    if (!('events' in reply)) return reply;
    const answer = ++requests;
    const named = (each: string, index: number) =>
      each.replace('"id":"chatcmpl-1"', `"id":"${nameOf(answer, index + 1)}"`);
    return { ...reply, events: reply.events.map(named) };
  };
}

/** Numbers the events of all requests in one row, and begins every answer anew; `before` goes ahead of each but the first. */
function counting(model: Model, before: readonly string[] = []): Model {
  return (request) => {
    const reply = model(request);
    if (!('events' in reply)) return reply;
    // Nothing was written for the client that had left.
    const last = request.headers['last-event-id'];
    const events = last === undefined ? reply.events : [...before, ...reply.events];
    return { ...reply, events: events.map((each, index) => `id: ${Number(last ?? 0) + index + 1}\n${each}`) };
  };
}

const perAnswer = (request: number) => `chatcmpl-${request}`;
const nameless = (document: object) => event({ object: 'chat.completion.chunk', id: '', ...document });

for (const [name, before] of [
  ['', []],
  [', behind a ping with an id', ['event: ping\ndata: {}\n\n']],
  [', behind a chunk without a name', [nameless({ choices: [] })]],
] satisfies [string, string[]][]) {
  fault(8, `one counter for all requests, and every answer anew${name}: its chunks tell`, async (row) => {
    const server = await row.serve(serveModel(counting(naming(continuing(text), perAnswer), before), cut));
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.text], ['finished', text]);
    assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay', 'continue']);
    return storyOf(played);
  });
}

for (const [name, answer, events] of [
  ['a role', continuing(text), 40],
  ['no role', continuing(text, { tokens: (whole) => tokensOf(whole, 2) }), 40],
  ['a cut behind the first word', continuing(text), 2],
] satisfies [string, Model, number][]) {
  fault(8, `one counter for all requests, no names, and every answer anew with ${name}`, async (row) => {
    const model: Model = (request) => {
      const reply = naming(answer, () => '')(request);
      if (!('events' in reply)) return reply;
      return name === 'no role' ? { ...reply, events: reply.events.slice(1) } : reply;
    };
    const server = await row.serve(serveModel(counting(model), { deliveries: [finWithoutEnd({ events })] }));
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.text], ['finished', text]);
    assert.deepEqual(rungsAsked(server.requests).slice(0, 2), ['anew', 'replay']);
    return storyOf(played);
  });
}

for (const [name, nameOf] of [
  ['each chunk a name of its own', (request, number) => `chunk-${request}-${number}`],
  ['the first chunk another name', (request, number) => `chatcmpl-${number === 1 ? `first-${request}` : 'rest'}`],
] satisfies [string, (request: number, number: number) => string][]) {
  fault(8, `a replay by a server that gives ${name}`, async (row) => {
    const server = await row.serve(serveModel(replaying(naming(continuing(text), nameOf)), cut));
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.text], ['finished', text]);
    assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
    return storyOf(played);
  });
}

fault(8, 'a replay whose last chunk has another name', async (row) => {
  const named = naming(continuing(text), () => 'chatcmpl-1');
  const model: Model = (request) => {
    const reply = named(request);
    if (!('events' in reply)) return reply;
    return {
      ...reply,
      events: [...reply.events.slice(0, -3), chatChunk({}, 'stop', { id: 'end' }), ...reply.events.slice(-2)],
    };
  };
  const server = await row.serve(serveModel(replaying(model), cut));
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
  return storyOf(played);
});

fault(8, 'an error with a name of its own, in answer to a replay: told as that error, and replayed', async (row) => {
  const model = replaying(continuing(text));
  const failing: Model = (request) =>
    server.requests.filter(({ headers }) => headers['last-event-id'] !== undefined).length === 1
      ? { events: [chatChunk({}, null, { id: 'req-9', error: { message: 'Provider is gone', code: 502 } })] }
      : model(request);
  const server = await row.serve(serveModel(failing, cut));
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
  assert.deepEqual(
    played.errors.map(({ kind }) => kind),
    ['network', 'server'],
  );
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay', 'replay']);
  return storyOf(played);
});
