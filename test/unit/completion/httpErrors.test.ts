import assert from 'node:assert/strict';
import { streamOnce } from '../../support/streamServer/streamOnce.ts';
import { CompletionError } from '../../../src/completion/error.ts';
import { collect, described } from '../../support/streamServer/collect.ts';
import { recordings } from '../../support/streamServer/recordings.ts';
import type { Script } from '../../support/streamServer/streamServer.ts';
import { endpointAt, withServer } from '../../support/streamServer/withServer.ts';

const key = 'sk-canary-0123456789abcdef';

function ask(script: Script) {
  return withServer(script, async (server) => {
    const endpoint = endpointAt(server, { apiKey: key });
    const { error } = await collect(streamOnce({ endpoint, model: 'any', prompt: 'Hi' }));
    assert.ok(error instanceof CompletionError, String(error));
    return error;
  });
}

describe('recorded error bodies', () => {
  const expected: Readonly<Record<string, object>> = {
    'err_openai_chat_404_model.json': {
      kind: 'badRequest',
      status: 404,
      detail: 'The model `this-model-does-not-exist` does not exist or you do not have access to it.',
    },
    'err_openai_chat_400_param.json': {
      kind: 'badRequest',
      status: 400,
      detail: "Unsupported value: 'messages[0].role' does not support 'developer' with this model.",
    },
    'err_openai_chat_400_stream.json': { kind: 'badRequest', status: 400, detail: 'Test error' },
    'err_azure_401.json': {
      kind: 'auth',
      status: 401,
      detail:
        'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
    },
    'err_azure_429.json': {
      kind: 'rateLimited',
      status: 429,
      retryable: true,
      detail:
        'Your requests to grok-4-1-fast-non-reasoning for grok-4-1-fast-non-reasoning in westeurope have exceeded rate limit.',
    },
    'err_azure_404_deployment.json': {
      kind: 'badRequest',
      status: 404,
      detail:
        'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
    },
    'err_deepseek_401.json': {
      kind: 'auth',
      status: 401,
      detail: 'Authentication Fails, Your api key: ****-key is invalid',
    },
    'err_deepseek_400_context.json': {
      kind: 'tooLarge',
      status: 400,
      detail:
        "This model's maximum context length is 1048565 tokens. However, you requested 1250025 tokens (1250025 in the messages, 0 in the completion). Please reduce the length of the messages or completion.",
    },
    'err_openai_chat_400_max_tokens_unsupported.json': {
      kind: 'badRequest',
      status: 400,
      detail:
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    },
  };

  for (const recording of recordings.filter(({ kind }) => kind === 'error')) {
    it(recording.file, async () => {
      const error = await ask((exchange) => {
        exchange.reply(recording.status, recording.bytes, recording.response_headers);
      });
      assert.deepEqual(described(error), { retryable: false, ...expected[recording.file] });
      assert.equal(error.retryAfterMs, recording.response_headers?.['retry-after'] === '1' ? 1000 : undefined);
    });
  }
});

describe('fault 47: an error status', () => {
  const cases: readonly (readonly [status: number, body: string, expected: object])[] = [
    [400, '{"error":{"message":"no"}}', { kind: 'badRequest', retryable: false }],
    [401, '{"detail":"Invalid API Key"}', { kind: 'auth', retryable: false }],
    [402, '{"error":{"message":"Pay first"}}', { kind: 'quota', retryable: false }],
    [403, '{"error":"forbidden"}', { kind: 'auth', retryable: false }],
    [
      403,
      '{"error":{"message":"The model requires moderation and your input was flagged","code":403}}',
      { kind: 'refused', retryable: false },
    ],
    [404, '{"detail":"Not Found"}', { kind: 'badRequest', retryable: false }],
    [408, '', { kind: 'server', retryable: true }],
    [
      413,
      '<html><head><title>413 Request Entity Too Large</title></head></html>',
      { kind: 'tooLarge', retryable: false },
    ],
    [
      422,
      '{"detail":[{"loc":["body","messages"],"msg":"field required","type":"missing"}]}',
      { kind: 'badRequest', retryable: false },
    ],
    [
      429,
      '{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}',
      { kind: 'quota', retryable: false },
    ],
    [429, '{"error":"Model is overloaded","error_type":"overloaded"}', { kind: 'overloaded', retryable: true }],
    [
      429,
      '[{"error":{"code":429,"message":"Slow down","status":"RESOURCE_EXHAUSTED"}}]',
      { kind: 'rateLimited', retryable: true },
    ],
    [
      400,
      '{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}',
      { kind: 'auth', retryable: false },
    ],
    [
      400,
      '{"error":{"code":400,"message":"request (3018 tokens) exceeds the available context size (2048 tokens), try increasing it","type":"exceed_context_size_error"}}',
      { kind: 'tooLarge', retryable: false },
    ],
    [
      413,
      '{"error":{"message":"Request too large for model on tokens per minute","type":"tokens","code":"rate_limit_exceeded"}}',
      { kind: 'tooLarge', retryable: false },
    ],
    [
      400,
      '{"error":{"message":"The response was filtered","code":"content_filter"}}',
      { kind: 'refused', retryable: false },
    ],
    [500, 'Internal Server Error', { kind: 'server', retryable: true }],
    [501, '', { kind: 'server', retryable: false }],
    [502, '<html><title>502 Bad Gateway</title></html>', { kind: 'server', retryable: true }],
    [
      503,
      '{"error":{"message":"Loading model","type":"unavailable_error","code":503}}',
      { kind: 'overloaded', retryable: true },
    ],
    [
      529,
      '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}',
      { kind: 'overloaded', retryable: true },
    ],
  ];
  for (const [status, body, expected] of cases) {
    it(`${status} ${body}`, async () => {
      let asked = 0;
      const error = await ask((exchange) => {
        asked++;
        exchange.reply(status, body);
      });
      const { kind, retryable } = error;
      assert.deepEqual({ kind, retryable, status: error.status }, { ...expected, status });
      assert.equal(asked, 1);
    });
  }

  it('says what the server said, on one line and without its markup', async () => {
    const error = await ask((exchange) => {
      exchange.reply(502, '<html><head><title>502 Bad\nGateway</title></head><body>nginx</body></html>');
    });
    assert.equal(error.detail, '502 Bad Gateway');
  });

  it('x-should-retry has the last word', async () => {
    const never = await ask((exchange) => {
      exchange.reply(500, '{}', { 'x-should-retry': 'false' });
    });
    assert.equal(never.retryable, false);
    const still = await ask((exchange) => {
      exchange.reply(400, '{}', { 'x-should-retry': 'true' });
    });
    assert.equal(still.retryable, true);
  });

  it('a body that never ends does not hold the error back', async () => {
    const error = await ask(async (exchange) => {
      exchange.head(500, { 'content-type': 'text/plain' });
      await exchange.chunk('half a sen');
      await exchange.closed;
    });
    assert.deepEqual(described(error), { kind: 'server', retryable: true, status: 500, detail: 'half a sen' });
  });

  it('no key leaves with the error, whole or starred out', async () => {
    const error = await ask((exchange) => {
      const echoed = `Incorrect API key provided: sk-cana****************cdef (${exchange.headers['authorization'] ?? ''}).`;
      exchange.reply(401, JSON.stringify({ error: { message: echoed } }));
    });
    assert.equal(error.kind, 'auth');
    const everything = JSON.stringify([error.message, error.detail, error.stack, String(error.cause)]);
    assert.ok(!everything.includes(key) && !everything.includes('sk-cana') && !everything.includes('cdef'), everything);
    assert.match(error.detail ?? '', /^Incorrect API key provided: \[hidden\] \(.*\[hidden\]\)\.$/);
  });

  it('a key that was not sent was not refused: the server asks for one', async () => {
    const refuse: Script = (exchange) => {
      exchange.reply(401, JSON.stringify({ error: { message: 'Missing bearer token' } }));
    };
    const without = await withServer(refuse, (server) =>
      collect(streamOnce({ endpoint: endpointAt(server), model: 'any', prompt: 'Hi' })),
    );
    assert.match(String(without.error), /asks for an API key/);
    assert.match((await ask(refuse)).message, /did not accept the API key/);
  });
});
