import assert from 'node:assert/strict';
import { parseHostMessage } from '../../../media/panel/receive.ts';
import { hello, reviewScript, started, text } from '../../support/panelPage/reviewScript.ts';

describe('panel door', () => {
  it('lets in what the host says', () => {
    const script = reviewScript('1');
    for (const message of [hello, script.batch(started(), text('a')), { type: 'show', reviewId: '1' }]) {
      assert.deepEqual(parseHostMessage(message), message);
    }
  });

  it('keeps out everything else', () => {
    const { type, id, slices } = reviewScript('1').batch(started());
    for (const message of [
      undefined,
      null,
      'hello',
      [],
      { type: 'unknown' },
      { type: 'show' },
      { type: 'hello', strings: { a: 1 }, shortcut: { other: '', mac: '' } },
      { type, id: String(id), slices },
      { type, id, slices: [{ ...slices[0], events: [{ type: 'text' }] }] },
      { type, id, slices: [{ ...slices[0], events: [{ ...slices[0]?.events[0], type: 'exec' }] }] },
    ]) {
      assert.equal(parseHostMessage(message), undefined, JSON.stringify(message));
    }
  });
});
