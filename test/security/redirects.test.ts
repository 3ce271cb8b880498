// Fault 26: whatever a server answers, code and key go to no address that the user did not enter.
import assert from 'node:assert/strict';
import { CompletionError } from '../../src/completion/error.ts';
import { streamCompletion } from '../../src/completion/client.ts';
import { discoverLocalServers } from '../../src/completion/discover.ts';
import { listModels } from '../../src/completion/models.ts';
import { probeEndpoint } from '../../src/completion/probe.ts';
import type { Endpoint } from '../../src/completion/request.ts';
import { sentences } from '../../src/completion/sentences.ts';
import { tell } from '../support/security/tell.ts';
import { setTrap, type Trap } from '../support/security/trap.ts';
import { chatText, hello } from '../support/streamServer/chunks.ts';
import { collect } from '../support/streamServer/collect.ts';
import type { Exchange, Script } from '../support/streamServer/streamServer.ts';
import { endpointAt, withServer } from '../support/streamServer/withServer.ts';

const statuses = [301, 302, 303, 307, 308] as const;
const secret = { apiKey: 'sk-canary-4711', headers: { 'x-api-key': 'canary-4712' } };
const prompt = 'const canary = 4713;';

/** Where a redirect leads, seen from the server that answers with it. */
const places: Readonly<Record<string, (trap: Trap) => string>> = {
  'the same origin': () => '/elsewhere/v1',
  'another origin': ({ origin }) => `${origin}/v1/chat/completions`,
  'another origin, without its scheme': ({ origin }) => `${origin.replace('http:', '')}/v1`,
};

/** Every kind of request that is made; each resolves with what came of it. */
const requests: Readonly<Record<string, (endpoint: Endpoint) => Promise<unknown>>> = {
  'a review (POST)': (endpoint) => failureOf({ ...endpoint, api: 'chat' }),
  'a review as plain completion (POST)': (endpoint) => failureOf({ ...endpoint, api: 'completions' }),
  'a review at a server that is not known yet (POST)': (endpoint) => failureOf({ ...endpoint, api: 'auto' }),
  'the list of models (GET)': (endpoint) => listModels(endpoint).catch((error: unknown) => error),
  'the test of the connection (GET)': (endpoint) => probeEndpoint(endpoint).catch((error: unknown) => error),
};

async function failureOf(endpoint: Endpoint): Promise<unknown> {
  const { text, error } = await collect(streamCompletion({ endpoint, model: 'any', prompt }));
  assert.equal(text, '');
  return error;
}

function assertRefused(error: unknown): void {
  assert.ok(error instanceof CompletionError, String(error));
  assert.deepEqual([error.kind, error.retryable, error.message], ['badReply', false, sentences.redirect]);
}

describe('fault 26: redirects', () => {
  let trap: Trap;
  let tried = 0;

  beforeEach(async () => {
    trap = await setTrap();
  });

  afterEach(async () => {
    await trap.close();
    assert.deepEqual([trap.hits, trap.received()], [0, '']);
    tried += 1;
  });

  for (const [what, ask] of Object.entries(requests)) {
    for (const status of statuses) {
      for (const [where, locate] of Object.entries(places)) {
        it(`${what}: ${status} to ${where} is refused`, async () => {
          await withServer(redirect(status, locate(trap)), async (server) => {
            assertRefused(await ask(endpointAt(server, secret)));
            assert.equal(server.requests.length, 1, server.requests.map(({ path }) => path).join());
          });
        });
      }
    }
  }

  for (const status of statuses) {
    it(`the search for servers on this machine takes none that answers with ${status}`, async () => {
      await withServer(redirect(status, `${trap.origin}/v1/models`), async (server) => {
        const candidates = [{ name: 'any', port: Number(new URL(server.origin).port) }];
        assert.deepEqual(await discoverLocalServers({ candidates, timeoutMs: 60_000 }), []);
      });
    });

    it(`a second attempt that gets ${status} is the last`, async () => {
      const overloaded: Script = (exchange) => {
        exchange.reply(503, '{}', { 'retry-after': '0' });
      };
      await withServer(inTurn(overloaded, redirect(status, trap.origin)), async (server) => {
        assertRefused(await requests['a review (POST)']!(endpointAt(server, secret)));
        assert.equal(server.requests.length, 2);
      });
    });

    it(`an answer that broke off does not go on elsewhere (${status}), and is kept`, async () => {
      const cut: Script = async (exchange) => {
        exchange.head();
        await exchange.chunk(chatText('The beginning of an answer, long enough to be worth going on with. '));
        exchange.fin();
      };
      await withServer(inTurn(cut, redirect(status, trap.origin)), async (server) => {
        const request = { endpoint: endpointAt(server, secret), model: 'any', prompt };
        const { text, error } = await collect(streamCompletion(request));
        assert.match(text, /^The beginning of an answer/);
        assert.ok(error instanceof CompletionError);
        assert.ok(server.requests.length > 1);
      });
    });
  }

  it('no header of a good answer leads anywhere either', async () => {
    const hints = {
      refresh: `0; url=${trap.origin}/`,
      'content-location': `${trap.origin}/v1/chat/completions`,
      location: `${trap.origin}/v1/chat/completions`,
      link: `<${trap.origin}/v1>; rel=preload, <${trap.origin}/v1>; rel=canonical`,
      'alt-svc': `http/1.1="${new URL(trap.origin).host}"; ma=3600`,
    };
    const script: Script = (exchange) => {
      exchange.reply(200, hello, { ...hints, 'content-type': 'text/event-stream' });
    };
    await withServer(script, async (server) => {
      for (let time = 0; time < 2; time++) {
        const request = { endpoint: endpointAt(server, secret), model: 'any', prompt };
        assert.equal((await collect(streamCompletion(request))).text, 'Hello');
      }
    });
  });

  it('in all: nothing reached the other server', function () {
    assert.ok(tried > 0);
    tell(this.runnable(), `redirects and other hints: ${tried} ways to be sent elsewhere, 0 connections there`);
  });
});

function redirect(status: number, location: string): Script {
  return (exchange: Exchange) => {
    exchange.reply(status, '', { location });
  };
}

/** One script for each request, the last one for all that come after. */
function inTurn(...scripts: readonly Script[]): Script {
  let next = 0;
  return (exchange) => scripts[Math.min(next++, scripts.length - 1)]?.(exchange);
}
