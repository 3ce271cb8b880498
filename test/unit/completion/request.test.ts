import assert from 'node:assert/strict';
import { streamOnce } from '../../support/streamServer/streamOnce.ts';
import { collect } from '../../support/streamServer/collect.ts';
import { askPicky, bodyOf, play } from '../../support/streamServer/pickyServer.ts';
import { endpointAt, withServer } from '../../support/streamServer/withServer.ts';

describe('the request', () => {
  it('chat: what is sent, and where to', async () => {
    const { requests, text } = await askPicky(() => undefined, {
      endpoint: {
        apiKey: ' sk-key ',
        headers: { 'X-Team': 'blue', Authorization: 'mine', 'Content-Type': 'text/plain' },
      },
      request: {
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Hi' },
        ],
      },
    });
    assert.equal(text, 'Yes.');
    const [{ method, path, headers, body } = assert.fail()] = requests;
    assert.equal(`${method} ${path}`, 'POST /v1/chat/completions');
    assert.deepEqual(JSON.parse(body), {
      model: 'm',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Hi' },
      ],
      max_tokens: 2000,
      stream: true,
      stream_options: { include_usage: true },
    });
    assert.equal(headers['authorization'], 'Bearer sk-key');
    assert.equal(headers['content-type'], 'application/json');
    assert.equal(headers['accept'], 'text/event-stream, application/json');
    assert.equal(headers['x-team'], 'blue');
    assert.equal(headers['api-key'], undefined);
    assert.equal(headers['cookie'], undefined);
  });

  it('headers of the user cannot break the request', async () => {
    const headers = {
      'Content-Length': '5',
      'Transfer-Encoding': 'gzip',
      Host: 'elsewhere',
      Connection: 'upgrade',
      Accept: '',
    };
    const { text, requests } = await askPicky(() => undefined, { endpoint: { headers } });
    assert.equal(text, 'Yes.');
    assert.match(requests[0]!.headers['host'] ?? '', /^127\.0\.0\.1:/);
    assert.equal(requests[0]!.headers['accept'], 'text/event-stream, application/json');
  });

  it('without a key the user’s own authorization is sent', async () => {
    const { requests } = await askPicky(() => undefined, { endpoint: { headers: { authorization: 'Token 1' } } });
    assert.equal(requests[0]?.headers['authorization'], 'Token 1');
  });

  it('chat from a prompt alone: one user message', async () => {
    const { bodies } = await askPicky(() => undefined);
    assert.deepEqual(bodies[0]?.['messages'], [{ role: 'user', content: 'Hi' }]);
  });

  it('plain completions', async () => {
    const { bodies, paths } = await askPicky(() => undefined, {
      endpoint: { api: 'completions' },
      request: { maxTokens: 17, messages: [{ role: 'user', content: 'not this' }] },
    });
    assert.deepEqual(paths, ['/v1/completions']);
    const body = { model: 'm', prompt: 'Hi', max_tokens: 17, stream: true, stream_options: { include_usage: true } };
    assert.deepEqual(bodies, [body]);
  });

  it('plain completions from messages alone: their contents, one after the other', async () => {
    await withServer(
      play(() => undefined),
      async (server) => {
        const messages = [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Hi' },
        ] as const;
        await collect(streamOnce({ endpoint: endpointAt(server, { api: 'completions' }), model: 'm', messages }));
        assert.equal(bodyOf(server.requests[0]!)['prompt'], 'Be brief.\n\nHi');
      },
    );
  });

  it('stream off: one JSON body is asked for', async () => {
    const { bodies, text } = await askPicky(() => undefined, { request: { stream: 'off' } });
    assert.equal(text, 'Yes.');
    assert.equal(bodies[0]!['stream'], false);
    assert.ok(!('stream_options' in bodies[0]!));
  });
});
