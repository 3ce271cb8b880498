import assert from 'node:assert/strict';
import { openPanelPage, type PanelPage } from '../support/panelPage/panelPage.ts';
import { continued, finished, hello, reviewScript, started, text } from '../support/panelPage/reviewScript.ts';
import type { ReviewEventBody } from '../../src/review/event.ts';

describe('a link that is still being written', () => {
  let panel: PanelPage;
  let receive: (...bodies: ReviewEventBody[]) => Promise<string>;

  before(async () => {
    panel = await openPanelPage();
  });
  beforeEach(async () => {
    await panel.load();
    await panel.send(hello);
    const script = reviewScript('1');
    receive = async (...bodies) => {
      await panel.send(script.batch(...bodies));
      await panel.next('ack');
      return panel.page.locator('.prose').innerText();
    };
  });
  afterEach(() => {
    assert.deepEqual(panel.incidents(), []);
  });
  after(() => panel.close());

  it('is its words alone until it is a link', async () => {
    assert.equal(await receive(started(), text('Rule: [use-isnan](https')), 'Rule: use-isnan');
    assert.equal(await receive(text('://eslint.org/docs')), 'Rule: use-isnan');
    assert.equal(await receive(text('/use-isnan).')), 'Rule: use-isnan.');
    const link = panel.page.getByRole('link', { name: 'use-isnan' });
    assert.equal(await link.getAttribute('href'), 'https://eslint.org/docs/use-isnan');
  });

  it('is shown as it stands where the answer breaks off in it, and goes on as a link', async () => {
    const raw = 'Rule: [use-isnan](https';
    assert.equal(await receive(started(), text(raw)), 'Rule: use-isnan');
    assert.equal(await receive({ type: 'ended', outcome: 'cancelled' }), raw);
    assert.equal(await receive(continued()), 'Rule: use-isnan');
    assert.equal((await receive(text('://eslint.org).'), finished)).trim(), 'Rule: use-isnan.');
    assert.equal(await panel.page.getByRole('link', { name: 'use-isnan' }).count(), 1);
  });
});
