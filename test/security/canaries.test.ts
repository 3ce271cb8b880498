// Fault 36: the key is in the request's header and in VS Code's secret storage, reviewed code is where it is meant to be.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logFiles } from '../e2e/logFiles.ts';
import { keepFailures, openReviewer, type Reviewer } from '../e2e/reviewer.ts';
import { notification, openFile } from '../e2e/user.ts';
import { versions } from '../support/security/amount.ts';
import { echoes } from '../support/security/echoes.ts';
import { filesWith, holds } from '../support/security/findText.ts';
import { listening } from '../support/security/listening.ts';
import { tell } from '../support/security/tell.ts';
import { keptInBrowser, postedMessages, watchMessages } from '../support/security/watchMessages.ts';
import { chatChunk, chatText, done } from '../support/streamServer/chunks.ts';
import { startStreamServer, type Script, type StreamServer } from '../support/streamServer/streamServer.ts';
import { extensionHosts } from '../support/vscode/extensionHosts.ts';
import { foldersIn } from '../support/vscode/serverFolders.ts';

/** In no shape that keys are known by: it is hidden because it is the key. */
const key = 'Zq81canaryxT0vWm5LrK3h';
const code = 'canaryOfTheCode7Hq2mV';
const answer = 'canaryOfTheAnswer4Pz9';
const finish = chatChunk({}, 'stop') + done;
const list = JSON.stringify({ object: 'list', data: [{ id: 'scripted' }] });

for (const version of versions) {
  describe(`fault 36: canaries in VS Code ${version}`, function () {
    this.timeout(120_000);
    let server: StreamServer;
    let reviewer: Reviewer;
    /** What the server answers next. */
    let script: Script;
    let listenedBefore: readonly string[] | undefined;
    /** Where VS Code keeps its own things, its temporary files, and whatever it thinks belongs into a home. */
    let world: string;
    let heard = 0;

    before(async () => {
      world = await mkdtemp(join(tmpdir(), 'second-look-canaries-'));
      const [home, temporary] = [join(world, 'home'), join(world, 'tmp')];
      for (const folder of [home, temporary]) await mkdir(folder);
      server = await startStreamServer((exchange) => {
        if (exchange.method === 'GET') exchange.reply(200, list);
        else return script(exchange);
      });
      const own = { baseUrl: `${server.origin}/v1` };
      reviewer = await openReviewer(own, {
        version,
        folders: foldersIn(world),
        env: { HOME: home, USERPROFILE: home, TMPDIR: temporary, TMP: temporary, TEMP: temporary },
        files: { 'canary.ts': `export const ${code} = 1;\n` },
        prepare: async (page) => {
          await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
          await watchMessages(page);
        },
      });
      listenedBefore = await listenedNow();
    });

    after(async () => {
      await reviewer.dispose();
      await server.close();
      await rm(world, { recursive: true, force: true, maxRetries: 5 });
    });

    keepFailures(() => reviewer);

    const palette = (title: string) => reviewer.vs.runCommand(`Second Look: ${title}`);
    const state = (words: RegExp) => reviewer.vs.panel.locator('.status').getByText(words).waitFor();

    /** Undefined where processes cannot be read. */
    async function listenedNow(): Promise<readonly string[] | undefined> {
      if (process.platform !== 'linux') return undefined;
      let hosts: readonly number[] = [];
      // It starts a moment after the window stands.
      while (hosts.length === 0) hosts = await extensionHosts(reviewer.vs.folders.userData);
      return (await Promise.all(hosts.map(listening))).flat();
    }

    async function review(next: Script): Promise<void> {
      script = next;
      const before = server.requests.length;
      await openFile(reviewer.vs, 'canary.ts');
      await palette('Review File');
      while (server.requests.length === before) await new Promise((resolve) => setTimeout(resolve, 20));
    }

    /** The text of the editor in focus. */
    async function textInEditor(): Promise<string> {
      const { page } = reviewer.vs;
      await page.locator('.editor-instance .monaco-editor.focused').waitFor();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+C');
      return page.evaluate('navigator.clipboard.readText()');
    }

    it('the key goes out in its header, with the code in the body', async () => {
      const { page } = reviewer.vs;
      await palette('Set API Key');
      await page.getByText('API key for').first().waitFor();
      await page.locator('.quick-input-widget input').first().fill(key);
      await page.keyboard.press('Enter');
      await notification(page, 'is set');
      await palette('Test Connection');
      await notification(page, 'answers and offers the model');
      await review(async (exchange) => {
        exchange.head();
        await exchange.chunk(chatText(answer));
        await exchange.chunk(finish);
        exchange.end();
      });
      await state(/done/);
      await reviewer.vs.panel.getByText(answer).waitFor();
      const [, post] = [server.requests[0], server.requests.at(-1)!];
      assert.equal(post.headers['authorization'], `Bearer ${key}`);
      assert.ok(post.body.includes(code));
    });

    for (const [name, echo] of Object.entries(echoes)) {
      it(`a server that repeats the key: ${name}`, async () => {
        await review(echo(key));
        await state(/failed|cut off/);
      });
    }

    it('each of these reviews has come to its end', async () => {
      const ended = async () => {
        const log = (await logFiles(reviewer.vs)).find(({ name }) => name.endsWith('Second Look.log'));
        return log?.text.match(/run 1: (?:failed|interrupted)/g)?.length;
      };
      while ((await ended()) !== Object.keys(echoes).length) await new Promise((resolve) => setTimeout(resolve, 100));
    });

    it('copies, documents and the log hold no key', async () => {
      await palette('Copy Answer');
      for (const title of ['Open Review as Markdown', 'Show Request', 'Show Log']) {
        await palette(title);
        const text = await textInEditor();
        assert.ok(text.length > 20, title);
        assert.ok(!holds(text, key), `${title}: ${text}`);
      }
    });

    it('no request has the key but in its header', () => {
      for (const { path, headers, body } of server.requests) {
        const { authorization, ...others } = headers;
        assert.equal(authorization === undefined || authorization === `Bearer ${key}`, true);
        assert.ok(!holds(JSON.stringify([path, others, body]), key));
      }
    });

    it('no page and no message to one holds the key', async () => {
      for (const frame of reviewer.vs.page.frames()) assert.ok(!holds(await frame.content(), key), frame.url());
      const messages = await postedMessages(reviewer.vs.page);
      const posted = messages.join('\n');
      assert.ok(holds(posted, answer), 'the messages are heard');
      assert.ok(!holds(posted, key));
      heard = messages.length;
    });

    it('nothing that is kept holds the key, in the browser or on disk', async function () {
      assert.ok(!holds(await keptInBrowser(reviewer.vs.page), key));
      for (const place of [world, reviewer.folder]) assert.deepEqual(await filesWith(place, key), []);
      const counts = `${server.requests.length} requests, ${heard} messages, ${Object.keys(echoes).length} echoes`;
      tell(this.runnable(), `canary key in VS Code ${version}: ${counts}: in the header alone`);
    });

    it('the code is in its own file and in the history, and gone from there when that is cleared', async () => {
      const { vs, folder } = reviewer;
      assert.deepEqual(await filesWith(folder, code), [join(folder, 'canary.ts')]);
      const copies = () => filesWith(world, code);
      const kept = await copies();
      assert.ok(kept.length > 0, 'the history is kept');
      assert.deepEqual(
        kept.filter((path) => !/second-look\.second-look\/reviews\/[\w-]+(\.past)?\.json$/.test(path)),
        [],
      );
      assert.ok(!holds(await keptInBrowser(vs.page), code));
      await palette('Clear History');
      await vs.page.getByRole('button', { name: 'Clear History' }).click();
      for (let tries = 0; tries < 100 && (await copies()).length > 0; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      assert.deepEqual(await copies(), []);
    });

    it('the extension host listens on nothing that it did not listen on before', async function () {
      if (!listenedBefore) this.skip();
      assert.ok((await listening(process.pid)).length > 0, 'the server of this test is seen');
      assert.deepEqual(await listenedNow(), listenedBefore);
    });
  });
}
