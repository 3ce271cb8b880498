import assert from 'node:assert/strict';
import { streamOnce } from '../../support/streamServer/streamOnce.ts';
import { CompletionError } from '../../../src/completion/error.ts';
import { notAnswers } from '../../support/faults/notAnswers.ts';
import { chatChunk, chatText, done, hello, usage } from '../../support/streamServer/chunks.ts';
import { ask, pieces } from '../../support/streamServer/ask.ts';
import { described } from '../../support/streamServer/collect.ts';
import type { Script } from '../../support/streamServer/streamServer.ts';
import { endpointAt, withServer } from '../../support/streamServer/withServer.ts';

const chatBody = {
  object: 'chat.completion',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: 'All of it.', reasoning_content: 'Hm.' },
      finish_reason: 'stop',
    },
  ],
  usage,
};

describe('fault 48: what comes instead of a stream', () => {
  for (const [name, body] of [
    ['on one line', JSON.stringify(chatBody)],
    ['on one line that ends', `${JSON.stringify(chatBody)}\n`],
    ['on several lines', JSON.stringify(chatBody, null, 2)],
    ['after blank lines that kept the connection alive', `\n\n   \n${JSON.stringify(chatBody)}`],
  ] as const) {
    for (const type of ['application/json', 'text/event-stream', 'application/octet-stream']) {
      it(`a JSON answer ${name} as ${type} is accepted`, async () => {
        const { text, reasoning, finish, usage: counted, notices, error } = await ask(pieces(Array.from(body), type));
        assert.equal(error, undefined);
        assert.equal(text, 'All of it.');
        assert.equal(reasoning, 'Hm.');
        assert.deepEqual(finish, { reason: 'stop', stop: 'end' });
        assert.deepEqual(counted, { promptTokens: 11, completionTokens: 7 });
        assert.deepEqual(notices, [{ kind: 'unstreamed' }]);
      });
    }
  }

  it('a JSON answer without a finish reason is whole, because JSON ends for itself', async () => {
    const { text, finish } = await ask(pieces(['{"choices":[{"text":"All of it."}]}']));
    assert.equal(text, 'All of it.');
    assert.deepEqual(finish, { reason: null, stop: 'end' });
  });

  it('half a JSON answer is cut', async () => {
    const { error, text } = await ask(pieces([JSON.stringify(chatBody).slice(0, 80)]));
    assert.equal(text, '');
    assert.deepEqual(described(error), { kind: 'network', retryable: true });
  });

  it('lines of JSON are taken as they come', async () => {
    const line = (delta: object, reason: string | null) =>
      `${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: reason }] })}\n`;
    let seeFirst = (): void => undefined;
    const firstSeen = new Promise<void>((resolve) => (seeFirst = resolve));
    await withServer(
      async (exchange) => {
        exchange.head(200, { 'content-type': 'application/x-ndjson' });
        await exchange.chunk(line({ content: 'Hel' }, null));
        await firstSeen;
        await exchange.chunk(line({ content: 'lo' }, null) + line({}, 'stop'));
        exchange.end();
      },
      async (server) => {
        let text = '';
        for await (const part of streamOnce({ endpoint: endpointAt(server), model: 'any', prompt: 'Hi' })) {
          if (part.type === 'text') text += part.text;
          if (text === 'Hel') seeFirst();
        }
        assert.equal(text, 'Hello');
      },
    );
  });

  it('lines of JSON without a finish reason are cut', async () => {
    const line = `${JSON.stringify({ choices: [{ index: 0, delta: { content: 'Hi' } }] })}\n`;
    const { text, error } = await ask(pieces([line + line]));
    assert.equal(text, 'HiHi');
    assert.deepEqual(described(error), { kind: 'network', retryable: true });
  });

  it('a stream for a request that wanted none is accepted', async () => {
    const { text, notices, error } = await ask(pieces([hello]), { stream: 'off' });
    assert.equal(error, undefined);
    assert.equal(text, 'Hello');
    assert.deepEqual(notices, []);
  });

  it('a JSON answer to a request that wanted one is nothing to talk about', async () => {
    const { notices } = await ask(pieces([JSON.stringify(chatBody)]), { stream: 'off' });
    assert.deepEqual(notices, []);
  });

  it('a web page is called one', async () => {
    const { error } = await ask(pieces(['<html><title>Sign in</title>'], 'text/html'));
    assert.match((error as CompletionError).message, /^The server answered with a web page\./);
  });

  const noContent: Script = (exchange) => void exchange.raw('HTTP/1.1 204 No Content\r\n\r\n');
  const others: readonly (readonly [name: string, script: Script, expected: object])[] = [
    ['no content', noContent, { kind: 'badReply', retryable: true }],
    ...notAnswers.map(
      ({ name, pieces: parts, contentType, expected }) => [name, pieces(parts, contentType), expected] as const,
    ),
  ];
  for (const [name, script, expected] of others) {
    it(`${name} is no answer`, async () => {
      const { events, error } = await ask(script);
      assert.ok(error instanceof CompletionError, String(error));
      assert.deepEqual(described(error), expected);
      assert.ok(events.every(({ type }) => type === 'notice'));
    });
  }
});

describe('fault 49: what is far too long', () => {
  it('an event without an end is an error, not a memory leak; what came before is kept', async () => {
    const mebibyte = 'x'.repeat(1024 * 1024);
    const { text, error } = await ask(async (exchange) => {
      exchange.head();
      await exchange.chunk(`${chatText('Before.')}data: {"choices":[{"delta":{"content":"`);
      while (!exchange.isClosed()) await exchange.chunk(mebibyte);
    });
    assert.equal(text, 'Before.');
    assert.deepEqual(described(error), { kind: 'badReply', retryable: false });
  });

  it('a JSON body without an end is an error', async () => {
    const mebibyte = 'x'.repeat(1024 * 1024);
    const { error } = await ask(async (exchange) => {
      exchange.head();
      await exchange.chunk('{"choices":"');
      while (!exchange.isClosed()) await exchange.chunk(mebibyte);
    });
    assert.deepEqual(described(error), { kind: 'badReply', retryable: false });
  });

  it('an event of ten million characters is read', async () => {
    const long = 'y'.repeat(10_000_000);
    const { text, error } = await ask(pieces([chatText(long) + chatChunk({}, 'stop') + done]));
    assert.equal(error, undefined);
    assert.ok(text === long);
  });
});

describe('fault 50: a damaged event between good ones', () => {
  it('is an error, and the payload is not in it', async () => {
    const { text, error, events } = await ask(
      pieces([`${chatText('Good. ')}data: {"secret": 4711,}\n\n${chatText('Never shown.')}${done}`]),
    );
    assert.equal(text, 'Good. ');
    assert.equal(events.length, 1);
    assert.ok(error instanceof CompletionError);
    assert.deepEqual(described(error), { kind: 'badReply', retryable: true });
    assert.ok(!`${error.stack} ${String(error.cause)}`.includes('4711'));
  });

  for (const data of ['42', '"words"', '[]', 'null', 'true']) {
    it(`${data} is no event either`, async () => {
      const { text, error } = await ask(pieces([`${chatText('Good. ')}data: ${data}\n\n${done}`]));
      assert.equal(text, 'Good. ');
      assert.deepEqual(described(error), { kind: 'badReply', retryable: true });
    });
  }

  it('a stray mark before the field name does not hide a piece of the answer', async () => {
    const { text, error } = await ask(pieces([`${chatText('Good. ')}\uFEFF${chatText('Lost?')}${done}`]));
    assert.equal(text, 'Good. ');
    assert.deepEqual(described(error), { kind: 'badReply', retryable: true });
  });
});
