import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { streamOnce } from '../../support/streamServer/streamOnce.ts';
import { CompletionError } from '../../../src/completion/error.ts';
import { chatChunk, chatText, done, event, hello, usage, usageTrailer } from '../../support/streamServer/chunks.ts';
import { ask, pieces } from '../../support/streamServer/ask.ts';
import { collect, described, type Collected } from '../../support/streamServer/collect.ts';
import { endpointAt, withServer } from '../../support/streamServer/withServer.ts';

const cut = { kind: 'network', retryable: true };

const body = (text: string) => ask(pieces([text]));

function assertCut({ text, finish, error }: Collected, expectedText: string): void {
  assert.equal(text, expectedText);
  assert.equal(finish, undefined);
  assert.ok(error instanceof CompletionError);
  assert.equal(error.message, 'The connection ended before the answer was complete. Try again.');
  const { kind, retryable } = described(error);
  assert.deepEqual({ kind, retryable }, cut);
}

describe('the end of a stream', () => {
  it('is the end marker, with the usage before it', async () => {
    const { text, finish, usage: counted, error, events } = await body(hello);
    assert.equal(error, undefined);
    assert.equal(text, 'Hello');
    assert.deepEqual(finish, { reason: 'stop', stop: 'end' });
    assert.deepEqual(counted, { promptTokens: 11, completionTokens: 7 });
    assert.deepEqual(
      events.map(({ type }) => type),
      ['text', 'text', 'usage', 'finish'],
    );
  });

  it('is a finish reason and the end of the body, where the server has no end marker', async () => {
    const { text, finish, error } = await body(chatText('Hi') + chatChunk({}, 'stop'));
    assert.equal(error, undefined);
    assert.equal(text, 'Hi');
    assert.deepEqual(finish, { reason: 'stop', stop: 'end' });
  });

  it('is the end marker without a finish reason', async () => {
    const { finish, error } = await body(chatText('Hi') + done);
    assert.equal(error, undefined);
    assert.deepEqual(finish, { reason: null, stop: 'end' });
  });

  it('fault 1: a clean end of the body proves nothing', async () => {
    assertCut(await body(chatText('Hel') + chatText('lo')), 'Hello');
  });

  it('fault 1: neither do comments alone', async () => {
    assertCut(await body(': waiting\n\n: waiting\n\n'), '');
  });

  it('fault 2: a body that ends with the connection in the middle of an event is cut, and the half event is not shown', async () => {
    const collected = await ask(async (exchange) => {
      exchange.head(200, { connection: 'close' });
      await exchange.raw(chatText('Hel') + chatText('lo').slice(0, -20));
      exchange.fin();
    });
    assertCut(collected, 'Hel');
  });

  it('fault 2: an event without its blank line is not an event, even if its line is whole', async () => {
    assertCut(await body(chatText('Hel') + chatText('lo').slice(0, -1)), 'Hel');
    assertCut(await body(chatText('Hel') + done.slice(0, -1)), 'Hel');
    assertCut(await body(chatText('Hel') + chatChunk({}, 'stop').slice(0, -1)), 'Hel');
  });

  it('fault 2: wherever the connection closes, an answer without its end is cut, and what is shown is its beginning', async () => {
    const endsAt = hello.indexOf(chatChunk({}, 'stop')) + chatChunk({}, 'stop').length;
    let length = 0;
    await withServer(
      async (exchange) => {
        exchange.head(200, { connection: 'close' });
        await exchange.raw(hello.slice(0, length));
        exchange.fin();
      },
      async (server) => {
        for (length = 1; length < hello.length; length++) {
          const request = { endpoint: endpointAt(server), model: 'any', prompt: 'Hi' };
          const collected = await collect(streamOnce(request));
          const shown = hello.slice(0, length).split('\n\n').length - 1;
          const text = ['Hel', 'lo'].slice(0, shown).join('');
          if (length < endsAt) assertCut(collected, text);
          else assert.deepEqual([collected.text, collected.finish?.reason], ['Hello', 'stop']);
        }
      },
    );
  });

  it('fault 3: a truncated gzip body', async () => {
    const packed = gzipSync(Array.from({ length: 2000 }, (_, index) => chatText(` word ${index}`)).join('') + done);
    const collected = await ask(async (exchange) => {
      exchange.head(200, { 'content-encoding': 'gzip' });
      await exchange.chunk(packed.subarray(0, packed.length / 2));
      exchange.end();
    });
    assertCut(collected, collected.text);
    assert.match(collected.text, /^ word 0 word 1 /);
  });

  it('fault 4: no end of the chunked body', async () => {
    const collected = await ask(async (exchange) => {
      exchange.head();
      await exchange.chunk(chatText('Hi'));
      exchange.fin();
    });
    assertCut(collected, 'Hi');
    assert.equal((collected.error as CompletionError).detail, 'other side closed');
  });

  it('fault 4: the end inside a chunk', async () => {
    const collected = await ask(async (exchange) => {
      exchange.head();
      await exchange.chunk(chatText('Hi'));
      await exchange.raw('400\r\ndata: {"choices":');
      exchange.fin();
    });
    assertCut(collected, 'Hi');
  });

  it('fault 4: less than the promised length', async () => {
    const collected = await ask(async (exchange) => {
      exchange.head(200, { 'content-length': '5000' });
      await exchange.raw(chatText('Hi'));
      exchange.fin();
    });
    assertCut(collected, 'Hi');
  });

  it('fault 5: a connection that breaks after every event has been read', async () => {
    const words = Array.from({ length: 200 }, (_, index) => `${index} `);
    let showAll = (): void => undefined;
    const shown = new Promise<void>((resolve) => (showAll = resolve));
    await withServer(
      async (exchange) => {
        exchange.head();
        for (const word of words) await exchange.chunk(chatText(word));
        await shown;
        exchange.reset();
      },
      async (server) => {
        const received: string[] = [];
        const stream = streamOnce({ endpoint: endpointAt(server), model: 'any', prompt: 'Count.' });
        await assert.rejects(async () => {
          for await (const event of stream) {
            if (event.type === 'text') received.push(event.text);
            if (received.length === words.length) showAll();
          }
        }, cut);
        assert.deepEqual(received, words);
      },
    );
  });

  it('is not certain before it comes: an error after the finish reason still counts', async () => {
    const { finish, error } = await body(
      chatText('Hi') + chatChunk({}, 'length') + event({ error: { message: 'No' } }),
    );
    assert.equal(finish, undefined);
    assert.equal((error as CompletionError).detail, 'No');
  });
});

describe('fault 15: after the end', () => {
  it('the end marker ends the stream at once, though the connection stays open', async () => {
    await withServer(
      async (exchange) => {
        exchange.head();
        await exchange.chunk(chatText('Hi') + done);
        await exchange.closed;
      },
      async (server) => {
        const { text, finish, error } = await collect(
          streamOnce({ endpoint: endpointAt(server), model: 'any', prompt: 'Hi' }),
        );
        assert.equal(error, undefined);
        assert.equal(text, 'Hi');
        assert.deepEqual(finish, { reason: null, stop: 'end' });
      },
    );
  });

  it('the finish reason ends the stream after a short wait for the usage, though the connection stays open', async () => {
    const {
      finish,
      usage: counted,
      error,
    } = await ask(async (exchange) => {
      exchange.head();
      await exchange.chunk(chatText('Hi') + chatChunk({}, 'stop'));
      await exchange.chunk(usageTrailer);
      await exchange.closed;
    });
    assert.equal(error, undefined);
    assert.deepEqual(finish, { reason: 'stop', stop: 'end' });
    assert.deepEqual(counted, { promptTokens: 11, completionTokens: 7 });
  });

  it('the finish reason ends the stream, though comments go on for ever', async () => {
    const { finish, error } = await ask(async (exchange) => {
      exchange.head();
      await exchange.chunk(chatText('Hi') + chatChunk({}, 'stop'));
      while (!exchange.isClosed()) {
        await exchange.chunk(': ping\n\n');
      }
    });
    assert.equal(error, undefined);
    assert.deepEqual(finish, { reason: 'stop', stop: 'end' });
  });

  it('the finish reason ends the stream, though comments come faster than they can be read', async () => {
    const parts = [chatText('Hi') + chatChunk({}, 'stop')];
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      controller.enqueue(Buffer.from(parts.shift() ?? ': ping\n\n'));
    };
    const fetch = () => Promise.resolve(new Response(new ReadableStream({ pull })));
    const endpoint = { baseUrl: 'http://server.invalid', api: 'chat' } as const;
    const { finish, error } = await collect(streamOnce({ endpoint, model: 'any', prompt: 'Hi' }, { fetch }));
    assert.equal(error, undefined);
    assert.deepEqual(finish, { reason: 'stop', stop: 'end' });
  });

  it('junk after the end marker is not read', async () => {
    const { text, finish, error } = await body(`${hello}data: {broken\n\n${chatText('more')}`);
    assert.equal(error, undefined);
    assert.equal(text, 'Hello');
    assert.deepEqual(finish, { reason: 'stop', stop: 'end' });
  });

  it('a connection that breaks after the finish reason takes nothing away', async () => {
    const { finish, error } = await ask(async (exchange) => {
      exchange.head();
      await exchange.chunk(chatText('Hi') + chatChunk({}, 'stop'));
      exchange.fin();
    });
    assert.equal(error, undefined);
    assert.deepEqual(finish, { reason: 'stop', stop: 'end' });
  });

  it('something that only begins like the end marker is none', async () => {
    const { text, error } = await body(`${chatText('Hi')}data: [DONE]x\n\n`);
    assert.equal(text, 'Hi');
    assert.deepEqual(described(error), { kind: 'badReply', retryable: true });
  });

  it('a second answer in the same stream has to end for itself', async () => {
    const first = chatText('One. ') + chatChunk({}, 'stop', { usage });
    const { text, finish } = await body(`${first}${chatText('Two.')}${chatChunk({}, 'length')}${done}`);
    assert.equal(text, 'One. Two.');
    assert.deepEqual(finish, { reason: 'length', stop: 'length' });
    assertCut(await body(first + chatText('Tw')), 'One. Tw');
  });
});
