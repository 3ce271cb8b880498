/** A command's title → chosen in the command palette, as a person would. */
import { errors, type Locator, type Page } from 'playwright-core';

const patienceMs = 30_000;
const tryMs = 2_000;

/**
 * An extension's commands appear a moment after the workbench, and an open palette does not grow: it is opened again
 * until the title is there.
 * @throws Error when the palette does not offer the title within half a minute.
 */
export async function runFromPalette(page: Page, title: string): Promise<void> {
  const start = performance.now();
  for (;;) {
    if (await chooseOnce(page, title)) return;
    if (performance.now() - start > patienceMs) throw new Error(`The command palette does not offer “${title}”.`);
    await page.keyboard.press('Escape');
  }
}

async function chooseOnce(page: Page, title: string): Promise<boolean> {
  const palette = page.locator('.quick-input-widget');
  const label = page.locator('.label-name').getByText(title, { exact: true });
  const row = palette.locator('.monaco-list-row').filter({ has: label }).first();
  await page.keyboard.press('F1');
  try {
    await palette.locator('input[type="text"]').fill(`>${title}`, { timeout: tryMs });
    await row.waitFor({ timeout: tryMs });
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
  return await clicked(row);
}

/**
 * A thing that closes when the focus leaves it, as a page that opens late takes it → whether it was clicked. Not
 * twice: a click that began has run the command, however long its end takes.
 */
export async function clicked(target: Locator): Promise<boolean> {
  try {
    await target.click({ trial: true, timeout: tryMs });
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
  try {
    await target.click({ timeout: tryMs });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    return error.message.includes('performing click action');
  }
  return true;
}
