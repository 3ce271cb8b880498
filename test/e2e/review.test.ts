// A review as a person starts, watches, stops and repeats it, with the practice server as the model.
import assert from 'node:assert/strict';
import { startPracticeServer, type PracticeServer } from '../support/practiceServer/server.ts';
import { keepFailures, openReviewer, type Reviewer } from './reviewer.ts';
import { storedReview } from './storedReview.ts';
import {
  chooseForFile,
  chooseFromContextMenu,
  notification,
  openFile,
  pressShortcut,
  reloadWindow,
  selectLines,
} from './user.ts';

describe('a review in the workbench', () => {
  let server: PracticeServer;
  let reviewer: Reviewer;

  before(async () => {
    server = await startPracticeServer({ tokensPerSecond: Infinity });
    reviewer = await openReviewer(server);
  });

  after(async () => {
    await reviewer.dispose();
    await server.close();
  });

  keepFailures(() => reviewer);

  const panel = () => reviewer.vs.panel;
  const button = (name: string) => panel().getByRole('button', { name, exact: true });
  const state = (word: string) => panel().locator('.status').getByText(word);
  const panelTab = () => reviewer.vs.page.locator('.tab').filter({ hasText: 'Second Look' });
  /** Reviews some lines of the cart; its first words are to be seen, and the rest is withheld. */
  const heldReview = async () => {
    const { vs } = reviewer;
    await openFile(vs, 'src/cart.ts');
    await selectLines(vs, 1, 12);
    const hold = server.hold(10);
    await vs.runCommand('Second Look: Review Selection');
    await hold.reached;
    await panel().getByText('This is the practice server').waitFor();
    return hold;
  };
  const wholeAnswer = async () => {
    await state('done').waitFor();
    await panel()
      .getByText(/AI-generated/)
      .waitFor();
  };
  const lastRequest = () => server.requests.findLast(({ path }) => path.endsWith('completions'))!;

  for (const [api, path] of [
    ['chat', '/v1/chat/completions'],
    ['completions', '/v1/completions'],
  ] as const) {
    it(`shows the first words while the server withholds the rest, through ${path}`, async () => {
      const { vs } = reviewer;
      await vs.setSettings({
        'secondLook.baseUrl': server.baseUrl,
        'secondLook.model': server.model,
        'secondLook.api': api,
      });
      await openFile(vs, 'src/cart.ts');
      await selectLines(vs, 1, 12);
      const hold = server.hold(12);
      await chooseFromContextMenu(vs, 'Review Selection');
      await hold.reached;
      // These words are in the panel, and the server has not sent another one.
      await panel().getByText('This is the practice server').waitFor();
      assert.equal(lastRequest().path, path);
      assert.equal(lastRequest().tokens, 12);
      await state('streaming').waitFor();
      const early = await panel().locator('.prose').innerText();
      assert.match(early, /^This is the practice server/);
      await vs.screenshot(`review-${api}-withheld`);
      hold.release();
      await state('done').waitFor();
      const whole = await panel().locator('.prose').innerText();
      assert.ok(whole.length > early.length && whole.startsWith(early.trimEnd().slice(0, 28)), whole);
      await panel().getByRole('button', { name: 'src/cart.ts 1–12' }).waitFor();
    });
  }

  it('leaves the focus in the code', async () => {
    assert.equal(await reviewer.vs.page.locator('.monaco-editor.focused').count(), 1);
  });

  it('reviews the whole file from the command palette, with an answer about that file', async () => {
    const { vs } = reviewer;
    await openFile(vs, 'tools/report.py');
    await vs.runCommand('Second Look: Review File');
    await panel()
      .getByRole('button', { name: /^tools\/report\.py/ })
      .waitFor();
    await state('done').waitFor();
    await panel().locator('.prose').filter({ hasText: 'of tools/report.py' }).waitFor();
  });

  it('reviews a file from the explorer', async () => {
    await chooseForFile(reviewer.vs, 'money.ts', 2, 'Review File');
    await panel()
      .getByRole('button', { name: /^src\/money\.ts/ })
      .waitFor();
    await state('done').waitFor();
  });

  it('reviews several selections as one, and says that the code between them is sent too', async () => {
    const { vs } = reviewer;
    await openFile(vs, 'src/cart.ts');
    await selectLines(vs, 4, 4);
    const word = vs.page.locator('.view-line').getByText('Membership', { exact: true }).first();
    await word.dblclick({ modifiers: ['Alt'] });
    await vs.runCommand('Second Look: Review Selection');
    await notification(vs.page, 'lines 4 to 10 are reviewed as one');
    await panel().getByRole('button', { name: 'src/cart.ts 4–10' }).waitFor();
    await state('done').waitFor();
  });

  it('reviews the selection by the keyboard alone, and stops at once', async () => {
    const { vs } = reviewer;
    await openFile(vs, 'src/invoice.ts');
    await selectLines(vs, 3, 20);
    const hold = server.hold(5);
    await pressShortcut(vs, ['Control+K', 'Control+G']);
    await hold.reached;
    await panel().getByRole('button', { name: 'src/invoice.ts 3–20' }).waitFor();
    await button('Stop').click();
    const request = lastRequest();
    await request.over;
    assert.ok(request.closedEarly);
    await state('stopped').waitFor();
    await panel().locator('.prose').getByText('This is the').waitFor();
  });

  it('runs a stopped review again over the same lines', async () => {
    await button('Review Again').click();
    await state('done').waitFor();
    await panel().getByText('src/invoice.ts').first().waitFor();
  });

  it('shows the reviewed lines in the editor when the target is clicked', async () => {
    const { vs } = reviewer;
    await openFile(vs, 'src/money.ts');
    await panel().getByRole('button', { name: 'src/invoice.ts 3–20' }).click();
    await vs.page.locator('.tab.active[data-resource-name="invoice.ts"]').waitFor();
    await vs.page.locator('.monaco-editor.focused .selected-text').first().waitFor();
  });

  it('keeps every review in a switcher', async () => {
    const tabs = panel().getByRole('tab');
    assert.ok((await tabs.count()) >= 4);
    await tabs.first().click();
    await panel().getByRole('button', { name: 'src/cart.ts 1–12' }).waitFor();
  });

  it('loses nothing while the panel is hidden', async () => {
    const { vs } = reviewer;
    const hold = await heldReview();
    // Another editor in the panel's own group covers it, which ends its page.
    await panelTab().click();
    await vs.page.keyboard.press('Control+N');
    await vs.page.locator('iframe.webview').waitFor({ state: 'hidden' });
    hold.release();
    await lastRequest().over;
    await vs.runCommand('Second Look: Open Panel');
    await wholeAnswer();
  });

  it('loses nothing while the panel moves to another group', async () => {
    const { vs } = reviewer;
    const hold = await heldReview();
    await panelTab().click();
    await vs.runCommand('View: Move Editor into Previous Group');
    await state('streaming').waitFor();
    await panel().getByText('This is the practice server').waitFor();
    hold.release();
    await state('done').waitFor();
    await panelTab().click();
    await vs.runCommand('View: Move Editor into Next Group');
    await wholeAnswer();
  });

  it('loses nothing when the panel’s page is reloaded', async () => {
    const { vs } = reviewer;
    const before = await panel().locator('.prose').innerText();
    await vs.runCommand('Developer: Reload Webviews');
    await state('done').waitFor();
    assert.equal(await panel().locator('.prose').innerText(), before);
  });

  it('brings the reviews back after a reload of the window, and calls the one that was cut interrupted', async function () {
    this.timeout(120_000);
    const { vs } = reviewer;
    await heldReview();
    const request = lastRequest();
    await storedReview(vs, 'This is the practice server');
    await reloadWindow(vs);
    await request.over;
    await state('cut off').waitFor();
    await panel().getByText('The window was reloaded').waitFor();
    await panel().locator('.prose').getByText('This is the practice server').waitFor();
    await button('Review Again').click();
    await state('done').waitFor();
  });

  it('has one panel after a reload, also where its tab lay behind another', async () => {
    const { vs } = reviewer;
    await openFile(vs, 'src/cart.ts');
    await vs.runCommand('View: Join All Editor Groups');
    await panelTab().and(vs.page.locator('.active')).waitFor({ state: 'detached' });
    // This way, VS Code writes down first what is where.
    await Promise.all([vs.page.waitForEvent('load'), vs.runCommand('Developer: Reload Window')]);
    await reloadWindow(vs);
    await state('done').waitFor();
    assert.equal(await panelTab().count(), 1);
  });

  it('fault 41: stops what is running when its panel is closed', async () => {
    const { vs } = reviewer;
    await openFile(vs, 'src/cart.ts');
    const hold = server.hold(5);
    await vs.runCommand('Second Look: Review File');
    await hold.reached;
    const request = lastRequest();
    await panelTab().click({ button: 'middle' });
    await request.over;
    assert.ok(request.closedEarly);
  });

  it('opens the panel again, with the reviews in it', async () => {
    await reviewer.vs.runCommand('Second Look: Open Panel');
    await state('stopped').waitFor();
    assert.ok((await panel().getByRole('tab').count()) >= 4);
  });
});
