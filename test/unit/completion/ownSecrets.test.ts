/** Servers that repeat the key as the answer itself, over real sockets: it is in the header of the request and nowhere else. */
import assert from 'node:assert/strict';
import { streamCompletion, type CompletionOptions } from '../../../src/completion/client.ts';
import { echoes } from '../../support/security/echoes.ts';
import { pieces } from '../../support/streamServer/ask.ts';
import { chatChunk, chatText, done } from '../../support/streamServer/chunks.ts';
import { collect } from '../../support/streamServer/collect.ts';
import type { Script } from '../../support/streamServer/streamServer.ts';
import { endpointAt, withServer } from '../../support/streamServer/withServer.ts';

const key = 'Zq81canaryxT0vWm5LrK3h';
const stop = chatChunk({}, 'stop') + done;
const messages = [{ role: 'user', content: 'Hi' }] as const;

async function askWithKey(script: Script, options: CompletionOptions = {}, apiKey: string | undefined = key) {
  return withServer(script, async (server) => {
    const endpoint = { ...endpointAt(server), ...(apiKey === '' ? {} : { apiKey }) };
    const request = { endpoint: { ...endpoint, api: 'chat' as const }, model: 'any', messages };
    const answer = await collect(streamCompletion(request, { retry: { backoffMs: 1 }, ...options }));
    const bodies = server.requests.map(({ body }) => body);
    return { ...answer, bodies, authorization: server.requests[0]?.headers['authorization'] };
  });
}

describe('fault 36: a key that is repeated as the answer', () => {
  it('is hidden in text and reasoning, each for itself', async () => {
    const [begin, end] = [key.slice(0, 9), key.slice(9)];
    const { text, reasoning, events, authorization } = await askWithKey(
      pieces([
        chatChunk({ reasoning: `With ${begin}` }),
        chatText(`Invalid key ${begin}`),
        chatChunk({ reasoning: end }),
        chatText(end),
        stop,
      ]),
    );
    assert.deepEqual([reasoning, text], ['With [hidden]', 'Invalid key [hidden]']);
    assert.equal(events.at(-1)?.type, 'finish');
    assert.equal(authorization, `Bearer ${key}`);
  });

  it('is let out before the end where no more of it came', async () => {
    const { events } = await askWithKey(pieces([chatText('to Zq'), stop]));
    assert.deepEqual(events, [
      { type: 'text', text: 'to ' },
      { type: 'text', text: 'Zq' },
      { type: 'finish', reason: 'stop', stop: 'end' },
    ]);
    const cut = await askWithKey(pieces([chatText('to Zq')]), { resume: 'never' });
    assert.deepEqual([cut.text, (cut.error as Error).name], ['to Zq', 'CompletionError']);
  });

  it('is hidden in a refusal and a finish reason', async () => {
    const { events } = await askWithKey(pieces([chatChunk({ refusal: `No: ${key}` }), chatChunk({}, key), done]));
    assert.deepEqual(events, [
      { type: 'notice', notice: { kind: 'refusal', detail: 'No: [hidden]' } },
      { type: 'finish', reason: '[hidden]', stop: 'contentFilter' },
    ]);
  });

  it('passes as it came where the server has no key', async () => {
    const { text } = await askWithKey(pieces([chatText(`Invalid key ${key}`), stop]), {}, '');
    assert.equal(text, `Invalid key ${key}`);
  });

  it('stands in no request that goes on, wherever the connection is cut', async () => {
    const said = `There is more to say than this: invalid key ${key}, and then it ends.`;
    for (let at = 44; at <= 44 + key.length; at++) {
      let count = 0;
      const { text, bodies, notices } = await askWithKey(async (exchange) => {
        if (exchange.method === 'GET') {
          exchange.reply(200, '{"data":[]}');
          return;
        }
        await pieces(count++ === 0 ? [chatText(said.slice(0, at))] : [chatText(said.slice(at)), stop])(exchange);
      });
      assert.ok(
        notices.some(({ kind }) => kind === 'resumed'),
        `${at}`,
      );
      assert.ok(!text.includes(key) && text.endsWith(', and then it ends.'), `${at}: ${text}`);
      assert.ok(
        bodies.every((body) => !body.includes(key)),
        `${at}`,
      );
    }
  });

  it('is neither sent from an answer that was kept with it, nor completed behind one', async () => {
    const partial = `There is more to say than this: key ${key}, and Zq81`;
    const { text, bodies } = await askWithKey(pieces([chatText(`${key.slice(4)}.`), stop]), { partial });
    assert.equal(text, '[hidden].');
    assert.ok(bodies.some((body) => body.includes('key [hidden], and Zq81')));
    assert.ok(bodies.every((body) => !body.includes(key)));
  });

  for (const name of Object.keys(echoes).filter((each) => each.startsWith('the '))) {
    it(`${name}, as often as it is asked`, async () => {
      const { events, bodies, error } = await askWithKey((exchange) => {
        if (exchange.method === 'GET') exchange.reply(200, '{"data":[]}');
        else return echoes[name]!(key)(exchange);
      });
      assert.ok(error instanceof Error);
      const all = JSON.stringify([events, bodies, error.message]);
      assert.ok(all.includes('[hidden]') && !all.includes(key), all);
    });
  }
});
