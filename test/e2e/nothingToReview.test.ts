// Where there is nothing to review, one sentence says so and offers what helps.
import { closedOrigin } from '../support/streamServer/closedPort.ts';
import { keepFailures, openReviewer, type Reviewer } from './reviewer.ts';
import { chooseForFile, notification, openFile } from './user.ts';

describe('nothing to review', () => {
  let reviewer: Reviewer;

  before(async () => {
    const files = { 'empty.ts': new Uint8Array([10]), 'image.dat': new Uint8Array([1, 0, 2, 0]) };
    // Settings in a tab, as they were before they got a window of their own.
    const settings = { 'workbench.editor.useModal': 'off' };
    reviewer = await openReviewer({ baseUrl: `${await closedOrigin()}/v1` }, { files, settings });
  });

  after(() => reviewer.dispose());

  keepFailures(() => reviewer);

  it('says that no editor is open, and opens the search for a file', async () => {
    const { page } = reviewer.vs;
    await reviewer.vs.runCommand('Second Look: Review Selection or File');
    const item = await notification(reviewer.vs.page, 'No editor with code is open');
    await item.getByRole('button', { name: 'Open a File' }).click();
    await page.locator('.quick-input-widget input').first().waitFor();
    await page.keyboard.press('Escape');
  });

  for (const [file, sentence] of [
    ['empty.ts', 'empty.ts is empty'],
    ['image.dat', 'image.dat is not a text file'],
  ] as const) {
    it(`says of ${file}: ${sentence}`, async () => {
      await chooseForFile(reviewer.vs, file, 1, 'Review File');
      await notification(reviewer.vs.page, sentence);
    });
  }

  it('has its icon beside what can be reviewed, and not beside settings and the like', async () => {
    const { vs } = reviewer;
    const icon = vs.page.locator('.editor-actions').getByRole('button', { name: 'Review File' });
    await openFile(vs, 'src/cart.ts');
    await icon.waitFor();
    await vs.runCommand('Preferences: Open Settings (UI)');
    await vs.page.locator('.settings-editor').waitFor();
    await icon.waitFor({ state: 'hidden' });
    await vs.runCommand('File: New Untitled Text File');
    await icon.waitFor();
    await vs.runCommand('Preferences: Open Keyboard Shortcuts');
    await vs.page.locator('.keybindings-editor').waitFor();
    await icon.waitFor({ state: 'hidden' });
  });

  it('shows an empty panel with the one thing to do', async () => {
    const { vs } = reviewer;
    await vs.runCommand('Second Look: Open Panel');
    await vs.panel.getByRole('button', { name: 'Review This File' }).waitFor();
    await vs.panel.getByText('Ctrl+K Ctrl+G').waitFor();
  });
});
