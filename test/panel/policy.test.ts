// What the policy of the panel's page allows is what the page needs: without any of it, the page would not work.
import assert from 'node:assert/strict';
import { finished, hello, reviewScript, started, text } from '../support/panelPage/reviewScript.ts';
import { openPanelPage, type PanelPage } from '../support/panelPage/panelPage.ts';

describe('the policy of the page', () => {
  let panel: PanelPage;
  before(async () => {
    panel = await openPanelPage();
  });
  after(() => panel.close());

  const show = async () => {
    await panel.send(hello);
    await panel.send(reviewScript('1').batch(started(), text('a &rarr; b'), finished));
  };

  it('is enough', async () => {
    await panel.load();
    await show();
    await panel.next('ack');
    assert.equal(await panel.page.locator('.prose').innerText(), 'a → b');
    assert.deepEqual(panel.incidents(), []);
  });

  it('is not too much: the page needs its one type', async () => {
    const name = 'lit-html';
    const violated = /^violation: trusted-types.*lit-html/;
    await panel.load();
    const address = panel.page.url();
    await panel.page.route(address, async (route) => {
      const response = await route.fetch();
      const policy = response.headers()['content-security-policy'] ?? '';
      assert.ok(policy.includes(name));
      const headers = { ...response.headers(), 'content-security-policy': policy.replace(name, '') };
      await route.fulfill({ response, headers });
    });
    await panel.page.goto(address);
    await show();
    for (let tries = 0; tries < 100 && !panel.incidents().some((one) => violated.test(one)); tries++) {
      await panel.page.waitForTimeout(50);
    }
    await panel.page.unroute(address);
    assert.ok(
      panel.incidents().some((one) => violated.test(one)),
      panel.incidents().join('\n'),
    );
  });
});
