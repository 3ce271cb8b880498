// `npm start` as a person runs it: an address, a review from the practice server, and nothing left after Ctrl-C.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openPage } from '../support/vscode/browser.ts';
import { runFromPalette } from '../support/vscode/commandPalette.ts';
import { repositoryRoot } from '../support/vscode/paths.ts';
import { newestVsCode } from '../support/vscode/versions.ts';
import { version } from './reviewer.ts';
import { notification, openFile, pressShortcut } from './user.ts';

// It always brings the newest, so there is nothing else to see in the run for the floor.
(version === newestVsCode ? describe : describe.skip)('npm start', () => {
  // A folder of its own: the usual one may be in use by a start that somebody works with.
  let folder: string;
  let end: () => Promise<void>;
  let page: Page;
  let close: () => Promise<void>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'second-look-start-'));
    const args = ['--import', 'tsx', 'test/start.ts', '--browser', '--no-open', '--folder', folder];
    const start = spawn(process.execPath, args, { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(start, 'exit');
    end = async () => {
      start.kill('SIGINT');
      await ended;
    };
    ({ page, close } = await openPage({}));
    await page.goto(await addressIn(start.stdout));
    await page.locator('.tab.active[data-resource-name="cart.ts"]').waitFor({ timeout: 60_000 });
  });

  after(async () => {
    await close();
    await end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('shows a file of the sample project, which is the same one from the explorer', async () => {
    await openFile({ page }, 'src/cart.ts');
    assert.equal(await page.locator('.breadcrumbs-control .monaco-breadcrumb-item').first().innerText(), 'src');
    assert.equal(await page.locator('.tab[data-resource-name="cart.ts"]').count(), 1);
  });

  it('reviews it', async () => {
    await runFromPalette(page, 'Second Look: Review File');
    const panel = page
      .frameLocator('iframe.webview[src*="extensionId=second-look.second-look"]')
      .frameLocator('#active-frame');
    await panel.getByText('This is the practice server').waitFor();
    await panel.locator('.status').getByText('streaming').waitFor();
  });

  it('lets messages be seen', async () => {
    await page.keyboard.press('Control+1');
    await runFromPalette(page, 'File: New Untitled Text File');
    await page.locator('.tab.active').filter({ hasText: 'Untitled' }).waitFor();
    await pressShortcut({ page }, ['Control+K', 'Control+G']);
    await notification(page, 'is empty. There is nothing to review yet.');
  });

  it('leaves no process behind', async () => {
    if (process.platform === 'linux') assert.ok((await processesOf(folder)).length > 0);
    await end();
    assert.deepEqual(await processesOf(folder), []);
  });
});

function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    // Not `for await`: leaving that loop closes the pipe, which is one of the ways to end `npm start`.
    output.on('data', (piece: Buffer) => {
      text += piece.toString();
      const address = /http:\/\/\S+/.exec(text)?.[0];
      if (address !== undefined) resolve(address);
    });
    output.on('end', () => {
      reject(new Error(`npm start ended without an address:\n${text}`));
    });
  });
}

/** Command lines that name a file in the folder; only Linux tells, and the list is empty elsewhere. */
async function processesOf(folder: string): Promise<string[]> {
  const ids = process.platform === 'linux' ? (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)) : [];
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes(`${folder}/`));
}
