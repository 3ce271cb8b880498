import assert from 'node:assert/strict';
import { streamOnce } from '../../support/streamServer/streamOnce.ts';
import { chatChunk, chatText, done, event } from '../../support/streamServer/chunks.ts';
import { collect, described } from '../../support/streamServer/collect.ts';
import { endpointAt, withServer } from '../../support/streamServer/withServer.ts';

const dialects: readonly (readonly [name: string, frame: string, expected: object])[] = [
  [
    'OpenAI and most clones',
    event({ error: { message: 'The server had an error.', type: 'server_error', param: null, code: null } }),
    { kind: 'server', retryable: true, detail: 'The server had an error.' },
  ],
  [
    'OpenRouter: inside an ordinary chunk, then the end marker',
    chatChunk({ content: '' }, null, { error: { code: 400, message: 'Token limit reached' } }) + done,
    { kind: 'badRequest', retryable: false, detail: 'Token limit reached' },
  ],
  [
    'OpenRouter: the words of the provider',
    event({
      error: {
        code: 502,
        message: 'Provider returned error',
        metadata: { provider_name: 'X', raw: 'upstream is gone' },
      },
    }),
    { kind: 'server', retryable: true, detail: 'Provider returned error: upstream is gone' },
  ],
  [
    'Groq: an event named error',
    `event: error\n${event({ error: { message: 'Failed to call a function.', code: 'tool_use_failed', status_code: 400 } })}`,
    { kind: 'badRequest', retryable: false, detail: 'Failed to call a function.' },
  ],
  [
    'Groq: beside its usage',
    chatChunk({}, null, { x_groq: { error: 'over capacity' } }),
    { kind: 'server', retryable: true, detail: 'over capacity' },
  ],
  [
    'vLLM: the code is a number, and the end marker follows',
    event({ error: { message: 'bad input', type: 'BadRequestError', param: null, code: 400 } }) + done,
    { kind: 'badRequest', retryable: false, detail: 'bad input' },
  ],
  [
    'vLLM, older: flat',
    event({ object: 'error', message: 'engine is dead', type: 'InternalServerError', code: 500 }) + done,
    { kind: 'server', retryable: true, detail: 'engine is dead' },
  ],
  [
    'hosts of vLLM',
    event({ error_type: 'server_error', error_message: 'worker lost' }),
    { kind: 'server', retryable: true, detail: 'worker lost' },
  ],
  [
    'SGLang',
    event({ error: { object: 'error', message: 'Input length exceeds the maximum context length', code: 400 } }) + done,
    { kind: 'tooLarge', retryable: false, detail: 'Input length exceeds the maximum context length' },
  ],
  [
    'llama.cpp',
    event({ error: { code: 500, message: 'Context size has been exceeded.', type: 'server_error' } }),
    { kind: 'tooLarge', retryable: false, detail: 'Context size has been exceeded.' },
  ],
  [
    'llama.cpp, older: a field of that name',
    'error: {"code":500,"message":"slot unavailable","type":"unavailable_error"}\n\n',
    { kind: 'overloaded', retryable: true, detail: 'slot unavailable' },
  ],
  [
    'GPUStack: the field, then the end marker',
    `error: {"error":{"message":"the model crashed","type":"server_error"}}\n\n${done}`,
    { kind: 'server', retryable: true, detail: 'the model crashed' },
  ],
  [
    'TGI: a sentence',
    event({ error: 'Incomplete generation', error_type: 'incomplete_generation_stream' }),
    { kind: 'server', retryable: true, detail: 'Incomplete generation' },
  ],
  [
    'LM Studio: an event named error with a sentence',
    'event: error\ndata: {"error":"Trying to keep the first 5000 tokens when context the overflows"}\n\n',
    { kind: 'tooLarge', retryable: false, detail: 'Trying to keep the first 5000 tokens when context the overflows' },
  ],
  [
    'an event named error with plain words',
    'event: error\ndata: upstream went away\n\n',
    { kind: 'server', retryable: true, detail: 'upstream went away' },
  ],
  [
    'Anthropic and its kin: overloaded',
    `event: error\n${event({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })}`,
    { kind: 'overloaded', retryable: true, detail: 'Overloaded' },
  ],
  [
    'a limit that was reached in the middle',
    event({ error: { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' } }),
    { kind: 'rateLimited', retryable: true, detail: 'Rate limit reached' },
  ],
  [
    'a filter',
    event({ error: { message: 'Filtered', code: 'content_filter' } }),
    { kind: 'refused', retryable: false, detail: 'Filtered' },
  ],
  [
    'Alibaba: a code and words',
    event({ code: 'DataInspectionFailed', message: 'Output may be inappropriate.', request_id: 'r' }),
    { kind: 'refused', retryable: false, detail: 'Output may be inappropriate.' },
  ],
  [
    'a number of its own and words',
    event({ code: 20012, message: 'Out of memory', data: null }),
    { kind: 'server', retryable: true, detail: 'Out of memory' },
  ],
  [
    'a gateway: words alone',
    event({ message: 'Internal server error', requestId: 'r' }),
    { kind: 'server', retryable: true, detail: 'Internal server error' },
  ],
  [
    'Cloudflare: a list of errors',
    event({ errors: [{ message: 'AiError: boom', code: 3030 }], success: false, result: {}, messages: [] }),
    { kind: 'server', retryable: true, detail: 'AiError: boom' },
  ],
  ['words in a list', event({ error: ['boom', 'bang'] }), { kind: 'server', retryable: true, detail: 'boom; bang' }],
  ['NDJSON', '', { kind: 'server', retryable: true, detail: 'the runner has gone' }],
];

describe('fault 13: an error in the middle of a stream', () => {
  for (const [name, frame, expected] of dialects) {
    it(`${name}: right after the delivered text, while the connection is open`, async () => {
      const ndjson =
        `${JSON.stringify({ choices: [{ index: 0, delta: { content: 'Before. ' } }] })}\n` +
        `${JSON.stringify({ error: 'the runner has gone' })}\n`;
      await withServer(
        async (exchange) => {
          exchange.head();
          await exchange.chunk(frame === '' ? ndjson : chatText('Before. ') + frame);
          // Held open until the client, having thrown, leaves.
          await exchange.closed;
        },
        async (server) => {
          const { text, finish, error } = await collect(
            streamOnce({ endpoint: endpointAt(server), model: 'any', prompt: 'Hi' }),
          );
          assert.equal(text, 'Before. ');
          assert.equal(finish, undefined);
          assert.deepEqual(described(error), expected);
        },
      );
    });
  }

  it('an error as the last line of a cut stream tells why it was cut', async () => {
    for (const rest of [
      'error: {"message":"gone"}',
      'data: {"error":{"message":"gone"}}',
      'data: {"error":"gone"}\n',
    ]) {
      const { text, error } = await withServer(
        async (exchange) => {
          exchange.head();
          await exchange.chunk(chatText('Before. ') + rest);
          exchange.end();
        },
        (server) => collect(streamOnce({ endpoint: endpointAt(server), model: 'any', prompt: 'Hi' })),
      );
      assert.equal(text, 'Before. ');
      assert.deepEqual(described(error), { kind: 'server', retryable: true, detail: 'gone' });
    }
  });

  it('an empty error field is none', async () => {
    for (const error of [null, '', {}, [], false]) {
      const collected = await withServer(
        async (exchange) => {
          exchange.head();
          await exchange.chunk(
            chatChunk({ content: 'Fine.' }, null, { error }) + chatChunk({}, 'stop', { error }) + done,
          );
          exchange.end();
        },
        (server) => collect(streamOnce({ endpoint: endpointAt(server), model: 'any', prompt: 'Hi' })),
      );
      assert.equal(collected.error, undefined);
      assert.equal(collected.text, 'Fine.');
    }
  });

  it('words between the chunks that tell of no failure are none', async () => {
    const asides = [
      { message: 'Loading the context', id: 'r' },
      { code: 'Success', message: 'Went on without an error' },
      { code: 0, message: 'No error' },
      { message: 'Failed once, trying again', step: 2 },
      { errors: [], success: true },
      { type: 'status', message: 'error rate: 0' },
      { message: { role: 'assistant', content: 'error' } },
    ];
    const collected = await withServer(
      async (exchange) => {
        exchange.head();
        for (const aside of asides) await exchange.chunk(event(aside) + chatText('Fine.'));
        await exchange.chunk(chatChunk({}, 'stop') + done);
        exchange.end();
      },
      (server) => collect(streamOnce({ endpoint: endpointAt(server), model: 'any', prompt: 'Hi' })),
    );
    assert.equal(collected.error, undefined);
    assert.equal(collected.text, 'Fine.'.repeat(asides.length));
  });
});
