// Fault 32: whatever the panel's page posts, the host acts on what the protocol allows, and counts the rest.
import assert from 'node:assert/strict';
import { logFiles } from '../e2e/logFiles.ts';
import { keepFailures } from '../e2e/reviewer.ts';
import { versions } from '../support/security/amount.ts';
import { foreignMessages, strangeMessages } from '../support/security/hostileMessages.ts';
import { openStage, type OpenStage } from '../support/security/openStage.ts';
import { postFromPage } from '../support/security/postFromPage.ts';
import { tell } from '../support/security/tell.ts';

const flood = 5000;

for (const version of versions) {
  describe(`hostile messages from the panel in VS Code ${version}`, () => {
    let stage: OpenStage;

    before(async () => {
      stage = await openStage({ version });
    });
    after(async () => {
      await stage.dispose();
    });

    keepFailures(() => stage.reviewer);

    const lines = async () => {
      const log = (await logFiles(stage.reviewer.vs)).find(({ name }) => name.endsWith('Second Look.log'));
      return (log?.text ?? '').split('\n').filter((line) => line.includes('Dropped messages'));
    };

    const dropped = async (foreign: number, strange: number) => {
      const wanted = `so far: ${foreign} not in the protocol, ${strange} about reviews`;
      for (let tries = 0; tries < 200; tries++) {
        if ((await lines()).some((line) => line.includes(wanted))) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      assert.fail(`The log does not say “${wanted}”: ${(await lines()).join('\n')}`);
    };

    it('fault 32: are dropped and counted, and nothing comes of them', async function () {
      const { page } = stage.reviewer.vs;
      const tabs = await page.locator('.tab').count();
      await postFromPage(stage, ...foreignMessages);
      // Ten megabytes of text, in a field and as a name, and a message that holds itself.
      await stage.around.evaluate(() => {
        const long = 'x'.repeat(10_000_000);
        const round: Record<string, unknown> = { type: 'ready' };
        round['round'] = round;
        for (const message of [{ type: 'openLink', url: long }, { type: long }, { type: 'ready', [long]: 1 }, round]) {
          window.__vscode_post_message__('onmessage', { message });
        }
      });
      await postFromPage(stage, ...strangeMessages);
      const huge = 3;
      await dropped(foreignMessages.length + huge, strangeMessages.length);
      for (const sign of ['.notifications-toasts .notification-list-item', '.monaco-dialog-box', '.terminal-wrapper']) {
        assert.equal(await page.locator(sign).count(), 0, sign);
      }
      assert.equal(await page.locator('.quick-input-widget').filter({ visible: true }).count(), 0);
      assert.equal(await page.locator('.tab').count(), tabs);
      assert.deepEqual(await stage.incidents(), []);
      const all = foreignMessages.length + strangeMessages.length + huge;
      tell(this.runnable(), `${all} messages from the panel in VS Code ${version}: all dropped, all counted`);
    });

    it('fault 32: do not fill the log, however many there are', async () => {
      const before = (await lines()).length;
      await stage.around.evaluate((count) => {
        for (let i = 0; i < count; i++) window.__vscode_post_message__('onmessage', { message: { type: 'x' } });
      }, flood);
      await dropped(foreignMessages.length + 3 + flood, strangeMessages.length);
      assert.ok((await lines()).length - before <= 3, (await lines()).join('\n'));
    });

    it('are followed by wishes that are heard', async () => {
      await postFromPage(stage, { type: 'showLog' });
      await stage.reviewer.vs.page.locator('.output-view').waitFor();
    });
  });
}
