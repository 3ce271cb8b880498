import assert from 'node:assert/strict';
import { discoverLocalServers, usualServers } from '../../../src/completion/discover.ts';
import { CompletionError } from '../../../src/completion/error.ts';
import { listModels, readModels } from '../../../src/completion/models.ts';
import { probeEndpoint } from '../../../src/completion/probe.ts';
import { closedOrigin } from '../../support/streamServer/closedPort.ts';
import { described } from '../../support/streamServer/collect.ts';
import { startStreamServer, type Script, type StreamServer } from '../../support/streamServer/streamServer.ts';
import { endpointAt, withServer } from '../../support/streamServer/withServer.ts';

const list = (...ids: string[]) => JSON.stringify({ object: 'list', data: ids.map((id) => ({ id, object: 'model' })) });

function reply(status: number, body: string, headers?: Readonly<Record<string, string>>): Script {
  return (exchange) => {
    exchange.reply(status, body, headers);
  };
}

async function failure(promise: Promise<unknown>): Promise<CompletionError> {
  const error: unknown = await promise.then(
    () => assert.fail('it should have failed'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof CompletionError, String(error));
  return error;
}

describe('readModels', () => {
  const shapes: readonly (readonly [who: string, json: unknown, expected: unknown])[] = [
    ['OpenAI', { object: 'list', data: [{ id: 'a' }, { id: 'b' }] }, [{ id: 'a' }, { id: 'b' }]],
    ['vLLM', { data: [{ id: 'a', max_model_len: 4096 }] }, [{ id: 'a', contextLength: 4096 }]],
    ['llama.cpp', { data: [{ id: 'a', meta: { n_ctx: 2048, n_ctx_train: 9 } }] }, [{ id: 'a', contextLength: 2048 }]],
    [
      'OpenRouter',
      { data: [{ id: 'a', context_length: 1_000_000, top_provider: { context_length: 200_000 } }] },
      [{ id: 'a', contextLength: 200_000 }],
    ],
    [
      'Mistral',
      { object: 'list', data: [{ id: 'a', max_context_length: 32768 }] },
      [{ id: 'a', contextLength: 32768 }],
    ],
    ['Groq', { data: [{ id: 'a', context_window: 8192 }] }, [{ id: 'a', contextLength: 8192 }]],
    ['Together', [{ id: 'a', context_length: 131072 }], [{ id: 'a', contextLength: 131072 }]],
    ['Ollama without a model', { object: 'list', data: null }, []],
    ['an empty list', { data: [] }, []],
    ['the same model twice', { data: [{ id: 'a' }, { id: 'a' }] }, [{ id: 'a' }]],
    ['odd entries', { data: [null, 7, { id: 9 }, { id: '' }, { id: 'a', context_length: '8k' }] }, [{ id: 'a' }]],
    ['no ids at all', { data: [{ name: 'a' }] }, undefined],
    ['another object', { models: [] }, undefined],
    ['no list', { data: 'a' }, undefined],
    ['words', 'a', undefined],
    ['nothing', undefined, undefined],
  ];
  for (const [who, json, expected] of shapes) {
    it(who, () => {
      assert.deepEqual(readModels(json), expected);
    });
  }
});

describe('listModels', () => {
  it('asks for the list with the key, and nothing else', async () => {
    await withServer(reply(200, list('a')), async (server) => {
      const endpoint = endpointAt(server, { baseUrl: `${server.origin}/v1?api-version=1`, apiKey: 'sk-key' });
      assert.deepEqual(await listModels(endpoint), [{ id: 'a' }]);
      const [{ method, path, headers } = assert.fail()] = server.requests;
      assert.equal(`${method} ${path}`, 'GET /v1/models?api-version=1');
      assert.equal(headers['authorization'], 'Bearer sk-key');
    });
  });

  const failures: readonly (readonly [name: string, script: Script, expected: object])[] = [
    [
      'a refused key',
      reply(401, '{"detail":"Invalid API Key"}'),
      { kind: 'auth', retryable: false, status: 401, detail: 'Invalid API Key' },
    ],
    ['a web page', reply(200, '<title>Welcome</title>'), { kind: 'badReply', retryable: false, detail: 'Welcome' }],
    ['other JSON', reply(200, '{"message":"hello"}'), { kind: 'badReply', retryable: false, detail: 'hello' }],
    ['an empty body', reply(200, ''), { kind: 'badReply', retryable: false }],
    [
      'half a list',
      async (exchange) => {
        exchange.head();
        await exchange.chunk(list('a').slice(0, 20));
        exchange.fin();
      },
      { kind: 'network', retryable: true },
    ],
    ['a redirect', reply(302, '', { location: 'http://127.0.0.1:9/' }), { kind: 'badReply', retryable: false }],
  ];
  for (const [name, script, expected] of failures) {
    it(`${name} is an error`, async () => {
      const error = await withServer(script, (server) => failure(listModels(endpointAt(server))));
      assert.deepEqual(described(error), expected);
    });
  }

  it('ends at once when it is cancelled', async () => {
    const controller = new AbortController();
    let closed: Promise<void> | undefined;
    await withServer(
      (exchange) => {
        ({ closed } = exchange);
        controller.abort();
      },
      async (server) => {
        await assert.rejects(listModels(endpointAt(server), { signal: controller.signal }), { name: 'AbortError' });
        await closed;
      },
    );
  });
});

describe('discoverLocalServers', () => {
  const portOf = (server: StreamServer) => Number(new URL(server.origin).port);

  it('knows the usual five, in this order', () => {
    assert.deepEqual(
      usualServers.map(({ name, port }) => `${name} ${port}`),
      ['Ollama 11434', 'LM Studio 1234', 'llama.cpp 8080', 'vLLM 8000', 'Jan 1337'],
    );
  });

  it('lists those that answer with models, in order, and nothing else', async () => {
    const closed = await closedOrigin();
    const scripts: Readonly<Record<string, Script>> = {
      second: reply(200, list('b', 'c')),
      page: reply(200, '<html>', { 'content-type': 'text/html' }),
      other: reply(200, '{"status":"ok"}'),
      redirect: reply(302, '', { location: 'https://example.com/' }),
      missing: reply(404, '{}'),
      empty: reply(200, '{"object":"list","data":null}'),
    };
    const servers = await Promise.all(Object.values(scripts).map((script) => startStreamServer(script)));
    try {
      const names = Object.keys(scripts);
      const candidates = servers.map((server, index) => ({ name: names[index] ?? '', port: portOf(server) }));
      const found = await discoverLocalServers({
        candidates: [{ name: 'closed', port: Number(new URL(closed).port) }, ...candidates],
        timeoutMs: 60_000,
      });
      const port = (name: string) => candidates.find((candidate) => candidate.name === name)?.port ?? 0;
      assert.deepEqual(found, [
        { name: 'second', baseUrl: `http://127.0.0.1:${port('second')}/v1`, models: [{ id: 'b' }, { id: 'c' }] },
        { name: 'empty', baseUrl: `http://127.0.0.1:${port('empty')}/v1`, models: [] },
      ]);
      for (const { requests } of servers) {
        assert.deepEqual(
          requests.map(({ method, path, body }) => `${method} ${path} ${body}`),
          ['GET /v1/models '],
        );
      }
    } finally {
      await Promise.all(servers.map((server) => server.close()));
    }
  });

  it('does not wait for ever for a server that does not answer', async () => {
    const found = await withServer(
      () => undefined,
      (server) => discoverLocalServers({ candidates: [{ name: 'slow', port: portOf(server) }], timeoutMs: 50 }),
    );
    assert.deepEqual(found, []);
  });

  it('tries localhost where nobody listens at 127.0.0.1', async () => {
    const asked: string[] = [];
    const fetch = (url: Parameters<typeof globalThis.fetch>[0]) => {
      asked.push(url as string);
      if (asked.length === 1) return Promise.reject(new TypeError('fetch failed'));
      return Promise.resolve(new Response(list('a')));
    };
    const found = await discoverLocalServers({ candidates: [{ name: 'A', port: 1 }], fetch });
    assert.deepEqual(asked, ['http://127.0.0.1:1/v1/models', 'http://localhost:1/v1/models']);
    assert.deepEqual(found, [{ name: 'A', baseUrl: 'http://localhost:1/v1', models: [{ id: 'a' }] }]);
  });

  it('ends at once when it is cancelled', async () => {
    const controller = new AbortController();
    await withServer(
      () => {
        controller.abort();
      },
      async (server) => {
        const candidates = [{ name: 'slow', port: portOf(server) }];
        await assert.rejects(
          discoverLocalServers({ candidates, signal: controller.signal, timeoutMs: 60_000 }),
          (error) => error === controller.signal.reason,
        );
      },
    );
  });
});

describe('probeEndpoint', () => {
  const probe = (script: Script, apiKey?: string) =>
    withServer(script, (server) => probeEndpoint(endpointAt(server, apiKey === undefined ? {} : { apiKey })));

  it('tells the models, and that it took a moment', async () => {
    const { models, listed, key, latencyMs } = await probe(reply(200, list('a')));
    assert.deepEqual({ models, listed, key }, { models: [{ id: 'a' }], listed: true, key: 'unproven' });
    assert.ok(latencyMs > 0);
  });

  it('a key counts as accepted only where the same question without it is refused', async () => {
    const strict: Script = (exchange) => {
      if (exchange.headers['authorization'] === 'Bearer right') exchange.reply(200, list('a'));
      else exchange.reply(401, '{}');
    };
    assert.equal((await probe(strict, 'right')).key, 'accepted');
    assert.equal((await probe(reply(200, list('a')), 'any')).key, 'unproven');
    assert.equal((await failure(probe(strict, 'wrong'))).kind, 'auth');
  });

  it('a server without a list is found by its API, without a prompt', async () => {
    await withServer(
      (exchange) => {
        if (exchange.path === '/v1/chat/completions')
          exchange.reply(400, '{"error":{"message":"messages is required"}}');
        else exchange.reply(404, '{}');
      },
      async (server) => {
        const { models, listed } = await probeEndpoint(endpointAt(server));
        assert.deepEqual({ models, listed }, { models: [], listed: false });
        assert.deepEqual(
          server.requests.map(({ method, path, body }) => `${method} ${path} ${body}`),
          ['GET /v1/models ', 'POST /v1/chat/completions {}'],
        );
      },
    );
  });

  it('neither list nor API: nothing of ours is there', async () => {
    const error = await failure(probe(reply(404, '{}')));
    assert.equal(error.kind, 'badRequest');
    assert.match(error.message, /^There is no completions API at this address/);
    const website: Script = (exchange) => {
      if (exchange.method === 'GET') exchange.reply(404, '');
      else exchange.reply(200, '<html>');
    };
    assert.equal((await failure(probe(website))).kind, 'badRequest');
  });

  it('an API that wants another key, or that is not reachable', async () => {
    const locked: Script = (exchange) => {
      exchange.reply(exchange.method === 'GET' ? 404 : 401, '{}');
    };
    assert.equal((await failure(probe(locked))).kind, 'auth');
    const nobody = { baseUrl: `${await closedOrigin()}/v1`, api: 'auto' } as const;
    assert.equal((await failure(probeEndpoint(nobody))).kind, 'network');
  });
});
