import assert from 'node:assert/strict';
import { createCapabilities } from '../../../src/completion/capabilities.ts';
import { streamOnce } from '../../support/streamServer/streamOnce.ts';
import type { CompletionError } from '../../../src/completion/error.ts';
import { collect } from '../../support/streamServer/collect.ts';
import { askPicky, learnedFrom, play, type Policy } from '../../support/streamServer/pickyServer.ts';
import { endpointAt, withServer } from '../../support/streamServer/withServer.ts';

describe('api: auto', () => {
  const auto = { endpoint: { api: 'auto' } } as const;
  const isChat = (path: string) => path.includes('chat');
  const noChat: readonly (readonly [status: number, body: string])[] = [
    [404, '{"detail":"Not Found"}'],
    [404, '<html><title>404</title></html>'],
    [404, '{"error":{"code":404,"message":"File Not Found","type":"not_found_error"}}'],
    [405, '{"detail":"Method Not Allowed"}'],
    [501, ''],
    [
      404,
      '{"error":{"message":"This is not a chat model and thus not supported in the v1/chat/completions endpoint. Did you mean to use v1/completions?","type":"invalid_request_error","param":"model","code":null}}',
    ],
    [
      400,
      '{"object":"error","message":"As of transformers v4.44, default chat template is no longer allowed, so you must provide a chat template if the tokenizer does not define one.","type":"BadRequestError","code":400}',
    ],
    [422, '{"error":"Template error: template not found","error_type":"template_error"}'],
    [400, '{"error":{"message":"\\"base-model\\" does not support chat"}}'],
  ];

  it('chat, where the server has both', async () => {
    assert.deepEqual((await askPicky(() => undefined, auto)).paths, ['/v1/chat/completions']);
  });

  for (const refusal of noChat) {
    it(`plain completions, where chat is answered with ${refusal.join(' ')}; remembered`, async () => {
      const capabilities = createCapabilities();
      const policy: Policy = (_, path) => (isChat(path) ? refusal : undefined);
      const { text, paths, notices } = await askPicky(policy, { ...auto, capabilities, times: 2 });
      assert.equal(text, 'Yes.');
      assert.deepEqual(notices, []);
      assert.deepEqual(paths, ['/v1/chat/completions', '/v1/completions', '/v1/completions']);
      assert.deepEqual(learnedFrom(capabilities), { api: 'completions' });
    });
  }

  for (const refusal of [
    [404, '{"error":{"message":"The model `m` does not exist","type":"NotFoundError","code":404}}'],
    [404, `{"error":{"message":"model 'm' not found, try pulling it first","type":"api_error"}}`],
    [404, '{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}'],
    [404, '{"error":{"message":"No such thing","code":"model_not_found"}}'],
    [401, '{"detail":"Invalid API Key"}'],
    [400, '{"error":{"message":"bad"}}'],
    [500, 'oops'],
  ] as const) {
    it(`no other API is tried after ${refusal.join(' ')}`, async () => {
      const { paths, error } = await askPicky(() => refusal, auto);
      assert.deepEqual(paths, ['/v1/chat/completions']);
      assert.equal((error as CompletionError).status, refusal[0]);
    });
  }

  it('no other API is tried where the user named one', async () => {
    const { paths } = await askPicky(() => [404, ''], { endpoint: { api: 'chat' } });
    assert.deepEqual(paths, ['/v1/chat/completions']);
  });

  it('where both are absent, the first error is what the user sees, and nothing is remembered', async () => {
    const capabilities = createCapabilities();
    const policy: Policy = (_, path) => [404, JSON.stringify({ detail: isChat(path) ? 'first' : 'second' })];
    const { error, paths } = await askPicky(policy, { ...auto, capabilities });
    assert.equal(paths.length, 2);
    assert.equal((error as CompletionError).detail, 'first');
    assert.equal(learnedFrom(capabilities), undefined);
  });

  it('where the other one exists, its own error is what the user sees', async () => {
    const policy: Policy = (_, path) =>
      isChat(path) ? [404, ''] : [400, '{"error":{"message":"prompt is too long"}}'];
    const { error } = await askPicky(policy, auto);
    assert.equal((error as CompletionError).kind, 'tooLarge');
  });

  it('what was remembered and is no longer true is found out again', async () => {
    const capabilities = createCapabilities();
    await withServer(
      play((_, path) => (isChat(path) ? undefined : [404, ''])),
      async (server) => {
        const endpoint = endpointAt(server, { api: 'auto' });
        capabilities.learn(endpoint.baseUrl, 'm', { api: 'completions' });
        const { text } = await collect(streamOnce({ endpoint, model: 'm', prompt: 'Hi' }, { capabilities }));
        assert.equal(text, 'Yes.');
        assert.deepEqual(
          server.requests.map(({ path }) => path),
          ['/v1/completions', '/v1/chat/completions'],
        );
      },
    );
    assert.deepEqual(learnedFrom(capabilities), { api: 'chat' });
  });
});
