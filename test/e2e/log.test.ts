// What Show Log shows after reviews: what happened to them, and nothing of the code, the answer or the key.
import assert from 'node:assert/strict';
import { scriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';
import { logFiles } from './logFiles.ts';
import { keepFailures, openReviewer, type Reviewer } from './reviewer.ts';
import { notification, openFile } from './user.ts';

const key = 'sk-canary-7d20c4';
const code = 'canaryOfTheCode';
const answer = 'canaryOfTheAnswer';

describe('the log', () => {
  let server: ScriptedServer;
  let reviewer: Reviewer;

  before(async () => {
    server = await scriptedServer();
    reviewer = await openReviewer(server, { files: { 'secret.ts': Buffer.from(`export const ${code} = 1;\n`) } });
  });

  after(async () => {
    await reviewer.dispose();
    await server.close();
  });

  keepFailures(() => reviewer);

  it('tells what happened to each review, and neither code, answer nor key', async () => {
    const { vs } = reviewer;
    const { page } = vs;
    await vs.runCommand('Second Look: Set API Key');
    await page.getByText('API key for').first().waitFor();
    await page.locator('.quick-input-widget input').first().fill(key);
    await page.keyboard.press('Enter');
    await notification(page, 'is set');

    await openFile(vs, 'secret.ts');
    await vs.runCommand('Second Look: Review File');
    const whole = await server.next();
    assert.ok(JSON.stringify(whole.body).includes(code) && whole.headers.authorization?.includes(key));
    whole.say(answer);
    whole.finish();
    await vs.panel.getByText(answer).waitFor();
    await vs.panel.locator('.status').getByText('done').waitFor();

    await vs.runCommand('Second Look: Review File');
    // Some servers quote what they were sent.
    (await server.next()).refuse(401, { error: { message: `Incorrect API key provided: ${key} with ${code}` } });
    await vs.panel.locator('.status').getByText('failed').waitFor();

    await vs.runCommand('Second Look: Show Log');
    const line = (text: string) => page.locator('.output-view .view-line').filter({ hasText: text }).first();
    await line('run 1: finished').waitFor();
    await line('run 1: failed').waitFor();
    await vs.screenshot('log');
    const logs = await logFiles(vs);
    const own = logs.find(({ name }) => name.endsWith('Second Look.log'));
    assert.match(own?.text ?? '', /started, \d+ lines? of typescript to http:\S+, model scripted/);
    for (const { name, text } of logs) {
      for (const secret of [key, code, answer]) assert.ok(!text.includes(secret), `${name} holds ${secret}`);
    }
  });
});
