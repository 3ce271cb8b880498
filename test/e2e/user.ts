/** What a person does in the workbench: open a file, select lines, use a menu, a key, the palette, look at the panel. */
import type { Locator, Page } from 'playwright-core';
import type { UserSettings } from '../support/vscode/profile.ts';
import type { Workbench } from '../support/vscode/workbench.ts';

/** Opens a file of the folder from the explorer, in the first group: with the panel in focus it would cover the panel. */
export async function openFile({ page }: Workbench, path: string): Promise<void> {
  await page.keyboard.press('Control+1');
  const names = path.split('/');
  for (const [depth, name] of names.entries()) {
    const row = explorerRow(page, name, depth + 1);
    await row.waitFor();
    if (depth === names.length - 1) await row.dblclick();
    else if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
  }
  await page.locator(`.tab.active[data-resource-name="${names.at(-1) ?? ''}"]`).waitFor();
}

/** A file or folder in the explorer; `level` is 1 at the top. */
export function explorerRow(page: Page, name: string, level: number): Locator {
  const label = page.locator('.label-name').getByText(name, { exact: true });
  return page.locator(`.explorer-folders-view .monaco-list-row[aria-level="${level}"]`).filter({ has: label });
}

/** Selects whole lines, 1-based, from the first to the end of the last. */
export async function selectLines({ page }: Workbench, first: number, last: number): Promise<void> {
  await codeOf(page).first().click();
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget input[type="text"]');
  await input.waitFor();
  await input.fill(`:${first}`);
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
  await page.keyboard.press('Home');
  await page.keyboard.press('Home');
  for (let line = first; line < last; line++) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+End');
  await page.locator('.monaco-editor.focused .selected-text').first().waitFor();
}

/** Right-clicks the selection and chooses an entry of the context menu. */
export async function chooseFromContextMenu({ page }: Workbench, entry: string): Promise<void> {
  // The last selected line: a sticky heading can lie over the first. Monaco draws a selection below the text.
  const box = await page.locator('.monaco-editor.focused .selected-text').last().boundingBox();
  if (!box) throw new Error('The selection is not to be seen.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { button: 'right' });
  await chooseFromMenu(page, entry);
}

/** Opens the context menu of a file in the explorer and chooses an entry. */
export async function chooseForFile({ page }: Workbench, name: string, level: number, entry: string): Promise<void> {
  await explorerRow(page, name, level).click({ button: 'right' });
  await chooseFromMenu(page, entry);
}

/** A menu takes no click in its first moments, so that a right click cannot choose by accident; it stays open then. */
async function chooseFromMenu(page: Page, entry: string): Promise<void> {
  const menu = page.locator('.monaco-menu').first();
  for (let tries = 0; tries < 10; tries++) {
    await menu.locator('.action-item').filter({ hasText: entry }).first().click();
    const closed = await menu.waitFor({ state: 'hidden', timeout: 1500 }).then(
      () => true,
      () => false,
    );
    if (closed) return;
  }
  throw new Error(`The menu does not take “${entry}”.`);
}

const marker = 'editorUnicodeHighlight.background';
let changes = 0;

/** Replaces the user's settings, and waits until VS Code has read them: a colour that nobody sees tells. */
export async function changeSettings(vs: Workbench, settings: UserSettings): Promise<void> {
  const colour = `#${String(++changes).padStart(6, '0')}`;
  await vs.setSettings({ ...settings, 'workbench.colorCustomizations': { [marker]: colour } });
  const property = `--vscode-${marker.replace('.', '-')}`;
  const read = `getComputedStyle(document.querySelector('.monaco-workbench')).getPropertyValue('${property}').trim()`;
  await vs.page.waitForFunction(`${read} === '${colour}'`);
}

/** A notification with these words. Under its test driver VS Code shows no toasts, so the list of all is opened. */
export async function notification(vs: Workbench, words: string): Promise<Locator> {
  const item = vs.page.locator('.notifications-center .notification-list-item').filter({ hasText: words }).first();
  // The list that is opened before the first notification has come closes again by itself.
  for (let tries = 0; tries < 10; tries++) {
    await vs.runCommand('Notifications: Show Notifications');
    const shown = await item.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (shown) return item;
  }
  throw new Error(`There is no notification with the words “${words}”.`);
}

/** The lines of code of the text editors that are to be seen. */
export function codeOf(page: Page): Locator {
  return page.locator('.editor-instance .monaco-editor .view-lines');
}

/** The shortcut of Review on Linux; the manifest has the others. */
export async function pressShortcut({ page }: Workbench, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
