// Characters that cannot be seen, as a person meets them: named in the code, shown in the answer, asked about before a fix.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';
import { keepFailures, openReviewer, version, type Reviewer } from './reviewer.ts';
import { openFile } from './user.ts';

const fence = '```';
const code = 'let level = "user\u202e";\nlet is\u0410dmin = false;\nlet grant = 1;\n';
const fixed = code.replace('grant', 'gr\u200bant');
const answer = `Look at \u2066this.

### critical · L3 · Name\u202e of it

${fence}
let grant = 1;
${fence}

It is wrong.

${fence}suggestion
let gr\u200bant = 1;
${fence}
`;

describe('faults 34 and 35: hidden text in the workbench', () => {
  let server: ScriptedServer;
  let reviewer: Reviewer;

  before(async () => {
    server = await scriptedServer();
    reviewer = await openReviewer(server, { files: { 'level.js': code } });
  });
  after(async () => {
    await reviewer.dispose();
    await server.close();
  });
  keepFailures(() => reviewer);

  const panel = () => reviewer.vs.panel;
  const dialog = () => reviewer.vs.page.locator('.monaco-dialog-box');
  const onDisk = () => readFile(join(reviewer.folder, 'level.js'), 'utf8');

  it('is named where the code holds it, and shown as escapes in the answer and at its lines', async () => {
    const { vs } = reviewer;
    await openFile(vs, 'level.js');
    await vs.runCommand('Second Look: Review File');
    const exchange = await server.next();
    exchange.say(answer);
    exchange.finish();
    await panel().getByText('cannot be seen: \\u{202e} right-to-left override (line 1)').waitFor();
    await panel().getByText('that look like others: is\u0410dmin (is\\u{410}dmin, Latin, Cyrillic, line 2)').waitFor();
    await panel().getByText('Look at \\u{2066}this.').waitFor();
    const card = panel().locator('article').filter({ hasText: 'Name\\u{202e} of it' });
    await card.locator('ins').filter({ hasText: 'let gr\\u{200b}ant = 1;' }).waitFor();
    await card.hover();
    assert.deepEqual(await card.locator('.finding-actions').getByRole('button').allInnerTexts(), [
      'Preview',
      'Discard',
      'Copy',
    ]);
    await vs.runCommand('Second Look: Next Finding');
    const thread = vs.page.locator('.review-widget').filter({ hasText: 'Name\\u{202e} of it' });
    await thread.getByText('gr\\u{200b}ant').first().waitFor();
    assert.equal(await thread.getByRole('button', { name: 'Apply', exact: true }).count(), 0);
    await vs.screenshot(`${version}-hidden-text`);
  });

  it('comes into the code only where the user says so, who is told what it is', async () => {
    const { vs } = reviewer;
    const ask = async () => {
      await vs.page.getByRole('button', { name: 'Apply This Suggestion' }).click();
      await dialog().getByText('“Name\\u{202e} of it” adds characters to the code').waitFor();
      await dialog().getByText('\\u{200b} zero width space (line 3)').waitFor();
    };
    const answerWith = async (name: string) => {
      await dialog().getByRole('button', { name, exact: true }).click();
      await dialog().waitFor({ state: 'hidden' });
    };
    await panel().getByRole('button', { name: 'Preview', exact: true }).click();
    await ask();
    await vs.screenshot(`${version}-hidden-text-question`);
    await answerWith('Cancel');
    await ask();
    await answerWith('Apply Anyway');
    await panel().locator('article').getByText('Applied').waitFor();
    await vs.page.keyboard.press('Control+1');
    await vs.runCommand('File: Save');
    for (let tries = 0; tries < 100 && (await onDisk()) !== fixed; tries++) await vs.page.waitForTimeout(100);
    assert.equal(await onDisk(), fixed);
  });
});
