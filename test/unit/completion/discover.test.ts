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
});
