import assert from 'node:assert/strict';
import { startPracticeServer } from '../../../support/practiceServer/server.ts';
import type { PracticeServer, PracticeServerOptions } from '../../../support/practiceServer/server.ts';
import { splitTokens } from '../../../support/practiceServer/tokens.ts';

const code =
  '<code file="a.ts" language="typescript" lines="4-4" fence="f">\n4| if (a === NaN) b();\n</code fence="f">';
const opening =
  /^This is the practice server of Second Look: .+ In line 4 of `a\.ts`, .+ found 1 critical finding\.\n\n### critical · L4 · /;

interface Chunk {
  readonly choices: {
    text?: string;
    delta?: { content?: string };
    message?: { content: string };
    finish_reason: string | null;
  }[];
  readonly usage?: { prompt_tokens: number; completion_tokens: number; total_tokens: number } | null;
  readonly error?: { message: string; type: string; param: string | null; code: string | null };
}

describe('the practice server', () => {
  let server: PracticeServer;
  const start = async (options: PracticeServerOptions = {}) => {
    server = await startPracticeServer({ tokensPerSecond: Infinity, ...options });
  };
  const post = (path: string, body: unknown, signal?: AbortSignal) =>
    fetch(`${server.baseUrl}/${path}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...(signal && { signal }),
    });
  const completions = (more: object = {}, signal?: AbortSignal) =>
    post('completions', { model: server.model, prompt: code, ...more }, signal);
  const chat = (more: object = {}) =>
    post('chat/completions', { model: server.model, messages: [{ role: 'user', content: code }], ...more });

  afterEach(() => server.close());

  it('says what it is in its list of models', async () => {
    await start();
    const models = (await (await fetch(`${server.baseUrl}/models`)).json()) as { data: unknown[] };
    const model = { id: 'practice-linters', object: 'model', created: 0, owned_by: 'second-look-practice-server' };
    assert.deepEqual(models.data, [model]);
    assert.match(server.baseUrl, /^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  });

  it('answers both APIs with one body', async () => {
    await start();
    const whole = (await (await chat()).json()) as Chunk;
    const text = whole.choices[0]?.message?.content ?? '';
    assert.match(text, opening);
    assert.equal(whole.choices[0]?.finish_reason, 'stop');
    assert.equal(whole.usage?.completion_tokens, splitTokens(text).length);
    const plain = (await (await completions()).json()) as Chunk;
    assert.equal(plain.choices[0]?.text, text);
  });

  for (const [api, ask] of Object.entries({ chat, completions })) {
    it(`streams ${api} token by token, with the usage where it is asked for`, async () => {
      await start();
      const response = await ask({ stream: true, stream_options: { include_usage: true } });
      assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
      assert.equal(response.headers.get('cache-control'), 'no-cache');
      const { chunks, isDone } = await readEvents(response);
      const tokens = chunks.map(textOf).filter((text) => text !== '');
      assert.match(tokens.join(''), opening);
      assert.deepEqual(tokens, splitTokens(tokens.join('')));
      assert.ok(isDone);
      assert.deepEqual(chunks.at(-1)?.choices, []);
      assert.equal(chunks.at(-1)?.usage?.completion_tokens, tokens.length);
      assert.equal(chunks.at(-2)?.choices[0]?.finish_reason, 'stop');
      assert.ok(chunks.slice(0, -1).every(({ usage }) => usage === null));
    });
  }

  it('stops at the limit, and says that it was the limit', async () => {
    await start();
    const whole = (await (await completions({ max_tokens: 5 })).json()) as Chunk;
    assert.equal(whole.choices[0]?.text, 'This is the practice');
    assert.equal(whole.choices[0].finish_reason, 'length');
    const { chunks } = await readEvents(await chat({ max_completion_tokens: 2, stream: true }));
    assert.equal(chunks.map(textOf).join(''), 'This is');
    assert.equal(chunks.at(-1)?.choices[0]?.finish_reason, 'length');
    assert.equal(chunks.at(-1)?.usage, undefined);
  });

  it('withholds the rest of an answer until it is released', async () => {
    await start();
    const hold = server.hold(3);
    const reader = eventsOf(await completions({ stream: true }));
    await hold.reached;
    const first = [await next(reader), await next(reader), await next(reader)];
    assert.equal(first.map(textOf).join(''), 'This is the');
    assert.equal(server.requests[0]?.tokens, 3);
    hold.release();
    let rest = '';
    for (let chunk = await next(reader); chunk.choices[0]?.finish_reason === null; chunk = await next(reader)) {
      rest += textOf(chunk);
    }
    assert.match(`This is the${rest}`, opening);
    await server.requests[0].over;
    assert.equal(server.requests[0].closedEarly, false);
    // The next answer is not withheld.
    assert.ok((await readEvents(await completions({ stream: true }))).isDone);
  });

  it('withholds at least the end of an answer, and also one that is no stream', async () => {
    await start();
    const long = server.hold(1_000_000);
    const streamed = await chat({ stream: true });
    await long.reached;
    assert.equal(server.requests[0]?.closedEarly, false);
    long.release();
    assert.ok((await readEvents(streamed)).isDone);

    const whole = server.hold(0);
    const waiting = completions();
    await whole.reached;
    assert.equal(server.requests[1]?.tokens, 0);
    whole.release();
    assert.equal((await waiting).status, 200);
  });

  it('stops generating when the client goes', async () => {
    await start();
    const hold = server.hold(3);
    const client = new AbortController();
    await completions({ stream: true }, client.signal);
    await hold.reached;
    client.abort();
    const request = server.requests[0]!;
    await request.over;
    assert.equal(request.closedEarly, true);
    assert.equal(request.stream, true);
    assert.equal(request.path, '/v1/completions');
    // Whatever it would have gone on to say, it would say before the next answer is complete.
    hold.release();
    assert.equal((await completions()).status, 200);
    assert.equal(request.tokens, 3);
  });

  it('cuts the connection where it is told to, once', async () => {
    await start();
    server.cutNext(4);
    const reader = eventsOf(await chat({ stream: true }));
    const chunks: Chunk[] = [];
    await assert.rejects(async () => {
      for (;;) chunks.push(await next(reader));
    }, /terminated/);
    assert.equal(chunks.map(textOf).join(''), 'This is the practi');
    assert.equal(server.requests[0]?.closedEarly, false);
    server.cutNext(0);
    await assert.rejects(completions(), /fetch failed/);
    assert.equal((await completions()).status, 200);
  });

  it('fails where it is told to, in the order in which it was told', async () => {
    await start();
    server.failNext({ status: 503, body: { error: { message: 'Loading model' } } });
    server.failNext({ status: 502, body: '<h1>Bad Gateway</h1>' });
    const first = await chat({ stream: true });
    assert.equal(first.status, 503);
    assert.deepEqual(await first.json(), { error: { message: 'Loading model' } });
    const second = await completions();
    assert.equal(second.status, 502);
    assert.equal(await second.text(), '<h1>Bad Gateway</h1>');
    assert.equal((await completions()).status, 200);
  });

  it('can be without one API', async () => {
    await start({ apis: ['completions'] });
    assert.deepEqual(await failure(chat()), [404, 'Invalid URL (POST /v1/chat/completions)', null, null]);
    assert.equal((await completions()).status, 200);
  });

  it('refuses parameters in the words of OpenAI', async () => {
    await start({ refuseParameters: ['max_tokens', 'stream_options', 'stream'] });
    const words =
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
    assert.deepEqual(await failure(chat({ max_tokens: 5 })), [400, words, 'max_tokens', 'unsupported_parameter']);
    const [, message] = await failure(chat({ stream_options: {} }));
    assert.equal(message, "Unsupported parameter: 'stream_options' is not supported with this model.");
    assert.equal((await failure(chat({ stream: true })))[2], 'stream');
    assert.equal((await chat({ stream: false, max_completion_tokens: 5 })).status, 200);
  });

  it('refuses what no server could answer', async () => {
    await start();
    const unparsed = 'We could not parse the JSON body of your request.';
    assert.deepEqual(await failure(post('completions', '{"model":')), [400, unparsed, null, null]);
    const [status, message, param, code] = await failure(post('chat/completions', { model: server.model }));
    assert.deepEqual([status, message, param], [400, "Missing required parameter: 'messages'.", 'messages']);
    assert.equal(code, 'missing_required_parameter');
    assert.equal((await failure(post('completions', { model: server.model, prompt: 7 })))[2], 'prompt');
    assert.deepEqual((await failure(chat({ model: 'gpt-4o' }))).slice(0, 1), [404]);
    assert.equal((await failure(chat({ model: 'gpt-4o' })))[3], 'model_not_found');
    assert.equal((await failure(post('embeddings', {})))[0], 404);
    assert.equal((await failure(fetch(`${server.baseUrl}/completions`)))[0], 404);
  });

  it('reads messages that come in parts, and says where no code is', async () => {
    await start();
    const parts = [
      { type: 'text', text: 'Look: ' },
      { type: 'text', text: `\n${code}` },
    ];
    const read = (await (await chat({ messages: [{ role: 'user', content: parts }] })).json()) as Chunk;
    assert.match(read.choices[0]!.message!.content, opening);
    const none = (await (await completions({ prompt: 'Say this is a test' })).json()) as Chunk;
    assert.match(none.choices[0]!.text!, /^This is the practice server .+ There is no code in the request/);
  });

  it('ends every connection when it is closed', async () => {
    await start();
    const hold = server.hold(1);
    const reader = eventsOf(await completions({ stream: true }));
    await hold.reached;
    await server.close();
    await assert.rejects(async () => {
      for (;;) await next(reader);
    }, /terminated/);
  });
});

async function failure(reply: Promise<Response>) {
  const response = await reply;
  const { error } = (await response.json()) as Chunk;
  assert.equal(error?.type, 'invalid_request_error');
  return [response.status, error.message, error.param, error.code] as const;
}

function textOf(chunk: Chunk): string {
  return chunk.choices[0]?.text ?? chunk.choices[0]?.delta?.content ?? '';
}

/** The data of each event, as it arrives. */
async function* eventsOf(response: Response): AsyncGenerator<string, undefined> {
  let text = '';
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    const events = text.split('\n\n');
    text = events.pop()!;
    for (const event of events) {
      assert.match(event, /^data: [^\n]+$/);
      yield event.slice('data: '.length);
    }
  }
  assert.equal(text, '');
  return undefined;
}

async function next(events: AsyncGenerator<string, undefined>): Promise<Chunk> {
  const { value } = await events.next();
  return JSON.parse(value!) as Chunk;
}

async function readEvents(response: Response): Promise<{ chunks: Chunk[]; isDone: boolean }> {
  const events: string[] = [];
  for await (const event of eventsOf(response)) events.push(event);
  const isDone = events.at(-1) === '[DONE]';
  return { chunks: (isDone ? events.slice(0, -1) : events).map((event) => JSON.parse(event) as Chunk), isDone };
}
