// Findings as a person meets them: at their lines while the answer is written, moved by edits, applied, undone, discarded.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPracticeServer, type PracticeServer } from '../support/practiceServer/server.ts';
import { splitTokens } from '../support/practiceServer/tokens.ts';
import { writeReview } from '../support/practiceServer/writeReview.ts';
import { keepFailures, openReviewer, type Reviewer } from './reviewer.ts';
import { openFile, reloadWindow } from './user.ts';

const file = 'src/legacy/discount.js';

/** So that all lines are to be seen at once. */
const smallCode = { 'editor.fontSize': 10, 'editor.lineHeight': 14, 'editor.scrollBeyondLastLine': false };

describe('findings in the workbench', () => {
  let server: PracticeServer;
  let reviewer: Reviewer;

  before(async () => {
    server = await startPracticeServer({ tokensPerSecond: Infinity });
    reviewer = await openReviewer(server, { settings: { 'editor.minimap.enabled': false, ...smallCode } });
  });

  after(async () => {
    await reviewer.dispose();
    await server.close();
  });

  keepFailures(() => reviewer);

  const panel = () => reviewer.vs.panel;
  const card = (title: string) => panel().locator('article').filter({ hasText: title });
  const code = () => reviewer.vs.page.locator('.editor-instance .monaco-editor').first();
  /** The numbers of the lines that have a comment, as they are drawn beside the code. */
  const markedLines = async (): Promise<number[]> => {
    const rows = code()
      .locator('.margin-view-overlays > div')
      .filter({ has: reviewer.vs.page.locator('.comment-thread') });
    const numbers = await rows.locator('.line-numbers').allInnerTexts();
    return numbers.map(Number).sort((a, b) => a - b);
  };
  const marked = async (expected: readonly number[]) => {
    let seen: readonly number[] = [];
    for (let tries = 0; tries < 100; tries++) {
      seen = await markedLines();
      if (seen.join() === expected.join()) return;
      await reviewer.vs.page.waitForTimeout(100);
    }
    assert.deepEqual(seen, expected);
  };
  /** Saves the document, and waits until it is on disk as it should be. */
  const saved = async (...expected: readonly RegExp[]) => {
    await reviewer.vs.page.keyboard.press('Control+1');
    await reviewer.vs.runCommand('File: Save');
    let text = '';
    for (let tries = 0; tries < 100; tries++) {
      text = await readFile(join(reviewer.folder, file), 'utf8');
      if (expected.every((words) => words.test(text))) return;
      await reviewer.vs.page.waitForTimeout(100);
    }
    assert.fail(`On disk is\n${text}`);
  };
  const goTo = async (number: number) => {
    const { page } = reviewer.vs;
    await page.keyboard.press('Control+1');
    // Keys that come before still go to the panel.
    await page.locator('.monaco-editor.focused').waitFor();
    await page.keyboard.press('Control+G');
    const input = page.locator('.quick-input-widget input[type="text"]');
    await input.waitFor();
    await input.fill(`:${number}`);
    await page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  };

  it('appear at their lines while the answer is still being written', async () => {
    const { vs } = reviewer;
    await openFile(vs, file);
    const text = (await readFile(join(reviewer.folder, file), 'utf8')).replace(/\n$/, '');
    const answer = writeReview({
      instructions: '',
      code: text,
      languageId: 'javascript',
      file,
      startLine: 1,
      isWholeFile: true,
    });
    const upTo = answer.indexOf('\n', answer.indexOf('### warning · L9 ')) + 3;
    const hold = server.hold(splitTokens(answer.slice(0, upTo)).length);
    await vs.runCommand('Second Look: Review File');
    await hold.reached;
    await marked([4, 22, 37, 41]);
    await panel().locator('.status').getByText('streaming').waitFor();
    // The page may be some frames behind the marks in the code.
    await panel().locator('article').nth(4).waitFor();
    assert.equal(await panel().locator('article').count(), 5);
    await vs.screenshot('findings-streaming');
    hold.release();
    await panel().locator('.status').getByText('done').waitFor();
    await marked([1, 4, 9, 12, 22, 32, 37, 41]);
    await vs.screenshot('findings-done');
  });

  it('have cards in the answer, and are counted by severity', async () => {
    assert.equal(await panel().locator('article').count(), 8);
    await panel().getByLabel('4 critical, 2 warnings, 1 suggestion, 1 note').waitFor();
  });

  it('move with their lines when the code above is edited', async () => {
    const { page } = reviewer.vs;
    await goTo(9);
    await page.keyboard.press('Control+Shift+Enter');
    await page.keyboard.type('// typed');
    await marked([1, 4, 10, 13, 23, 33, 38, 42]);
    await card('Unexpected negating').getByText('L42').waitFor();
    await card('Duplicate key').getByText('L4').waitFor();
  });

  it('are applied in the panel, gone from the code, and back after one undo', async () => {
    const { page } = reviewer.vs;
    const negation = card('Unexpected negating');
    await negation.hover();
    await negation.getByRole('button', { name: 'Apply', exact: true }).click();
    await negation.getByText('Applied').waitFor();
    await marked([1, 4, 10, 13, 23, 33, 38]);
    await saved(/^ {2}if \(!\('discount' in order\)\) \{$/m);
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+Z');
    await marked([1, 4, 10, 13, 23, 33, 38, 42]);
    await negation.getByText('Applied').waitFor({ state: 'detached' });
    await saved(/^ {2}if \(!'discount' in order\) \{$/m, /^ *\/\/ typed$/m);
  });

  it('are applied and taken back by keys alone, which lead back to the code', async () => {
    const { page } = reviewer.vs;
    const negation = card('Unexpected negating');
    await negation.focus();
    await page.keyboard.press('a');
    await negation.getByText('Applied').waitFor();
    await saved(/^ {2}if \(!\('discount' in order\)\) \{$/m);
    await negation.focus();
    await page.keyboard.press('u');
    await negation.getByText('Applied').waitFor({ state: 'detached' });
    await saved(/^ {2}if \(!'discount' in order\) \{$/m);
    await negation.focus();
    await page.keyboard.press('Escape');
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
  });

  it('are found by the words on the page', async () => {
    const { page } = reviewer.vs;
    await card('Unexpected negating').getByRole('heading').click();
    // VS Code learns of the focus in a page a moment later.
    await page.locator('.editor-group-container.active .tab.active').filter({ hasText: 'Second Look' }).waitFor();
    await page.keyboard.press('Control+F');
    const find = page.locator('.simple-find-part.visible');
    await find.waitFor();
    await page.keyboard.type('left operand alone');
    await page.keyboard.press('Enter');
    const found = async () => (await reviewer.vs.panelFrame()).evaluate(() => String(getSelection()));
    for (let tries = 0; tries < 50 && (await found()) === ''; tries++) await page.waitForTimeout(100);
    assert.equal(await found(), 'left operand alone');
    await reviewer.vs.screenshot('find');
    await page.keyboard.press('Escape');
    await find.waitFor({ state: 'hidden' });
  });

  it('are discarded in the editor, and folded in the panel', async () => {
    const { vs } = reviewer;
    await goTo(37);
    await vs.runCommand('Second Look: Next Finding');
    const thread = code().locator('.review-widget').filter({ hasText: 'eval' });
    await thread.waitFor();
    await vs.screenshot('findings-thread');
    await thread.getByRole('button', { name: 'Discard', exact: true }).first().click();
    await marked([1, 4, 10, 13, 23, 33, 42]);
    await card('eval').getByText('Discarded').waitFor();
    await panel().getByLabel('3 critical, 2 warnings, 1 suggestion, 1 note').waitFor();
  });

  it('stand where they belong at last, in both places', async () => {
    const places = await panel().locator('.finding-lines').allInnerTexts();
    assert.deepEqual(
      places.map((place) => place.trim()),
      ['L4', 'L23', 'L38', 'L42', 'L10', 'L31–33', 'L13', 'L1'],
    );
    await reviewer.vs.screenshot('findings-after');
  });

  it('are at their lines again after a reload of the window', async function () {
    this.timeout(120_000);
    await reloadWindow(reviewer.vs);
    await marked([1, 4, 10, 13, 23, 33, 42]);
    await card('eval').getByText('Discarded').waitFor();
    await card('Unexpected negating').getByText('L42').waitFor();
  });

  it('are looked for in the code as it is now when the review is run again', async () => {
    const { vs } = reviewer;
    await panel().getByRole('button', { name: 'Review Again', exact: true }).click();
    await panel()
      .getByRole('button', { name: `${file} 1–46` })
      .waitFor();
    await panel().locator('.status').getByText('done').waitFor();
    // It has taken the place of the one before.
    assert.equal(await panel().getByRole('tab').count(), 0);
    await marked([1, 4, 10, 13, 23, 33, 38, 42]);
    await vs.screenshot('findings-again');
  });
});
