import assert from 'node:assert/strict';
import { streamOnce } from '../../support/streamServer/streamOnce.ts';
import { CompletionError } from '../../../src/completion/error.ts';
import { ask } from '../../support/streamServer/ask.ts';
import { closedOrigin } from '../../support/streamServer/closedPort.ts';
import { collect, described } from '../../support/streamServer/collect.ts';
import type { Script } from '../../support/streamServer/streamServer.ts';

async function failed(script: Script): Promise<CompletionError> {
  const { error } = await ask(script);
  assert.ok(error instanceof CompletionError, String(error));
  return error;
}

describe('no response at all', () => {
  const failing = async (baseUrl: string) => {
    const { error } = await collect(
      streamOnce({ endpoint: { baseUrl, api: 'chat', apiKey: 'sk-key' }, model: 'any', prompt: 'Hi' }),
    );
    assert.ok(error instanceof CompletionError);
    return error;
  };

  it('a refused connection', async () => {
    const error = await failing(await closedOrigin());
    const { kind, retryable, detail = '' } = described(error);
    assert.deepEqual({ kind, retryable }, { kind: 'network', retryable: true });
    assert.match(detail, /^connect ECONNREFUSED 127\.0\.0\.1:\d+$/);
  });

  it('fault 62: a name that does not exist', async () => {
    const error = await failing('http://server.invalid/v1');
    assert.equal(error.kind, 'network');
    assert.equal(error.message, 'There is no server of this name. Check the address and the network.');
    assert.match(error.detail ?? '', /server\.invalid/);
  });

  for (const [name, close] of [
    ['closes', 'fin'],
    ['breaks', 'reset'],
  ] as const) {
    it(`a connection that the server ${name} before it answers`, async () => {
      const error = await failed((exchange) => {
        exchange[close]();
      });
      assert.deepEqual([error.kind, error.retryable], ['network', true]);
    });
  }

  it('something that does not speak HTTP', async () => {
    const error = await failed((exchange) => {
      void exchange.raw('SSH-2.0-OpenSSH_9.2\r\n');
    });
    assert.deepEqual([error.kind, error.retryable], ['badReply', false]);
  });
});

describe('a request that cannot be sent', () => {
  const fetch = () => assert.fail('nothing may be sent');
  const failing = async (endpoint: object) => {
    const request = {
      endpoint: { baseUrl: 'http://server.invalid', api: 'chat', ...endpoint },
      model: 'any',
      prompt: 'Hi',
    };
    const { error } = await collect(streamOnce(request as Parameters<typeof streamOnce>[0], { fetch }));
    assert.ok(error instanceof CompletionError, String(error));
    return error;
  };

  for (const baseUrl of ['', 'nonsense', 'file:///etc/passwd', 'http://user:pass@server.invalid/v1']) {
    it(`to ${baseUrl || 'nowhere'}`, async () => {
      const error = await failing({ baseUrl });
      assert.deepEqual([error.kind, error.retryable], ['unconfigured', false]);
    });
  }

  it('with a key that is no header, and the key stays out of the error', async () => {
    const error = await failing({ apiKey: 'line\nbreak-4711' });
    assert.equal(error.kind, 'unconfigured');
    assert.equal(error.cause, undefined);
    assert.ok(!`${error.message}${error.stack}`.includes('4711'));
  });

  it('without messages and without a prompt', async () => {
    const request = {
      endpoint: { baseUrl: 'http://server.invalid', api: 'chat' },
      model: 'any',
      messages: [],
    } as const;
    const { error } = await collect(streamOnce(request, { fetch }));
    assert.deepEqual(described(error), { kind: 'badRequest', retryable: false });
  });
});
