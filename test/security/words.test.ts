// Faults 29 and 31: hostile errors, models, titles and names of files, in the panel and in VS Code's own messages and lists.
import assert from 'node:assert/strict';
import { keepFailures } from '../e2e/reviewer.ts';
import { dismiss, notification, openFile } from '../e2e/user.ts';
import { scriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';
import { isFull, versions } from '../support/security/amount.ts';
import { fill } from '../support/security/fill.ts';
import { openStage, type OpenStage } from '../support/security/openStage.ts';
import { postFromPage, shownReviewId } from '../support/security/postFromPage.ts';
import { tell } from '../support/security/tell.ts';
import { payloads } from './payloads/all.ts';

const command = '[press](command:workbench.action.terminal.new)';
const names = [
  '<img src=x onerror=caught(0)>.ts',
  `${command}.ts`,
  '$(error) ${caught(0)} {{caught(0)}}.ts',
  "'><svg onload=caught(0)>`.ts",
];
const errors = Object.values(payloads)
  .flat()
  .filter((_, index) => isFull || index % 24 === 0);

for (const version of versions) {
  describe(`hostile words in VS Code ${version}`, () => {
    let server: ScriptedServer;
    let stage: OpenStage;
    let models = { status: 200, body: { data: [{ id: command }, { id: '<img src=x onerror=caught(0)>' }] } as unknown };

    before(async () => {
      server = await scriptedServer({ models: () => models });
      const files = Object.fromEntries(['code.ts', ...names].map((name) => [name, Buffer.from('let a = 1;\n')]));
      const own = { baseUrl: server.baseUrl, model: command };
      stage = await openStage({ version, server: own, files, file: 'code.ts' });
    });
    after(async () => {
      await server.close();
    });

    keepFailures(() => stage.reviewer);

    /** The newest message that says this has no link in it. */
    const plainToast = async (words: string) => {
      const toast = await notification(stage.reviewer.vs.page, words);
      assert.equal(await toast.locator('.notification-list-item-message a').count(), 0);
      assert.ok((await toast.innerText()).includes('[press] (command:'));
      await dismiss(toast);
    };

    it('fault 29: errors of a server, in the panel and its details', async () => {
      const { vs } = stage.reviewer;
      for (const [index, payload] of errors.entries()) {
        const message = `E${index}. ${fill(payload, index, stage.trap.origin)}`;
        await vs.runCommand('Second Look: Review File');
        const status = index % 2 === 0 ? 401 : 403;
        (await server.next()).refuse(status, { error: { message, type: message, code: message }, detail: message });
        await vs.panel.locator('.outcome').getByText(`E${index}.`).first().waitFor({ state: 'attached' });
        assert.deepEqual(await stage.incidents(), [], payload);
      }
    });

    it('fault 31: a title in a message makes no link', async () => {
      const { vs } = stage.reviewer;
      await vs.runCommand('Second Look: Review File');
      const exchange = await server.next();
      const title = command.replace(/[[\]()]/g, '\\$&');
      exchange.say(`### warning · L1 · ${title}\n\n\`\`\`\nlet a = 1;\n\`\`\`\n\nWords.\n`);
      exchange.finish();
      await vs.panel.locator('.status').getByText('done').waitFor();
      await vs.panel.getByRole('heading', { name: command }).waitFor();
      const reviewId = await shownReviewId(stage);
      await postFromPage(stage, { type: 'apply', reviewId, findingId: '1.0' });
      await plainToast('was not applied');
    });

    it('fault 31: names of models and words of a server in messages make no links', async () => {
      const { vs } = stage.reviewer;
      await vs.runCommand('Second Look: Test Connection');
      await plainToast('offers the model');
      models = { status: 500, body: { error: { message: command } } };
      await vs.runCommand('Second Look: Test Connection');
      await plainToast('[press]');
    });

    it('fault 29: names of files, in the panel, the tabs and the history', async () => {
      const { vs } = stage.reviewer;
      for (const name of names) {
        await openFile(vs, name);
        await vs.runCommand('Second Look: Review File');
        const exchange = await server.next();
        exchange.say('Words.');
        exchange.finish();
        await vs.panel.getByRole('button', { name: `${name} 1` }).waitFor();
        await vs.panel.locator('.status').getByText('done').waitFor();
      }
      await vs.runCommand('Second Look: Show History');
      const list = vs.page.locator('.quick-input-list');
      await list.getByText('<img src=x').first().waitFor();
      assert.equal(await list.locator('img, svg, .label-name a').count(), 0);
      await vs.page.keyboard.press('Escape');
    });

    it('faults 29 and 31: asked for nothing, and nothing of them ran', async function () {
      assert.deepEqual(await stage.incidents(), []);
      assert.deepEqual(await stage.dispose(), []);
      const all = `${errors.length} errors of servers and ${names.length} names of files in VS Code ${version}`;
      tell(this.runnable(), `${all}: 0 requests, 0 names, 0 executions, 0 links in messages`);
    });
  });
}
