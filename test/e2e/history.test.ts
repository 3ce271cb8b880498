// What stays of a review: through reloads of the window, in the history, as a document.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { scriptedServer, type Exchange, type ScriptedServer } from '../support/scriptedServer.ts';
import { packageOf } from '../support/vscode/packageOf.ts';
import { extensionHosts } from '../support/vscode/extensionHosts.ts';
import { installVsix } from '../support/vscode/server.ts';
import { keepFailures, openReviewer, version, type Reviewer } from './reviewer.ts';
import { storedReview } from './storedReview.ts';
import { openFile, reloadWindow } from './user.ts';

/** How often a window is reloaded in the middle of an answer. */
const reloads = process.env['SECOND_LOOK_FULL'] ? 20 : 2;

const newer = '99.0.0';

describe('what stays of a review, in the workbench', () => {
  let server: ScriptedServer;
  let reviewer: Reviewer;

  before(async () => {
    server = await scriptedServer();
    reviewer = await openReviewer(server);
  });

  after(async () => {
    await reviewer.dispose();
    await server.close();
  });

  keepFailures(() => reviewer);

  const panel = () => reviewer.vs.panel;
  const button = (name: string) => panel().getByRole('button', { name, exact: true });
  const state = (words: string) => panel().locator('.status').getByText(words).waitFor();
  const prose = async () => (await panel().locator('.prose').innerText()).trim();

  async function review(words: string, shown = words.trim()): Promise<Exchange> {
    // After a reload too: VS Code may not have written down yet that it was open.
    await openFile(reviewer.vs, 'src/cart.ts');
    await reviewer.vs.runCommand('Second Look: Review File');
    const exchange = await server.next();
    exchange.say(words);
    await panel().getByText(shown).waitFor();
    return exchange;
  }

  async function finished(words: string, shown?: string): Promise<void> {
    (await review(words, shown)).finish();
    await state('done');
  }

  /** What was on the screen is there again, and the answer goes on behind it. */
  async function resumed(begin: string): Promise<void> {
    await state('cut off');
    assert.equal(await prose(), begin.trim());
    await button('Resume').click();
    const second = await server.next();
    assert.ok(JSON.stringify(second.body).includes(begin.trim()), 'the model is given what it wrote');
    second.say('Here it goes on.');
    second.finish();
    await state('done');
    assert.equal(await prose(), `${begin}Here it goes on.`);
  }

  it(`fault 42: is restored after each of ${reloads} reloads in its middle, and goes on from there`, async function () {
    this.timeout(reloads * 90_000);
    for (let round = 1; round <= reloads; round++) {
      const begin = `Round ${round} has begun, and the window goes away in the middle of it. `;
      await review(begin);
      await storedReview(reviewer.vs, begin);
      await reloadWindow(reviewer.vs);
      await resumed(begin);
      if (round === 1) await reviewer.vs.screenshot('resumed-after-reload');
    }
  });

  it('fault 42: is restored after the end of its extension host, and goes on from there', async function () {
    if (process.platform !== 'linux') this.skip();
    this.timeout(120_000);
    const { vs } = reviewer;
    const begin = 'These words were on the screen when the host was killed. ';
    await review(begin);
    await storedReview(vs, begin);
    const kept = await readdir(vs.folders.userData, { recursive: true });
    // Without VS Code's lock, the review would be taken for one of another window for a while.
    assert.ok(kept.some((name) => /workspaceStorage[\\/][^\\/]+[\\/]vscode\.lock$/.test(name)));
    const hosts = await extensionHosts(vs.folders.userData);
    assert.ok(hosts.length > 0);
    for (const id of hosts) process.kill(id, 'SIGKILL');
    await reloadWindow(vs);
    await resumed(begin);
  });

  it('fault 42: is restored after an update of the extension in its middle, and goes on from there', async function () {
    this.timeout(120_000);
    const { vs } = reviewer;
    const begin = 'These words were on the screen when a newer version was installed. ';
    await review(begin);
    await storedReview(vs, begin);
    await installVsix(version, vs.folders, await packageOf(newer, reviewer.folder));
    await reloadWindow(vs);
    await resumed(begin);
    const script = panel().locator(`script[src*="second-look.second-look-${newer}"]`);
    assert.equal(await script.count(), 1, 'the panel is that of the newer version');
  });

  it('is listed in the history after a newer one of the same lines has taken its place', async () => {
    // VS Code makes an icon of such words where nobody keeps it from that.
    const older = 'The older answer of $(document).';
    await finished(older);
    const tabs = await panel().getByRole('tab').count();
    await finished('The newer answer.');
    assert.equal(await panel().getByRole('tab').count(), tabs);
    const { vs } = reviewer;
    await vs.runCommand('Second Look: Show History');
    const row = vs.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: older });
    await row.waitFor();
    await vs.screenshot('history');
    await row.click();
    await panel().getByText(older).waitFor();
    await state('done');
  });

  it('is shown as a Markdown document, which grows with it', async () => {
    const exchange = await review('Some *words* of the answer. ', 'of the answer.');
    const { vs } = reviewer;
    await vs.runCommand('Second Look: Open Review as Markdown');
    const lines = vs.page.locator('.editor-instance .monaco-editor .view-lines').filter({ hasText: 'Review of' });
    await lines.getByText('Some *words* of the answer.').waitFor();
    exchange.say('And the rest.');
    exchange.finish();
    await lines.getByText('And the rest.').waitFor();
    await lines.getByText('Complete.').waitFor();
    await state('done');
    await vs.screenshot('review-as-markdown');
    await vs.runCommand('View: Close Editor');
  });

  it('is copied as it was written', async () => {
    const { vs } = reviewer;
    await openFile(reviewer.vs, 'src/money.ts');
    await finished('A copy of `this`.', 'A copy of');
    await vs.runCommand('Second Look: Copy Answer');
    await vs.runCommand('File: New Untitled Text File');
    await vs.page.keyboard.press('Control+V');
    await vs.page.locator('.view-lines').getByText('A copy of `this`.').waitFor();
  });

  it('is forgotten where the user says so', async () => {
    const { vs } = reviewer;
    await vs.runCommand('Second Look: Clear History');
    await vs.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Clear History' }).click();
    await panel().getByText('Select code, or open a file').waitFor();
    await vs.runCommand('Second Look: Show History');
    await vs.page.locator('.notifications-toasts').getByText('No review is kept yet.').waitFor();
  });
});
