/** Steps of the ladder that fail the same way each time, and what a user's own attempt may send at an open breaker. */
import assert from 'node:assert/strict';
import { createCapabilities, type ServerFamily } from '../../../../src/completion/capabilities.ts';
import { streamCompletion, type CompletionOptions } from '../../../../src/completion/client.ts';
import { breakerLimits } from '../../../../src/completion/gate/breaker.ts';
import { createGates } from '../../../../src/completion/gate/gates.ts';
import { collect } from '../../../support/streamServer/collect.ts';
import { chatText, done } from '../../../support/streamServer/chunks.ts';
import { fail, failure as failed } from '../gate/attempts.ts';

const baseUrl = 'http://model.test/v1';
const partial = 'More than forty characters of an answer that broke off. ';
const failure = (status: number, message: string) => Response.json({ error: { message } }, { status });
const alternate = () => failure(500, 'Conversation roles must alternate user/assistant.');

type Asked = 'anew' | 'reattach' | 'prefill' | 'continue' | 'leave';

/** What was asked, in order, and what a reader has in the end. */
async function review(server: ServerFamily, reply: (asked: Asked) => Response, options: CompletionOptions = {}) {
  const asked: Asked[] = [];
  const capabilities = createCapabilities();
  capabilities.learn(baseUrl, 'any', { server });
  const fetch = (input: string | URL, init: RequestInit) => {
    const step = stepOf(init);
    if (step === 'leave') return Promise.resolve(new Response(null, { status: 204 }));
    if (String(input).endsWith('/models')) return Promise.resolve(failure(404, 'no list'));
    asked.push(step);
    return Promise.resolve(reply(step));
  };
  const { text, error } = await collect(
    streamCompletion(
      { endpoint: { baseUrl, api: 'chat' }, model: 'any', messages: [{ role: 'user', content: 'Hi' }] },
      { capabilities, fetch: fetch as typeof globalThis.fetch, retry: { backoffMs: 1 }, ...options },
    ),
  );
  return { asked, text, error };
}

function stepOf({ method, body }: RequestInit): Asked {
  if (typeof body !== 'string') return method === 'DELETE' ? 'leave' : 'reattach';
  const { messages } = JSON.parse(body) as { messages: { role: string }[] };
  if (messages.length === 1) return 'anew';
  return messages.at(-1)?.role === 'assistant' ? 'prefill' : 'continue';
}

const rest = () => new Response(`${chatText('The end.')}${done}`);

describe('a step that fails the same way each time', () => {
  it('fault 9: llama.cpp sends nothing of the old stream but a comment: the next rung', async () => {
    const { asked, text } = await review('llamacpp', (step) => {
      if (step === 'anew') return new Response(chatText(partial));
      return step === 'reattach' ? new Response(':\n\n') : rest();
    });
    assert.deepEqual(asked, ['anew', 'reattach', 'prefill']);
    assert.equal(text, `${partial}The end.`);
  });

  const refusesPrefill = (step: Asked) => {
    if (step === 'anew') return new Response(chatText(partial));
    return step === 'prefill' ? alternate() : rest();
  };

  it('fault 10: a prefill fails twice in the same words: the model is asked in words', async () => {
    const { asked, text } = await review('tgi', refusesPrefill);
    assert.deepEqual(asked, ['anew', 'prefill', 'prefill', 'continue']);
    assert.equal(text, `${partial}The end.`);
  });

  it('fault 10: so it is where the user resumes the answer', async () => {
    const { asked, text } = await review('tgi', refusesPrefill, { partial });
    assert.deepEqual(asked, ['prefill', 'prefill', 'prefill', 'continue']);
    assert.equal(text, 'The end.');
  });

  it('fault 12: no answer is given up for an error of the server', async () => {
    const { asked, error } = await review('tgi', alternate, { partial });
    assert.deepEqual(asked, ['prefill', 'prefill', 'prefill', 'continue']);
    assert.equal((error as { kind?: string } | undefined)?.kind, 'server');
  });
});

describe("fault 46: the user's own attempt", () => {
  it('is the probe of an open breaker with its first request only', async () => {
    const gates = createGates();
    const { breaker } = gates.for(baseUrl);
    let isBroken = false;
    const breaks = () =>
      new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          if (!isBroken) controller.enqueue(new TextEncoder().encode(chatText(partial)));
          else controller.error(new TypeError('terminated'));
          isBroken = true;
          // What others ask for meanwhile fails.
          for (let count = 0; count < breakerLimits.failures; count++) {
            await assert.rejects(breaker.run(fail(failed())));
          }
        },
      });
    const { asked } = await review('tgi', (step) => (step === 'anew' ? new Response(breaks()) : failure(503, 'down')), {
      gates,
      probe: true,
      retry: { backoffMs: 1, longestWaitMs: 1 },
    });
    assert.deepEqual(asked, ['anew']);
  });
});
