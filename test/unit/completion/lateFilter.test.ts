/** A content filter that reads along and speaks up when the words are shown already. */
import assert from 'node:assert/strict';
import { ask, pieces } from '../../support/streamServer/ask.ts';
import { chatChunk, chatText, done, event } from '../../support/streamServer/chunks.ts';

const verdict = (filtered: boolean) =>
  event({
    choices: [{ index: 0, finish_reason: null, content_filter_results: { hate: { filtered, severity: 'high' } } }],
  });

describe('fault 65: a filter that speaks up late', () => {
  it('withdraws what was shown, and ends the answer as filtered', async () => {
    const { events, finish } = await ask(pieces([chatText('Bad '), verdict(false), verdict(true), done]));
    assert.deepEqual(events, [
      { type: 'text', text: 'Bad ' },
      { type: 'notice', notice: { kind: 'retracted' } },
      { type: 'finish', reason: null, stop: 'contentFilter' },
    ]);
    assert.equal(finish?.stop, 'contentFilter');
  });

  it('also after the finish reason', async () => {
    const stop = chatChunk({}, 'stop');
    const { notices, finish } = await ask(pieces([chatText('Bad '), stop, verdict(true), verdict(true), done]));
    assert.deepEqual(notices, [{ kind: 'retracted' }]);
    assert.deepEqual(finish, { reason: 'stop', stop: 'contentFilter' });
  });

  it('withdraws nothing where nothing was shown, or nothing was found', async () => {
    assert.deepEqual((await ask(pieces([verdict(true), done]))).notices, []);
    const { notices, finish } = await ask(pieces([chatText('Good '), verdict(false), done]));
    assert.deepEqual(notices, []);
    assert.equal(finish?.stop, 'end');
  });
});
