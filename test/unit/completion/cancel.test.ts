import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { streamCompletion } from '../../../src/completion/client.ts';
import { chatText, hello } from '../../support/streamServer/chunks.ts';
import { collect } from '../../support/streamServer/collect.ts';
import { endpointAt, withServer } from '../../support/streamServer/withServer.ts';

const request = { model: 'any', prompt: 'Hi' } as const;
const nowhere = { baseUrl: 'http://server.invalid', api: 'chat' } as const;

describe('cancelling', () => {
  it('before the request: nothing is sent, and the reason is thrown as it is', async () => {
    let sent = 0;
    const fetch = () => {
      sent++;
      return new Promise<never>(() => undefined);
    };
    const reason = new Error('enough');
    const { error } = await collect(
      streamCompletion({ ...request, endpoint: nowhere }, { signal: AbortSignal.abort(reason), fetch }),
    );
    assert.equal(error, reason);
    assert.equal(sent, 0);
  });

  it('while the server has not answered: the server sees the close', async () => {
    const controller = new AbortController();
    let closed: Promise<void> | undefined;
    await withServer(
      (exchange) => {
        ({ closed } = exchange);
        controller.abort();
      },
      async (server) => {
        const stream = streamCompletion({ ...request, endpoint: endpointAt(server) }, { signal: controller.signal });
        const { error } = await collect(stream);
        assert.equal(error, controller.signal.reason);
        assert.equal((error as DOMException).name, 'AbortError');
        await closed;
      },
    );
  });

  it('while the answer streams: what was read is not shown any more, and the server sees the close', async () => {
    const controller = new AbortController();
    let closed: Promise<void> | undefined;
    await withServer(
      async (exchange) => {
        ({ closed } = exchange);
        exchange.head();
        await exchange.chunk(chatText('one') + chatText('two') + chatText('three'));
        await exchange.closed;
      },
      async (server) => {
        const texts: string[] = [];
        await assert.rejects(
          async () => {
            const stream = streamCompletion(
              { ...request, endpoint: endpointAt(server) },
              { signal: controller.signal },
            );
            for await (const event of stream) {
              if (event.type === 'text') texts.push(event.text);
              controller.abort();
            }
          },
          { name: 'AbortError' },
        );
        assert.deepEqual(texts, ['one']);
        await closed;
      },
    );
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
  });

  it('while the server is silent', async () => {
    const controller = new AbortController();
    await withServer(
      async (exchange) => {
        exchange.head();
        await exchange.chunk(chatText('one'));
        await exchange.closed;
      },
      async (server) => {
        const stream = streamCompletion({ ...request, endpoint: endpointAt(server) }, { signal: controller.signal });
        const iterator = stream[Symbol.asyncIterator]();
        assert.deepEqual(await iterator.next(), { done: false, value: { type: 'text', text: 'one' } });
        const waiting = iterator.next();
        controller.abort();
        await assert.rejects(waiting, { name: 'AbortError' });
      },
    );
  });

  it('fault 21: though the transport ignores its signal and never settles', async () => {
    const never = new Promise<never>(() => undefined);
    const body = { getReader: () => ({ read: () => never, cancel: () => never }) };
    const deaf = { ok: true, status: 200, headers: new Headers(), body } as unknown as Response;
    for (const fetch of [() => never, () => Promise.resolve(deaf)]) {
      const controller = new AbortController();
      const waiting = collect(
        streamCompletion({ ...request, endpoint: nowhere }, { signal: controller.signal, fetch }),
      );
      await new Promise(setImmediate);
      controller.abort();
      assert.equal((await waiting).error, controller.signal.reason);
    }
  });

  it('fault 21: though the reader was busy when it was cancelled, and the transport ignores its signal', async () => {
    const pieces = [Buffer.from(chatText('one'))];
    const read = () =>
      pieces.length > 0 ? Promise.resolve({ done: false, value: pieces.shift() }) : new Promise(() => undefined);
    const body = { getReader: () => ({ read, cancel: () => Promise.resolve() }) };
    const fetch = () => Promise.resolve({ ok: true, status: 200, headers: new Headers(), body } as unknown as Response);
    const controller = new AbortController();
    const { signal } = controller;
    const iterator = streamCompletion({ ...request, endpoint: nowhere }, { signal, fetch })[Symbol.asyncIterator]();
    assert.deepEqual(await iterator.next(), { done: false, value: { type: 'text', text: 'one' } });
    controller.abort();
    await assert.rejects(iterator.next(), { name: 'AbortError' });
  });

  it('fault 21: a response that comes after the cancellation is closed', async () => {
    const controller = new AbortController();
    let arrive: (response: Response) => void = () => undefined;
    const response = new Promise<Response>((resolve) => (arrive = resolve));
    let ask: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (ask = resolve));
    const cancelled = new Promise<void>((resolve) => {
      const body = new ReadableStream({
        cancel: () => {
          resolve();
        },
      });
      const fetch = () => {
        ask();
        return response;
      };
      void collect(streamCompletion({ ...request, endpoint: nowhere }, { signal: controller.signal, fetch })).then(
        () => {
          arrive(new Response(body));
        },
      );
    });
    await asked;
    controller.abort();
    await cancelled;
  });
});

describe('stopping the iteration', () => {
  it('closes the connection', async () => {
    let closed: Promise<void> | undefined;
    await withServer(
      async (exchange) => {
        ({ closed } = exchange);
        exchange.head();
        await exchange.chunk(chatText('one'));
        await exchange.closed;
      },
      async (server) => {
        for await (const event of streamCompletion({ ...request, endpoint: endpointAt(server) })) {
          assert.deepEqual(event, { type: 'text', text: 'one' });
          break;
        }
        await closed;
      },
    );
  });

  it('tells the transport, even one that does not know the signal', async () => {
    await new Promise<void>((resolve, reject) => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(Buffer.from(chatText('one')));
        },
        cancel: () => {
          resolve();
        },
      });
      const fetch = () => Promise.resolve(new Response(body));
      const iterator = streamCompletion({ ...request, endpoint: nowhere }, { fetch })[Symbol.asyncIterator]();
      iterator
        .next()
        .then(() => iterator.return(undefined))
        .catch(reject);
    });
  });

  it('a throw in the loop closes the connection', async () => {
    let closed: Promise<void> | undefined;
    await withServer(
      async (exchange) => {
        ({ closed } = exchange);
        exchange.head();
        await exchange.chunk(chatText('one'));
        await exchange.closed;
      },
      async (server) => {
        await assert.rejects(async () => {
          for await (const event of streamCompletion({ ...request, endpoint: endpointAt(server) })) {
            throw new Error(`mine, at ${event.type}`);
          }
        }, /mine, at text/);
        await closed;
      },
    );
  });

  it('a finished stream leaves no listener on the signal, however many requests it served', async () => {
    const { signal } = new AbortController();
    await withServer(
      async (exchange) => {
        exchange.head();
        await exchange.chunk(hello);
        exchange.end();
      },
      async (server) => {
        for (let index = 0; index < 20; index++) {
          const { text } = await collect(streamCompletion({ ...request, endpoint: endpointAt(server) }, { signal }));
          assert.equal(text, 'Hello');
          assert.equal(getEventListeners(signal, 'abort').length, 0);
        }
      },
    );
  });

  it('pulls: nothing is read ahead of a reader that stops reading', async () => {
    let pulls = 0;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      pulls++;
      controller.enqueue(Buffer.from(chatText('one') + chatText('two')));
    };
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    const fetch = () => Promise.resolve(new Response(body));
    const iterator = streamCompletion({ ...request, endpoint: nowhere }, { fetch })[Symbol.asyncIterator]();
    for (const expected of [1, 1, 2, 2, 3]) {
      await iterator.next();
      await new Promise(setImmediate);
      assert.equal(pulls, expected);
    }
    await iterator.return(undefined);
  });
});
