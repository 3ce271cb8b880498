// The first review of somebody who has set up nothing, and the questions about server, key and model.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { usualServers } from '../../src/completion/discover.ts';
import { startPracticeServer } from '../support/practiceServer/server.ts';
import { scriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';
import { closedOrigin } from '../support/streamServer/closedPort.ts';
import { startStreamServer, type Exchange } from '../support/streamServer/streamServer.ts';
import { keepFailures, openReviewer, type Reviewer } from './reviewer.ts';
import { notification, openFile } from './user.ts';

const canary = 'sk-canary-5f3a91';

describe('first use', () => {
  let reviewer: Reviewer;
  let server: ScriptedServer;

  before(async () => {
    server = await scriptedServer();
    reviewer = await openReviewer(undefined);
    await openFile(reviewer.vs, 'src/cart.ts');
  });

  after(async () => {
    await reviewer.dispose();
    await server.close();
  });

  keepFailures(() => reviewer);

  const input = () => reviewer.vs.page.locator('.quick-input-widget input');
  const row = (text: string) =>
    reviewer.vs.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: text });
  /** Waits until the user's settings on disk hold the text. */
  const saved = async (text: string) => {
    const file = join(reviewer.vs.folders.userData, 'User', 'settings.json');
    for (let tries = 0; tries < 200 && !(await readFile(file, 'utf8')).includes(text); tries++) await setTimeout(100);
    assert.ok((await readFile(file, 'utf8')).includes(text));
  };
  const state = (word: string) => reviewer.vs.panel.locator('.status').getByText(word);

  it('finds a server on this machine, offers its model, and goes on with the review', async () => {
    const local = await atUsualPort((port) => startPracticeServer({ port, tokensPerSecond: Infinity }));
    try {
      await reviewer.vs.runCommand('Second Look: Review File');
      await row(local.model).click();
      await state('done').waitFor();
      await reviewer.vs.panel.getByText('This is the practice server').waitFor();
    } finally {
      await local.close();
    }
  });

  it('lists each server as soon as it has answered, below those that are there', async () => {
    const { vs } = reviewer;
    const quick = await atUsualPort((port) => startPracticeServer({ port }));
    let wasAsked: (exchange: Exchange) => void;
    const asked = new Promise<Exchange>((resolve) => (wasAsked = resolve));
    const slow = await atUsualPort((port) =>
      startStreamServer((exchange) => {
        wasAsked(exchange);
      }, port),
    );
    try {
      await vs.runCommand('Second Look: Connect to a Model Server');
      await row(quick.model).waitFor();
      (await asked).reply(200, '{"object":"list","data":[{"id":"slow-model"}]}');
      await row('slow-model').waitFor();
      const rows = await vs.page.locator('.quick-input-widget .monaco-list-row').allInnerTexts();
      const place = (text: string) => rows.findIndex((found) => found.includes(text));
      assert.ok(place(quick.model) < place('slow-model'), rows.join('\n'));
      await vs.page.keyboard.press('Escape');
    } finally {
      await Promise.all([quick.close(), slow.close()]);
    }
  });

  it('asks for the key of a server on this machine that wants one, and goes on with the review', async () => {
    const { vs } = reviewer;
    const ownKey = 'sk-of-this-machine';
    const locked = await atUsualPort((port) =>
      startStreamServer((exchange) => {
        if (exchange.headers['authorization'] !== `Bearer ${ownKey}`) exchange.reply(401, '{"error":"Unauthorized"}');
        else if (exchange.method === 'GET') exchange.reply(200, '{"object":"list","data":[{"id":"locked-model"}]}');
        else exchange.reply(200, '{"choices":[{"message":{"content":"With the key."},"finish_reason":"stop"}]}');
      }, port),
    );
    try {
      await vs.setSettings({});
      await vs.runCommand('Second Look: Review File');
      await row('needs a key').click();
      await vs.page.getByText(`API key for ${locked.origin}`).first().waitFor();
      await input().first().fill(ownKey);
      await vs.page.keyboard.press('Enter');
      await row('locked-model').click();
      await vs.panel.getByText('With the key.').waitFor();
    } finally {
      await locked.close();
    }
  });

  it('connects to an address that a person types, and to a model of its list', async () => {
    const { vs } = reviewer;
    await vs.runCommand('Second Look: Connect to a Model Server');
    await row('Enter the address of another server').click();
    await vs.page.getByText('The address of any OpenAI-compatible server').waitFor();
    await input().first().fill(new URL(server.baseUrl).host);
    await vs.page.keyboard.press('Enter');
    await row('scripted').first().click();
    await saved(`"secondLook.model": "scripted"`);
    await vs.runCommand('Second Look: Review File');
    const exchange = await server.next();
    assert.equal(exchange.headers.authorization, undefined);
    exchange.say('From the scripted server.');
    exchange.finish();
    await vs.panel.getByText('From the scripted server.').waitFor();
  });

  it('keeps the key out of the settings and sends it to its own server only', async () => {
    const { vs } = reviewer;
    await vs.runCommand('Second Look: Set API Key');
    await vs.page
      .getByText(`API key for ${new URL(server.baseUrl).origin}`)
      .first()
      .waitFor();
    assert.equal(await input().first().getAttribute('type'), 'password');
    await input().first().fill(canary);
    await vs.page.keyboard.press('Enter');
    await notification(vs.page, 'is set');
    await vs.runCommand('Second Look: Review File');
    const exchange = await server.next();
    assert.equal(exchange.headers.authorization, `Bearer ${canary}`);
    exchange.finish();
    const settings = await readFile(join(vs.folders.userData, 'User', 'settings.json'), 'utf8');
    assert.ok(settings.includes(server.baseUrl) && !settings.includes(canary));
  });

  it('sends no key to another server, and none after it was cleared', async () => {
    const { vs } = reviewer;
    const other = await scriptedServer();
    await vs.setSettings({ 'secondLook.baseUrl': other.baseUrl, 'secondLook.model': 'scripted' });
    await vs.runCommand('Second Look: Review File');
    const elsewhere = await other.next();
    assert.equal(elsewhere.headers.authorization, undefined);
    elsewhere.finish();
    await vs.setSettings({ 'secondLook.baseUrl': server.baseUrl, 'secondLook.model': 'scripted' });
    await vs.runCommand('Second Look: Clear API Key');
    await notification(vs.page, 'is deleted');
    await vs.runCommand('Second Look: Review File');
    const exchange = await server.next();
    assert.equal(exchange.headers.authorization, undefined);
    exchange.finish();
    await other.close();
  });

  it('selects another model from the list of the server', async () => {
    const { vs } = reviewer;
    await vs.runCommand('Second Look: Select Model');
    await row('another').click();
    await saved(`"secondLook.model": "another"`);
    await vs.runCommand('Second Look: Review File');
    const exchange = await server.next();
    assert.equal(exchange.body.model, 'another');
    exchange.finish();
  });

  it('tests the connection and says what it found', async () => {
    const { vs } = reviewer;
    await vs.runCommand('Second Look: Test Connection');
    await notification(vs.page, 'answers and offers the model "another"');
    const nobody = await closedOrigin();
    await vs.setSettings({ 'secondLook.baseUrl': `${nobody}/v1`, 'secondLook.model': 'scripted' });
    await vs.runCommand('Second Look: Test Connection');
    await notification(vs.page, `${nobody} cannot be reached`);
  });
});

/** At a port where servers are looked for; a person's own may have some of them. */
async function atUsualPort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (const { port } of usualServers.toReversed()) {
    try {
      return await start(port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`All of these ports are taken: ${usualServers.map(({ port }) => port).join(', ')}. Free one.`);
}
