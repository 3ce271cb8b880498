import assert from 'node:assert/strict';
import type { ServerFamily } from '../../../../src/completion/capabilities.ts';
import { parseErrorBody } from '../../../../src/completion/errorBody.ts';
import { prefillOf, recognise, refusesPrefill, type ServerSigns } from '../../../../src/completion/resume/servers.ts';

const here = 'http://localhost:8000/v1';

const signs: readonly (readonly [
  Omit<ServerSigns, 'baseUrl'> & { readonly baseUrl?: string },
  ServerFamily | undefined,
])[] = [
  [{ headers: new Headers({ server: 'llama.cpp' }) }, 'llamacpp'],
  [{ headers: new Headers({ server: 'uvicorn' }) }, undefined],
  [{ headers: new Headers({ server: 'not-llama.cpp' }) }, undefined],
  [{ fingerprint: 'b4321-0a1b2c3d' }, 'llamacpp'],
  [{ fingerprint: 'b_4321' }, undefined],
  [{ fingerprint: 'fp_ollama' }, 'ollama'],
  [{ fingerprint: 'fp_44709d6fcb' }, undefined],
  [{ fingerprint: '3.0.1-native' }, 'tgi'],
  [{ fingerprint: '2.1.1-dev0-sha-4327210' }, 'tgi'],
  [{ fingerprint: 'native' }, undefined],
  [{ ownedBy: 'vllm' }, 'vllm'],
  [{ ownedBy: 'llamacpp' }, 'llamacpp'],
  [{ ownedBy: 'library' }, 'ollama'],
  [{ ownedBy: 'sglang' }, 'sglang'],
  [{ ownedBy: 'openai' }, undefined],
  [{}, undefined],
  [{ baseUrl: 'https://api.deepseek.com' }, 'deepseek'],
  [{ baseUrl: 'https://api.deepseek.com/beta' }, 'deepseek'],
  [{ baseUrl: 'https://API.mistral.ai./v1' }, 'mistral'],
  [{ baseUrl: 'https://openrouter.ai/api/v1' }, 'openrouter'],
  [{ baseUrl: 'https://eu.openrouter.ai/api/v1', fingerprint: 'fp_ollama', ownedBy: 'vllm' }, 'openrouter'],
  [{ baseUrl: 'https://evilmistral.ai/v1' }, undefined],
  [{ baseUrl: 'https://mistral.ai.evil.example/v1' }, undefined],
  [{ baseUrl: 'https://deepseek.com/v1' }, undefined],
  [{ baseUrl: 'no address' }, undefined],
];

describe('recognising a server', () => {
  for (const [sign, family] of signs) {
    const { headers, ...rest } = sign;
    it(`${JSON.stringify({ ...rest, ...(headers === undefined ? {} : Object.fromEntries(headers)) })} → ${family ?? 'none'}`, () => {
      assert.equal(recognise({ baseUrl: here, ...sign }), family);
    });
  }
});

const forms: readonly (readonly [ServerFamily, string, object | undefined])[] = [
  ['vllm', here, { body: { add_generation_prompt: false, continue_final_message: true } }],
  ['sglang', here, { body: { continue_final_message: true } }],
  ['llamacpp', here, {}],
  ['ollama', here, {}],
  ['tgi', here, {}],
  ['openrouter', 'https://openrouter.ai/api/v1', {}],
  ['mistral', 'https://api.mistral.ai/v1', { message: { prefix: true } }],
  ['deepseek', 'https://api.deepseek.com/beta', { message: { prefix: true } }],
  ['deepseek', 'https://api.deepseek.com/beta/', { message: { prefix: true } }],
  ['deepseek', 'https://api.deepseek.com/v1', undefined],
  ['deepseek', 'https://api.deepseek.com/betas', undefined],
];

describe('prefill', () => {
  for (const [family, baseUrl, form] of forms) {
    it(`${family} at ${baseUrl}`, () => {
      assert.deepEqual(prefillOf(family, baseUrl), form);
    });
  }

  it('of llama.cpp has a second form for models that think', () => {
    const thinks = parseErrorBody(
      '{"error":{"code":400,"message":"Assistant response prefill is incompatible with enable_thinking.","type":"invalid_request_error"}}',
    );
    const other = parseErrorBody(
      '{"error":{"code":400,"message":"Cannot have 2 or more assistant messages at the end of the list."}}',
    );
    assert.deepEqual(prefillOf('llamacpp', here, thinks), {
      body: { chat_template_kwargs: { enable_thinking: false } },
    });
    assert.equal(prefillOf('llamacpp', here, other), undefined);
    assert.equal(prefillOf('vllm', here, thinks), undefined);
  });
});

const refused: readonly (readonly [status: number, body: string])[] = [
  [
    400,
    '{"type":"error","error":{"type":"invalid_request_error","message":"This model does not support assistant message prefill. The conversation must end with a user message."}}',
  ],
  [400, '{"error":{"message":"The conversation must end with a user message."}}'],
  [
    400,
    '{"object":"error","message":"Cannot set both `continue_final_message` and `add_generation_prompt` to True.","type":"BadRequestError","code":400}',
  ],
  [
    400,
    '{"object":"error","message":"Expected last role User or Tool (or Assistant with prefix True) for serving but got assistant","type":"invalid_request_message_order"}',
  ],
  [
    500,
    '{"error":{"code":500,"message":"Assistant response prefill is incompatible with enable_thinking.","type":"server_error"}}',
  ],
  [400, '{"error":{"code":400,"message":"Cannot have 2 or more assistant messages at the end of the list."}}'],
  [400, '{"error":{"message":"Last message must have role \'user\'"}}'],
  [400, '{"error":{"message":"messages: final assistant content cannot end with trailing whitespace"}}'],
  [
    422,
    '{"detail":[{"type":"extra_forbidden","loc":["body","continue_final_message"],"msg":"Extra inputs are not permitted"}]}',
  ],
  [400, '{"error":{"message":"Unknown parameter.","param":"messages.2.prefix"}}'],
  [400, '{"error":{"message":"\'messages.2\' : property \'prefix\' is unsupported"}}'],
];

const notRefused: readonly (readonly [status: number, body: string])[] = [
  [401, '{"error":{"message":"prefill"}}'],
  [429, '{"error":{"message":"Rate limit reached, prefill queue is full"}}'],
  [503, '{"error":{"message":"Loading model"}}'],
  [400, '{"error":{"message":"maximum context length is 4096 tokens"}}'],
  [400, '{"error":{"message":"Unsupported parameter","param":"max_tokens"}}'],
  [
    422,
    '{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]}',
  ],
  [500, '<html><title>Internal error</title></html>'],
];

describe('fault 10: a refused prefill', () => {
  for (const [status, body] of refused) {
    it(`${status} ${body}`, () => {
      assert.equal(refusesPrefill(status, parseErrorBody(body)), true);
    });
  }

  for (const [status, body] of notRefused) {
    it(`is not ${status} ${body}`, () => {
      assert.equal(refusesPrefill(status, parseErrorBody(body)), false);
    });
  }
});
