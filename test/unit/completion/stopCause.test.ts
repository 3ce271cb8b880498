import assert from 'node:assert/strict';
import { ask, pieces } from '../../support/streamServer/ask.ts';
import { chatChunk, chatText, done } from '../../support/streamServer/chunks.ts';
import { described } from '../../support/streamServer/collect.ts';

const plainEnds = [
  ...['stop', 'STOP', 'stop_sequence', 'STOP_SEQUENCE', 'stop_token', 'stop_str', 'stopStringFound', 'stopped', 'word'],
  ...['end', 'end_turn', 'eos', 'eos_token', 'eosFound', 'eot', 'endoftext', 'end_of_text', 'COMPLETE', 'completed'],
  ...['done', 'finished', 'success', 'normal', 'natural', 'tool_calls', 'TOOL_CALL', 'tool_use', 'function_call'],
  // Nothing can be told from these.
  ...['pause_turn', 'other', 'FINISH_REASON_UNSPECIFIED', 'constructor'],
];

const body = (text: string) => ask(pieces([text]));

describe('fault 16: why the model stopped', () => {
  const stops = [
    ['length', 'length'],
    ['MAX_TOKENS', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['token_limit', 'length'],
    ['max_length', 'length'],
    ['maxPredictedTokensReached', 'length'],
    ['ERROR_LIMIT', 'length'],
    ['content_filter', 'contentFilter'],
    ['content_filter: RECITATION', 'contentFilter'],
    ['content-filter', 'contentFilter'],
    ['sensitive', 'contentFilter'],
    ['PROHIBITED_CONTENT', 'contentFilter'],
    ['BLOCKLIST', 'contentFilter'],
    ['SPII', 'contentFilter'],
    ['ERROR_TOXIC', 'contentFilter'],
    ['refusal', 'contentFilter'],
    ...plainEnds.map((reason) => [reason, 'end'] as const),
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

  for (const reason of ['null', 'None', 'not_finished', 'in_progress']) {
    it(`${reason} is no end, and the text before it is kept`, async () => {
      const { text, finish, error } = await body(chatText('Hi') + chatChunk({}, reason));
      assert.deepEqual([text, finish], ['Hi', undefined]);
      assert.deepEqual(described(error), { kind: 'network', retryable: true });
    });
  }

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

  for (const reason of [
    ...[
      'error',
      'server_error',
      'ERROR',
      'abort',
      'aborted',
      'cancelled',
      'USER_CANCEL',
      'insufficient_system_resource',
    ],
    ...['network_error', 'timeout', 'TIMEOUT', 'timed out', 'time_limit', 'modelUnloaded', 'failed', 'incomplete'],
    ...['rate_limit_exceeded', 'interrupted', 'MALFORMED_RESPONSE'],
  ]) {
    it(`${reason} is a failure, and the text before it is kept`, async () => {
      const { text, error } = await body(chatText('Hi') + chatChunk({}, reason) + done);
      assert.equal(text, 'Hi');
      assert.deepEqual(described(error), { kind: 'server', retryable: true });
    });
  }
});
