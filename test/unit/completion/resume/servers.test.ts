import assert from 'node:assert/strict';
import type { ServerFamily } from '../../../../src/completion/capabilities.ts';
import type { CompletionError } from '../../../../src/completion/error.ts';
import { httpFailure } from '../../../../src/completion/failures.ts';
import { lessonOf } from '../../../../src/completion/resume/lessonOf.ts';
import { prefillOf, recognise, refusesPrefill, type ServerSigns } from '../../../../src/completion/resume/servers.ts';

const here = 'http://localhost:8000/v1';
const asked = { baseUrl: here, model: 'any' };

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

const forms: readonly (readonly [ServerFamily, string, object | undefined, model?: string])[] = [
  ['vllm', here, { body: { add_generation_prompt: false, continue_final_message: true } }],
  ['sglang', here, { body: { continue_final_message: true } }],
  ['llamacpp', here, {}],
  ['ollama', here, {}],
  ['tgi', here, {}],
  ['openrouter', 'https://openrouter.ai/api/v1', {}],
  ['openrouter', 'https://openrouter.ai/api/v1', {}, 'mistralai/mistral-large'],
  ['openrouter', 'https://openrouter.ai/api/v1', undefined, 'openai/gpt-4o'],
  ['openrouter', 'https://openrouter.ai/api/v1', undefined, 'google/gemini-2.5-pro'],
  ['openrouter', 'https://openrouter.ai/api/v1', undefined, 'x-ai/grok-4'],
  ['mistral', 'https://api.mistral.ai/v1', { message: { prefix: true } }],
  ['deepseek', 'https://api.deepseek.com/beta', { message: { prefix: true } }],
  ['deepseek', 'https://api.deepseek.com/beta/', { message: { prefix: true } }],
  ['deepseek', 'https://api.deepseek.com/v1', undefined],
  ['deepseek', 'https://api.deepseek.com/betas', undefined],
];

describe('prefill', () => {
  for (const [family, baseUrl, form, model = 'any'] of forms) {
    it(`${family} at ${baseUrl} for ${model}`, () => {
      assert.deepEqual(prefillOf(family, { baseUrl, model }), form);
    });
  }

  it('of llama.cpp has a second form for models that think', () => {
    const thinks = failure(400, 'Assistant response prefill is incompatible with enable_thinking.');
    const other = failure(400, 'Cannot have 2 or more assistant messages at the end of the list.');
    assert.deepEqual(prefillOf('llamacpp', asked, thinks), {
      body: { chat_template_kwargs: { enable_thinking: false } },
    });
    assert.equal(prefillOf('llamacpp', asked, other), undefined);
    assert.equal(prefillOf('vllm', asked, thinks), undefined);
  });
});

const refused: readonly (readonly [status: number, message: string])[] = [
  [400, 'This model does not support assistant message prefill. The conversation must end with a user message.'],
  [400, 'Anything that no list has yet.'],
  [422, 'Extra inputs are not permitted'],
  [404, 'No provider supports assistant prefill for this model'],
  [500, 'Assistant response prefill is incompatible with enable_thinking.'],
  [500, 'Cannot have 2 or more assistant messages at the end of the list.'],
  [500, 'The conversation must end with a user message.'],
  [500, "Last message must have role 'user'"],
  [500, 'Cannot set both `continue_final_message` and `add_generation_prompt` to True.'],
  [500, 'Expected last role User or Tool (or Assistant with prefix True) for serving but got assistant'],
  [500, 'messages: final assistant content cannot end with trailing whitespace'],
  [501, 'prefill is not implemented'],
];

const notRefused: readonly (readonly [status: number, message: string])[] = [
  [401, 'prefill'],
  [404, 'Not Found'],
  [429, 'Rate limit reached, prefill queue is full'],
  [503, 'Loading model'],
  [400, 'maximum context length is 4096 tokens'],
  [500, 'Internal error'],
];

describe('fault 10: a refused prefill', () => {
  for (const [status, message] of refused) {
    it(`${status} ${message}`, () => {
      assert.equal(refusesPrefill(failure(status, message)), true);
      assert.deepEqual(lessonOf('prefill', failure(status, message)), { prefill: false });
    });
  }

  for (const [status, message] of notRefused) {
    it(`is not ${status} ${message}`, () => {
      assert.equal(refusesPrefill(failure(status, message)), false);
      assert.deepEqual(lessonOf('prefill', failure(status, message)), {});
    });
  }
});

function failure(status: number, message: string): CompletionError {
  return httpFailure(new Response(null, { status }), { message, codes: [], fields: [] }, []);
}
