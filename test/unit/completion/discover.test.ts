import assert from 'node:assert/strict';
import { discoverLocalServers } from '../../../src/completion/discover.ts';

const candidates = [
  { name: 'slow', port: 1 },
  { name: 'quick', port: 2 },
];

const list = () => new Response('{"object":"list","data":[{"id":"a"}]}');

describe('discoverLocalServers, server by server', () => {
  it('tells of each as soon as it has answered, and lists all in the order of the candidates', async () => {
    const told: string[] = [];
    let letSlowAnswer = (): void => undefined;
    const quickIsTold = new Promise<void>((resolve) => {
      letSlowAnswer = resolve;
    });
    const found = await discoverLocalServers({
      candidates,
      // The slow one answers only after the other has been told.
      fetch: (url) => ((url as string).includes(':1/') ? quickIsTold.then(list) : Promise.resolve(list())),
      onFound: ({ name }) => {
        told.push(name);
        letSlowAnswer();
      },
      timeoutMs: 10_000,
    });
    assert.deepEqual(told, ['quick', 'slow']);
    assert.deepEqual(
      found.map(({ name }) => name),
      ['slow', 'quick'],
    );
  });

  it('tells of one that wants a key, and not of one that is closed to this machine', async () => {
    const found = await discoverLocalServers({
      candidates,
      fetch: (url, init) => {
        assert.equal(new Headers(init?.headers).get('authorization'), null);
        const status = (url as string).includes(':1/') ? 401 : 403;
        return Promise.resolve(new Response('{"error":{"message":"No key"}}', { status }));
      },
    });
    assert.deepEqual(found, [{ name: 'slow', baseUrl: 'http://127.0.0.1:1/v1', models: [], needsKey: true }]);
  });
});
