// The API for other extensions: the same truth as in the panel, and never a dialog.
import assert from 'node:assert/strict';
import type { SecondLookApi } from '../../src/api.ts';
import type { ReviewEvent } from '../../src/review/event.ts';
import { scriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';
import { activated, codeIn, configure, configureWorkspace } from './secondLook.ts';

const request = { uri: 'file:///somewhere/else.py', text: 'print(1)\nprint(2)', languageId: 'python', startLine: 41 };

describe('review() for other extensions', () => {
  let api: SecondLookApi;
  let server: ScriptedServer;

  before(async () => {
    api = await activated();
    server = await scriptedServer();
    await configure({ baseUrl: server.baseUrl, model: 'scripted' });
  });

  after(async () => {
    await configure({ baseUrl: undefined, model: undefined });
    await server.close();
  });

  async function collect(events: AsyncIterable<ReviewEvent>): Promise<ReviewEvent[]> {
    const all: ReviewEvent[] = [];
    for await (const event of events) all.push(event);
    return all;
  }

  it('yields the answer while it is being written', async () => {
    const events = api.review(request)[Symbol.asyncIterator]();
    const started = (await events.next()).value as ReviewEvent;
    assert.ok(started.type === 'started');
    assert.deepEqual([started.target.label, started.target.startLine, started.target.endLine], ['else.py', 41, 42]);
    const exchange = await server.next();
    assert.deepEqual(codeIn(exchange.body.messages?.at(-1)?.content ?? ''), [
      [41, 'print(1)'],
      [42, 'print(2)'],
    ]);
    exchange.say('First ');
    const first = (await events.next()).value as ReviewEvent;
    assert.ok(first.type === 'text' && first.text === 'First ');
    exchange.say('second.');
    exchange.finish();
    const rest: ReviewEvent[] = [];
    for (let next = await events.next(); !next.done; next = await events.next()) rest.push(next.value);
    assert.deepEqual(
      rest.map((event) => event.type),
      ['text', 'ended'],
    );
    assert.deepEqual(
      [started, first, ...rest].map((event) => event.seq),
      [1, 2, 3, 4],
    );
  });

  it('says that a cut answer is cut, and keeps what arrived', async () => {
    await configure({ onInterruption: 'stop' });
    const events = await reviewCutAfter('half a sen');
    await configure({ onInterruption: undefined });
    assert.deepEqual(
      events.map((event) => event.type),
      ['started', 'text', 'error', 'ended'],
    );
    const last = events.at(-1);
    assert.ok(last?.type === 'ended' && last.outcome === 'interrupted');
  });

  it('goes on after a cut, unless told otherwise', async () => {
    const begin = 'The first half of a review, long enough to be worth a seam, ';
    const events = await reviewCutAfter(begin, async () => {
      const second = await server.next();
      assert.equal(second.body.messages?.at(-2)?.content, begin.trimEnd());
      second.say('and the second half.');
      second.finish();
    });
    const text = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
    assert.equal(text, `${begin}and the second half.`);
    assert.deepEqual(
      events.flatMap((event) => (event.type === 'notice' ? [event.notice.kind] : [])),
      ['resumed'],
    );
    const last = events.at(-1);
    assert.ok(last?.type === 'ended' && last.outcome === 'finished');
  });

  async function reviewCutAfter(words: string, then: () => Promise<void> = () => Promise.resolve()) {
    const events: ReviewEvent[] = [];
    const answered = (async () => {
      const exchange = await server.next();
      exchange.say(words);
      return exchange;
    })();
    let rest = Promise.resolve();
    for await (const event of api.review(request)) {
      events.push(event);
      if (event.type !== 'text' || event.text !== words) continue;
      (await answered).cut();
      rest = then();
    }
    await rest;
    return events;
  }

  it('closes the connection when the caller aborts, and ends as cancelled', async () => {
    const stop = new AbortController();
    const all = collect(api.review(request, { signal: stop.signal }));
    const exchange = await server.next();
    exchange.say('on and on');
    stop.abort();
    await exchange.closed;
    const last = (await all).at(-1);
    assert.ok(last?.type === 'ended' && last.outcome === 'cancelled');
  });

  it('closes the connection when the caller leaves the loop', async () => {
    const leaving = (async () => {
      for await (const event of api.review(request)) if (event.type === 'text') break;
    })();
    const exchange = await server.next();
    exchange.say('enough');
    await leaving;
    await exchange.closed;
  });

  it('tells what the server refused', async () => {
    const all = collect(api.review(request));
    const exchange = await server.next();
    exchange.refuse(401, {
      error: { message: 'Incorrect API key', type: 'invalid_request_error', code: 'invalid_api_key' },
    });
    const error = (await all).find((event) => event.type === 'error');
    assert.ok(error?.type === 'error');
    assert.deepEqual([error.kind, error.detail], ['auth', 'Incorrect API key']);
  });

  it('fails with a sentence where nothing is set up, and sends nothing', async () => {
    await configure({ baseUrl: undefined });
    const before = server.paths.length;
    const all = await collect(api.review(request));
    await configure({ baseUrl: server.baseUrl });
    const error = all.find((event) => event.type === 'error');
    assert.ok(error?.type === 'error' && error.kind === 'unconfigured' && error.message.length > 20);
    assert.equal(server.paths.length, before);
  });

  it('fails the same way where a setting cannot be used', async () => {
    await configure({ maxTokens: 'many' });
    const all = await collect(api.review(request));
    await configure({ maxTokens: undefined });
    const error = all.find((event) => event.type === 'error');
    assert.ok(error?.type === 'error' && error.kind === 'unconfigured');
    assert.match(error.message, /maxTokens/);
  });

  it('does not let the workspace choose the server', async () => {
    const other = await scriptedServer();
    const hostile = { 'secondLook.baseUrl': other.baseUrl, '[python]': { 'secondLook.baseUrl': other.baseUrl } };
    const restore = await configureWorkspace(hostile);
    try {
      const all = collect(api.review(request));
      const exchange = await server.next();
      exchange.finish();
      await all;
      assert.deepEqual(other.paths, []);
    } finally {
      await restore();
      await other.close();
    }
  });
});
