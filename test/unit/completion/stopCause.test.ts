import assert from 'node:assert/strict';
import { ask, pieces } from '../../support/streamServer/ask.ts';
import { chatChunk, chatText, done } from '../../support/streamServer/chunks.ts';
import { described } from '../../support/streamServer/collect.ts';

const body = (text: string) => ask(pieces([text]));

describe('fault 16: why the model stopped', () => {
  const stops = [
    ['length', 'length'],
    ['MAX_TOKENS', 'length'],
    ['content_filter', 'contentFilter'],
    ['stop', 'end'],
    ['eos', 'end'],
    ['tool_calls', 'end'],
    ['constructor', 'end'],
  ] as const;
  for (const [reason, stop] of stops) {
    it(`${reason} is ${stop}`, async () => {
      const { finish } = await body(chatText('Hi') + chatChunk({}, reason) + done);
      assert.deepEqual(finish, { reason, stop });
    });
  }

  it('the last reason that says anything counts', async () => {
    const { finish } = await body(
      chatText('Hi') + chatChunk({}, 'length') + chatChunk({}, '') + chatChunk({}, null) + done,
    );
    assert.deepEqual(finish, { reason: 'length', stop: 'length' });
  });

  it('a refusal is told in its own words, not as text, and not as an empty answer', async () => {
    const { text, notices, finish } = await body(
      chatChunk({ content: null, refusal: '' }) +
        chatChunk({ refusal: 'I cannot' }) +
        chatChunk({ refusal: ' do that.' }) +
        chatChunk({}, 'stop') +
        done,
    );
    assert.equal(text, '');
    assert.deepEqual(notices, [{ kind: 'refusal', detail: 'I cannot do that.' }]);
    assert.deepEqual(finish, { reason: 'stop', stop: 'contentFilter' });
  });

  for (const reason of ['error', 'abort', 'insufficient_system_resource']) {
    it(`${reason} is a failure, and the text before it is kept`, async () => {
      const { text, error } = await body(chatText('Hi') + chatChunk({}, reason) + done);
      assert.equal(text, 'Hi');
      assert.deepEqual(described(error), { kind: 'server', retryable: true });
    });
  }
});
