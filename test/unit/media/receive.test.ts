import assert from 'node:assert/strict';
import { parseHostMessage } from '../../../media/panel/receive.ts';
import { batch, hello, reviewScript, started, text } from '../../support/panelPage/reviewScript.ts';
import type { PanelNews } from '../../../src/protocol/messages.ts';

describe('panel door', () => {
  const good = reviewScript('1').batch(started());

  it('lets in what the host says', () => {
    const script = reviewScript('1');
    const show: PanelNews = { type: 'show', reviewId: '1' };
    for (const message of [{ ...batch(), news: [hello, show] }, script.batch(started(), text('a'))]) {
      assert.deepEqual(parseHostMessage(message), message);
    }
  });

  it('keeps out everything else', () => {
    for (const message of [undefined, null, 'hello', [], { type: 'unknown' }, { type: 'show' }, hello]) {
      assert.equal(parseHostMessage(message), undefined, JSON.stringify(message));
    }
  });

  it('knows that news are missing where they cannot be read', () => {
    for (const slices of [
      undefined,
      [{}],
      [{ ...good.slices[0], events: [{ type: 'text' }] }],
      [{ ...good.slices[0], events: [{ ...good.slices[0]?.events[0], type: 'exec' }] }],
    ]) {
      assert.deepEqual(parseHostMessage({ ...good, slices }), { type: 'unreadable', id: good.id, news: [] });
    }
    const spoilt = { ...hello, strings: { a: 1 } };
    assert.equal(parseHostMessage({ ...good, news: [spoilt] })?.type, 'unreadable');
    const greeting = { ...good, news: [hello], slices: [{}] };
    assert.deepEqual(parseHostMessage(greeting), { type: 'unreadable', id: good.id, news: [hello] });
    for (const id of [String(good.id), -1, 1.5, undefined]) {
      assert.deepEqual(parseHostMessage({ ...good, id, slices: [{}] }), {
        type: 'unreadable',
        id: undefined,
        news: [],
      });
    }
  });
});
