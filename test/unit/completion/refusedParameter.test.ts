import assert from 'node:assert/strict';
import { createCapabilities, type Learned } from '../../../src/completion/capabilities.ts';
import type { CompletionError } from '../../../src/completion/error.ts';
import { askPicky, learnedFrom, type Policy } from '../../support/streamServer/pickyServer.ts';

describe('a refused parameter', () => {
  const openAiMaxTokens = `{"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}`;
  const cases: readonly (readonly [who: string, name: string, status: number, body: string])[] = [
    ['OpenAI', 'max_tokens', 400, openAiMaxTokens],
    [
      'OpenAI, older',
      'stream_options',
      400,
      '{"error":{"message":"Unrecognized request argument supplied: stream_options","type":"invalid_request_error","param":null,"code":null}}',
    ],
    [
      'OpenAI, newer',
      'stream_options',
      400,
      `{"error":{"message":"Unknown parameter: 'stream_options.include_usage'.","type":"invalid_request_error","param":"stream_options.include_usage","code":"unknown_parameter"}}`,
    ],
    [
      'FastAPI',
      'stream_options',
      422,
      '{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted","input":{"include_usage":true}}]}',
    ],
    [
      'pydantic 1',
      'stream_options',
      422,
      '{"detail":[{"loc":["body","stream_options"],"msg":"extra fields not permitted","type":"value_error.extra"}]}',
    ],
    [
      'vLLM',
      'stream_options',
      400,
      `{"object":"error","message":"[{'type': 'extra_forbidden', 'loc': ('body', 'stream_options'), 'msg': 'Extra inputs are not permitted', 'input': {'include_usage': True}}]","type":"BadRequestError","param":null,"code":400}`,
    ],
    [
      'Mistral',
      'stream_options',
      422,
      '{"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]},"type":"invalid_request_error","param":null,"code":null}',
    ],
    [
      'a schema check',
      'stream_options',
      400,
      `{"message":"Additional properties are not allowed ('stream_options' was unexpected)"}`,
    ],
    [
      'OpenAI, not verified',
      'stream',
      400,
      '{"error":{"message":"Your organization must be verified to stream this model.","type":"invalid_request_error","param":"stream","code":"unsupported_value"}}',
    ],
    ['a gateway', 'stream', 400, '{"error":"Streaming is not supported for this model"}'],
  ];
  const adjustedTo: Readonly<Record<string, readonly [detail: string, learned: Learned]>> = {
    max_tokens: ['max_tokens → max_completion_tokens', { limit: 'max_completion_tokens' }],
    stream_options: ['stream_options', { streamOptions: false }],
    stream: ['stream', { stream: false }],
  };
  for (const [who, name, status, refusal] of cases) {
    it(`${name}, as ${who} refuses it: once, and remembered`, async () => {
      const capabilities = createCapabilities();
      const policy: Policy = (body) => (name in body ? [status, refusal] : undefined);
      const first = await askPicky(policy, { capabilities });
      assert.equal(first.error, undefined);
      assert.equal(first.text, 'Yes.');
      const [detail, learned] = adjustedTo[name] ?? assert.fail();
      assert.deepEqual(first.notices[0], { kind: 'adjusted', detail });
      assert.equal(first.bodies.length, 2);
      assert.ok(!(name in (first.bodies[1] ?? {})));
      if (name === 'max_tokens') assert.equal(first.bodies[1]?.['max_completion_tokens'], 2000);
      assert.deepEqual(learnedFrom(capabilities), learned);
    });
  }

  it('max_tokens, as a server of plain completions refuses it', async () => {
    const policy: Policy = (body) => ('max_tokens' in body ? [400, openAiMaxTokens] : undefined);
    const { text, bodies, notices } = await askPicky(policy, { endpoint: { api: 'completions' } });
    assert.equal(text, 'Yes.');
    assert.equal(bodies[1]?.['max_completion_tokens'], 2000);
    assert.deepEqual(notices, [{ kind: 'adjusted', detail: 'max_tokens → max_completion_tokens' }]);
  });

  it('is left out at once the next time, without a notice', async () => {
    const capabilities = createCapabilities();
    const policy: Policy = (body) => ('max_tokens' in body ? [400, openAiMaxTokens] : undefined);
    const { bodies, notices } = await askPicky(policy, { capabilities, times: 2 });
    assert.equal(bodies.length, 3);
    assert.deepEqual(notices, []);
  });

  it('several of them, one after the other', async () => {
    const policy: Policy = (body) =>
      ['max_tokens', 'stream_options', 'stream']
        .filter((name) => name in body)
        .map((name) => [400, `{"error":{"message":"Unknown parameter: ${name}","param":"${name}"}}`] as const)[0];
    const { text, notices, bodies } = await askPicky(policy);
    assert.equal(text, 'Yes.');
    assert.equal(bodies.length, 4);
    assert.deepEqual(notices, [
      { kind: 'adjusted', detail: 'max_tokens → max_completion_tokens' },
      { kind: 'adjusted', detail: 'stream_options' },
      { kind: 'adjusted', detail: 'stream' },
      { kind: 'unstreamed' },
    ]);
  });

  it('a server that refuses both names of the limit is asked without one', async () => {
    const capabilities = createCapabilities();
    const policy: Policy = (body) => {
      const name = ['max_tokens', 'max_completion_tokens'].find((each) => each in body);
      return name === undefined ? undefined : [400, `{"error":{"message":"Unknown parameter: ${name}"}}`];
    };
    const { text, bodies, notices } = await askPicky(policy, { capabilities });
    assert.equal(text, 'Yes.');
    assert.equal(bodies.length, 3);
    assert.deepEqual(notices, [
      { kind: 'adjusted', detail: 'max_tokens → max_completion_tokens' },
      { kind: 'adjusted', detail: 'max_completion_tokens' },
    ]);
    assert.deepEqual(learnedFrom(capabilities), { limit: 'unsaid' });
  });

  it('a server that refuses whatever is left of the limit is not asked for ever', async () => {
    const { error, bodies, notices } = await askPicky((body) => [
      400,
      `{"error":{"message":"Unknown parameter: ${'max_tokens' in body ? 'max_tokens' : 'max_completion_tokens'}"}}`,
    ]);
    assert.equal(bodies.length, 3);
    assert.deepEqual(notices, []);
    assert.equal((error as CompletionError).kind, 'badRequest');
  });

  it('what was not sent cannot have been refused', async () => {
    const refusal = '{"error":{"message":"Unknown parameter: stream_options"}}';
    const { bodies } = await askPicky(() => [400, refusal], { request: { stream: 'off' } });
    assert.equal(bodies.length, 1);
  });

  it('nothing is remembered of what did not help', async () => {
    const capabilities = createCapabilities();
    await askPicky(() => [400, openAiMaxTokens], { capabilities });
    assert.equal(learnedFrom(capabilities), undefined);
  });

  for (const message of [
    'max_tokens is too large: 2000. This model supports at most 1024 completion tokens',
    "This model's maximum context length is 100 tokens; max_tokens is not supported to be 2000",
    "Unsupported value: 'messages[0].role' does not support 'developer' with this model.",
    'The stream was interrupted',
  ]) {
    it(`is not what is meant by: ${message}`, async () => {
      const { bodies, error } = await askPicky(() => [400, JSON.stringify({ error: { message } })]);
      assert.equal(bodies.length, 1);
      assert.equal((error as CompletionError).detail, message);
    });
  }
});
