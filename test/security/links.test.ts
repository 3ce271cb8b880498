// Fault 31: a link leads nowhere before the user has seen all of its address, and then to exactly that.
import assert from 'node:assert/strict';
import { keepFailures } from '../e2e/reviewer.ts';
import { dismiss, notification } from '../e2e/user.ts';
import { versions } from '../support/security/amount.ts';
import { hostileAnswer } from '../support/security/hostileLog.ts';
import { openStage, type OpenStage } from '../support/security/openStage.ts';
import { postFromPage } from '../support/security/postFromPage.ts';
import { tell } from '../support/security/tell.ts';

/** A name that exists nowhere: addresses of this machine are led through VS Code's own server. */
const origin = 'https://p1.payload.test';

/** VS Code would undo the escapes in most of them. */
const paths = [
  '/plain',
  '/%2F%2Fevil.example',
  '/a%2Fb?x=1%26admin=true&y=%23',
  '/?to=https%3A%2F%2Fevil.example%2F%3Fa%3Db',
  '/%E2%80%AEgnp.exe',
  '/a%252Fb',
  '/?q=a+b%20c%2Bd',
  `/?q=${'long'.repeat(450)}`,
];

for (const version of versions) {
  describe(`links in VS Code ${version}`, () => {
    let stage: OpenStage;

    before(async () => {
      stage = await openStage({ version });
      await stage.reviewer.vs.page.context().route(`${origin}/**`, (route) => route.fulfill({ body: '' }));
    });
    after(async () => {
      await stage.dispose();
    });

    keepFailures(() => stage.reviewer);

    const dialog = () => stage.reviewer.vs.page.locator('.monaco-dialog-box');
    const pressed = (label: string) => dialog().getByRole('button', { name: label }).click();

    /** Clicks the link of an answer that has nothing else; true where the question came. */
    const follow = async (address: string): Promise<void> => {
      const log = hostileAnswer([[`[words](${address})`]]);
      await stage.play(log);
      await stage.reviewer.vs.panel.getByRole('link', { name: 'words' }).click();
      await dialog().waitFor();
      await stage.forget(log);
    };

    for (const path of paths) {
      it(`fault 31: shows all of ${path.slice(0, 60)}, and opens nothing else`, async () => {
        const { page } = stage.reviewer.vs;
        const address = origin + path;
        await follow(address);
        assert.equal(await dialog().locator('.dialog-message-detail').innerText(), address);
        const box = await dialog().locator('.dialog-message-detail').boundingBox();
        const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
        assert.ok(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height);
        assert.match(await dialog().innerText(), new RegExp(`leads to ${new URL(address).host}\\.`));
        await pressed('Cancel');
        await dialog().waitFor({ state: 'hidden' });
        assert.deepEqual(await stage.incidents(), []);

        await follow(address);
        const opened = page.context().waitForEvent('page');
        await pressed('Open');
        // VS Code asks too, in words of its own.
        await dialog().getByText('external website').waitFor();
        await pressed('Open');
        const window = await opened;
        await window.waitForURL(`${origin}/**`);
        assert.equal(window.url(), address);
        await window.close();
        await stage.incidents();
      });
    }

    it('fault 31: opens none that the page should not have asked for', async function () {
      const { page } = stage.reviewer.vs;
      const addresses = [
        'command:workbench.action.terminal.new',
        'file:///etc/passwd',
        'vscode://second-look.second-look/x',
        'javascript:caught(1)',
        `https://example.com@${new URL(origin).host}/`,
        `${origin}/\\\\x`,
        `${origin}/?${'q'.repeat(2000)}`,
        '[Open](command:workbench.action.terminal.new)',
      ];
      for (const url of addresses) {
        await postFromPage(stage, { type: 'openLink', url });
        const toast = await notification(page, 'not opened');
        assert.equal(await toast.locator('.notification-list-item-message a').count(), 0, url);
        await dismiss(toast);
      }
      assert.equal(await dialog().count(), 0);
      assert.deepEqual(await stage.incidents(), []);
      tell(
        this.runnable(),
        `${paths.length} links in VS Code ${version}: each opened as it was shown, ${addresses.length} others not at all`,
      );
    });
  });
}
