import assert from 'node:assert/strict';
import { scriptedServer } from '../../support/scriptedServer.ts';

describe('the scripted server', () => {
  const post = (baseUrl: string) => fetch(`${baseUrl}/completions`, { method: 'POST', body: '{"prompt":"Hi"}' });

  it('says what was missing where no request comes, and gives the next one to whoever asks then', async () => {
    const server = await scriptedServer({ patienceMs: 50 });
    try {
      await assert.rejects(server.next(), /^Error: No request came within 0.05 seconds \(none before\)\.$/);
      const answer = post(server.baseUrl);
      const exchange = await server.next();
      assert.equal(exchange.body.prompt, 'Hi');
      exchange.finish();
      await (await answer).text();
      await assert.rejects(server.next(), /\(before it: \/v1\/completions\)/);
    } finally {
      await server.close();
    }
  });
});
