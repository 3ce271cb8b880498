/** Texts in pieces in, what the panel's prose makes of them out: in a real browser, without the panel around it. */
import { build } from 'esbuild';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openPage } from '../vscode/browser.ts';
import type * as InPage from './proseInPage.ts';

export interface ProsePage {
  readonly page: Page;
  close(): Promise<void>;
}

declare global {
  interface Window {
    /** Bound by the bundle below. */
    readonly Prose: typeof InPage;
  }
}

export async function openProsePage(): Promise<ProsePage> {
  const root = join(import.meta.dirname, '../../..');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['test/support/panelPage/proseInPage.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'Prose',
    target: 'chrome138',
  });
  const css = await build({ absWorkingDir: root, entryPoints: ['media/panel/panel.css'], bundle: true, write: false });
  const { page, close } = await openPage({ viewport: { width: 480, height: 600 } });
  await page.setContent('<!DOCTYPE html><main class="body writing"></main>');
  await page.addStyleTag({ content: css.outputFiles[0]?.text ?? '' });
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  return { page, close };
}
