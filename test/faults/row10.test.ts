import assert from 'node:assert/strict';
import { createCapabilities } from '../../src/completion/capabilities.ts';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { continuing, prefilling, type PrefillOptions } from '../support/faults/continuing.ts';
import { atOnce, finWithoutEnd } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import type { Look } from '../support/faults/model.ts';
import type { PlayOptions } from '../support/faults/play.ts';
import { serveModel, type ServeOptions } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';

const text = answerText(10);

interface Family {
  readonly name: string;
  readonly look?: Look;
  readonly ownedBy?: string;
  /** The public name of the service, which the test leads to its own server. */
  readonly host?: string;
  readonly prefill?: PrefillOptions;
}

const families: readonly Family[] = [
  {
    name: 'vLLM',
    ownedBy: 'vllm',
    prefill: { asks: ({ json }) => json['continue_final_message'] === true && json['add_generation_prompt'] === false },
  },
  { name: 'SGLang', ownedBy: 'sglang', prefill: { asks: ({ json }) => json['continue_final_message'] === true } },
  { name: 'llama.cpp by its header', look: { headers: { server: 'llama.cpp' } } },
  { name: 'llama.cpp by its fingerprint', look: { fingerprint: 'b6123-0a1b2c3d' } },
  {
    name: 'llama.cpp with thinking',
    look: { fingerprint: 'b6123-0a1b2c3d' },
    prefill: {
      asks: ({ json }) => JSON.stringify(json['chat_template_kwargs']) === '{"enable_thinking":false}',
      refusesOtherwise: 'Assistant response prefill is incompatible with enable_thinking.',
    },
  },
  { name: 'Ollama', look: { fingerprint: 'fp_ollama' } },
  { name: 'TGI', look: { fingerprint: '3.0.1-sha-bb9095a' } },
  {
    name: 'Mistral, which repeats the prefix',
    host: 'api.mistral.ai',
    prefill: { asks: (_request, last) => last['prefix'] === true, quirk: (partial, rest) => partial + rest },
  },
  { name: 'OpenRouter', host: 'openrouter.ai' },
];

/** Leads requests to the service's own name to the server of the test. */
function at(host: string | undefined, origin: string): { baseUrl: string; options: PlayOptions } {
  if (host === undefined) return { baseUrl: `${origin}/v1`, options: {} };
  const name = `https://${host}`;
  const fetch: typeof globalThis.fetch = (input, init) =>
    globalThis.fetch((input as string).replace(name, origin), init);
  return { baseUrl: `${name}/v1`, options: { fetch } };
}

const served = ({ ownedBy }: Family): ServeOptions => ({
  deliveries: [finWithoutEnd({ events: 40 })],
  ...(ownedBy === undefined ? {} : { ownedBy }),
});

for (const family of families) {
  fault(10, `${family.name} takes a prefill`, async (row) => {
    const server = await row.serve(serveModel(prefilling(text, family.look, family.prefill), served(family)));
    const { baseUrl, options } = at(family.host, server.origin);
    const played = await row.play(baseUrl, options);
    assert.equal(played.text, text);
    assert.equal(played.outcome, 'finished');
    const asked = rungsAsked(server.requests);
    assert.deepEqual(asked, [
      'anew',
      ...(family.prefill?.refusesOtherwise === undefined ? [] : ['prefill']),
      'prefill',
    ]);
    return storyOf(played);
  });
}

const refusals: readonly (readonly [words: string, family: Family, status?: number])[] = [
  [
    'This model does not support assistant message prefill. The conversation must end with a user message.',
    { name: 'a gateway', host: 'openrouter.ai' },
  ],
  [
    'Expected last role User or Tool (or Assistant with prefix True) for serving but got assistant',
    { name: 'Mistral', host: 'api.mistral.ai' },
  ],
  ['Cannot set both `continue_final_message` and `add_generation_prompt` to True.', { name: 'vLLM', ownedBy: 'vllm' }],
  [
    'Assistant response prefill is incompatible with enable_thinking.',
    { name: 'llama.cpp', look: { headers: { server: 'llama.cpp' } } },
  ],
  [
    'Cannot have 2 or more assistant messages at the end of the list.',
    { name: 'llama.cpp', look: { headers: { server: 'llama.cpp' } } },
    500,
  ],
];
for (const [words, family, status = 400] of refusals) {
  fault(10, `${family.name} refuses a prefill with ${status}: remembered, and continued otherwise`, async (row) => {
    const model = prefilling(text, family.look, { refuses: words, status, otherwise: continuing(text, family.look) });
    const server = await row.serve(serveModel(model, served(family)));
    const { baseUrl, options } = at(family.host, server.origin);
    const capabilities = createCapabilities();
    const first = await row.play(baseUrl, { ...options, capabilities });
    assert.equal(first.text, text);
    assert.equal(first.errors[0]?.kind, 'network', 'the original cause is in the log');
    assert.ok(
      first.errors.every(({ kind }) => kind !== 'badRequest'),
      'the refusal of a rung is no error of the review',
    );
    const asked = rungsAsked(server.requests);
    assert.ok(asked.includes('prefill'));
    assert.equal(asked.at(-1), 'continue');

    // As another window would find it.
    const stored = JSON.parse(JSON.stringify(capabilities)) as ReturnType<typeof capabilities.toJSON>;
    assert.equal(createCapabilities(stored).recall(baseUrl, 'any').prefill, false);
    return storyOf(first);
  });
}

fault(10, 'the refusal holds for this model at this endpoint, and is not asked for again', async (row) => {
  const refuses = 'This model does not support assistant message prefill.';
  const breaking = finWithoutEnd({ events: 40 });
  const capabilities = createCapabilities();
  // The answers of the first review are one that breaks and one that goes on; the second review begins with the third.
  const model = prefilling(text, {}, { refuses, otherwise: continuing(text) });
  const server = await row.serve(serveModel(model, { ownedBy: 'vllm', deliveries: [breaking, atOnce, breaking] }));
  await row.play(server, { capabilities });
  const count = server.requests.length;
  const second = await row.play(server, { capabilities });
  assert.equal(second.text, text);
  assert.deepEqual(rungsAsked(server.requests.slice(count)), ['anew', 'continue']);
  return `first prefill, continue; then ${storyOf(second)}`;
});

fault(10, 'where nothing helps, the end tells the cause of the break, not of the last refusal', async (row) => {
  const model = prefilling(text, {}, { refuses: 'No prefill.', otherwise: continuing(text, {}, { refuses: 400 }) });
  const server = await row.serve(
    serveModel(
      (request) => (server.requests.length > 4 ? { status: 400, body: { error: { message: 'No.' } } } : model(request)),
      {
        ownedBy: 'vllm',
        deliveries: [finWithoutEnd({ events: 40 })],
      },
    ),
  );
  const played = await row.play(server);
  assert.equal(played.outcome, 'interrupted');
  assert.equal(played.state.brokeOff?.kind, 'network');
  assert.ok(text.startsWith(played.text) && played.text !== '');
  return storyOf(played);
});
