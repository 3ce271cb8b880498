/** Which server it is, found out in its list of models: when that is asked, and how often. */
import assert from 'node:assert/strict';
import { createCapabilities } from '../../../../src/completion/capabilities.ts';
import { streamCompletion, type CompletionOptions } from '../../../../src/completion/client.ts';
import { CompletionError } from '../../../../src/completion/error.ts';
import { createGates } from '../../../../src/completion/gate/gates.ts';
import type { Gate } from '../../../../src/completion/gate/gate.ts';
import { collect } from '../../../support/streamServer/collect.ts';
import { chatText, done } from '../../../support/streamServer/chunks.ts';

const baseUrl = 'http://model.test/v1';
const partial = 'More than forty characters of an answer that broke off. ';
const list = () => Response.json({ object: 'list', data: [{ id: 'any', owned_by: 'vllm' }] });

interface Options {
  readonly ids?: boolean;
  readonly models?: () => Response | Promise<Response>;
}

/** Reviews at one endpoint whose first connections break; what was asked after that, in order. */
function createWindow({ ids = false, models = list }: Options = {}) {
  const capabilities = createCapabilities();
  const gates = createGates();
  const asked: string[] = [];
  const breaks = new Response(`${ids ? 'id: 1\n' : ''}${chatText(partial)}`);
  const fetch = async (input: string, init: RequestInit) => {
    if (input.endsWith('/models')) {
      asked.push('models');
      return models();
    }
    const body = JSON.parse(init.body as string) as { messages: { role: string }[] };
    const isReplay = new Headers(init.headers).has('last-event-id');
    if (isReplay) asked.push('replay');
    else if (body.messages.length === 1) return breaks.clone();
    else asked.push(body.messages.at(-1)?.role === 'assistant' ? 'prefill' : 'continue');
    return Promise.resolve(new Response(`${isReplay ? 'id: 2\n' : ''}${chatText('The end.')}${done}`));
  };
  const review = (model = 'any', given: CompletionOptions = {}) =>
    collect(
      streamCompletion(
        { endpoint: { baseUrl, api: 'chat' }, model, messages: [{ role: 'user', content: 'Hi' }] },
        { capabilities, gates, fetch: fetch as typeof globalThis.fetch, retry: { backoffMs: 1 }, ...given },
      ),
    );
  return { asked, review, gate: gates.for(baseUrl) };
}

describe('the list of models of a server that is not known', () => {
  it('is asked for before a prefill, once for each model', async () => {
    const { asked, review } = createWindow();
    await review();
    assert.deepEqual(asked, ['models', 'prefill']);
    await review();
    await review('other');
    assert.deepEqual(asked, ['models', 'prefill', 'prefill', 'models', 'prefill']);
  });

  it('is not asked for where the stream can be replayed', async () => {
    const { asked, review } = createWindow({ ids: true });
    const { text } = await review();
    assert.deepEqual(asked, ['replay']);
    assert.equal(text, `${partial}The end.`);
  });

  for (const [name, models] of [
    ['names nobody', () => Response.json({ object: 'list', data: [{ id: 'any' }] })],
    ['is refused', () => Response.json({ error: { message: 'no list' } }, { status: 404 })],
  ] as const) {
    it(`is not asked for again where it ${name}`, async () => {
      const { asked, review } = createWindow({ models });
      await review();
      await review();
      assert.deepEqual(asked, ['models', 'continue', 'continue']);
    });
  }

  it('is asked for again by the next review where no answer came', async () => {
    let isDown = true;
    const models = () => (isDown ? Promise.reject(new TypeError('fetch failed')) : list());
    const { asked, review } = createWindow({ models });
    await review();
    isDown = false;
    await review();
    assert.deepEqual(asked, ['models', 'continue', 'models', 'prefill']);
  });

  it('is asked for once by reviews that break together, and all of them know the answer', async () => {
    const { asked, review } = createWindow();
    await Promise.all([review(), review(), review()]);
    assert.deepEqual(asked, ['models', 'prefill', 'prefill', 'prefill']);
  });

  for (const [name, close] of [
    [
      'that asked for a pause',
      (gate: Gate) => {
        gate.pauseFor(50, new CompletionError('rateLimited', 'wait', { retryable: true }));
      },
    ],
    [
      'that counts as down',
      async (gate: Gate) => {
        const fail = () => Promise.reject(new CompletionError('server', 'down', { retryable: true }));
        for (let count = 0; count < 5; count++) await assert.rejects(gate.breaker.run(fail));
      },
    ],
  ] as const) {
    it(`is not asked for at an endpoint ${name}`, async () => {
      const { asked, review, gate } = createWindow();
      await close(gate);
      await review('any', { partial, probe: true });
      assert.deepEqual(asked, ['continue']);
    });
  }
});
