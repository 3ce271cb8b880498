/** A command's title → chosen in the command palette, as a person would. */
import { errors, type Page } from 'playwright-core';

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
  // Only once: a click that takes its time may have run the command already.
  await row.click();
  return true;
}
