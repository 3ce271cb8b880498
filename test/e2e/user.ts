/** What a person does in the workbench: open a file, select lines, use a menu, a key, the palette, look at the panel. */
import { errors, type Locator, type Page } from 'playwright-core';
import { clicked } from '../support/vscode/commandPalette.ts';
import type { Workbench } from '../support/vscode/workbench.ts';

/** Opens a file of the folder from the explorer, in the first group: with the panel in focus it would cover the panel. */
export async function openFile({ page }: Pick<Workbench, 'page'>, path: string): Promise<void> {
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

/** Loads the window again, with the panel in it: VS Code may not have written down yet that it was open, or where. */
export async function reloadWindow(vs: Workbench): Promise<void> {
  await vs.reload();
  await vs.runCommand('Second Look: Open Panel');
}

/** A file or folder in the explorer; `level` is 1 at the top. */
function explorerRow(page: Page, name: string, level: number): Locator {
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
  const selected = page.locator('.monaco-editor.focused .selected-text').filter({ visible: true }).last();
  await chooseFromMenu(page, entry, () => selected.click({ button: 'right', force: true }));
}

/** Opens the context menu of a file in the explorer and chooses an entry. */
export async function chooseForFile({ page }: Workbench, name: string, level: number, entry: string): Promise<void> {
  await chooseFromMenu(page, entry, () => explorerRow(page, name, level).click({ button: 'right' }));
}

/**
 * The same for several files at the top, which stand below each other. The explorer follows the editor, a moment later,
 * and forgets what else was selected: `explorer.autoReveal` should be off.
 */
export async function chooseForFiles({ page }: Workbench, names: readonly string[], entry: string): Promise<void> {
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const selected = page.locator('.explorer-folders-view .monaco-list-row[aria-selected="true"]');
  await chooseFromMenu(page, entry, async () => {
    await explorerRow(page, first, 1).click();
    await explorerRow(page, last, 1).click({ modifiers: ['Shift'] });
    await selected.nth(names.length - 1).waitFor();
    await explorerRow(page, last, 1).click({ button: 'right' });
  });
}

/**
 * A menu takes no click in its first moments, so that a right click cannot choose by accident, and stays open then; one
 * from which something takes the focus closes, and is opened again.
 */
async function chooseFromMenu(page: Page, entry: string, open: () => Promise<void>): Promise<void> {
  const menu = page.locator('.monaco-menu').first();
  await open();
  for (let tries = 0; tries < 10; tries++) {
    const taken = await clicked(menu.locator('.action-item').filter({ hasText: entry }).first());
    const closed = await menu.waitFor({ state: 'hidden', timeout: 1500 }).then(
      () => true,
      () => false,
    );
    if (closed && taken) return;
    // An extension's entries come a moment after the workbench, and an open menu does not grow.
    if (!closed && !taken) await page.keyboard.press('Escape');
    if (closed || !taken) await open();
  }
  throw new Error(`The menu does not take “${entry}”.`);
}

/**
 * The message with these words that comes up in the corner of the window. It goes away by itself after ten seconds, which
 * a slow machine may need to look; whoever has missed it finds it behind the bell.
 */
export async function notification(page: Page, words: string): Promise<Locator> {
  const message = page
    .locator(':is(.notifications-toasts, .notifications-center) .notification-list-item')
    .filter({ hasText: words })
    .first();
  try {
    await message.waitFor({ timeout: 15_000 });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    await page.locator('#status\\.notifications').click();
    await message.waitFor();
  }
  return message;
}

/** Takes a message away by its own cross: a command for all of them can come so late that it takes the next one, too. */
export async function dismiss(message: Locator): Promise<void> {
  await message.hover();
  await message.locator('.codicon-notifications-clear').click();
  await message.waitFor({ state: 'hidden' });
}

/** The lines of code of the text editors that are to be seen. */
function codeOf(page: Page): Locator {
  return page.locator('.editor-instance .monaco-editor .view-lines');
}

/** The shortcut of Review on Linux; the manifest has the others. */
export async function pressShortcut({ page }: Pick<Workbench, 'page'>, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
