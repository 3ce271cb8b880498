// `npm start` as a person runs it: an address, a review from the practice server, and nothing left after Ctrl-C.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { openPage } from '../support/vscode/browser.ts';
import { runFromPalette } from '../support/vscode/commandPalette.ts';
import { cacheFolder, repositoryRoot } from '../support/vscode/paths.ts';
import { newestVsCode } from '../support/vscode/versions.ts';
import { version } from './reviewer.ts';

// It always brings the newest, so there is nothing else to see in the run for the floor.
(version === newestVsCode ? describe : describe.skip)('npm start', () => {
  it('opens the sample project, reviews it, and leaves no process behind', async () => {
    const args = ['--import', 'tsx', 'test/start.ts', '--browser', '--no-open'];
    const start = spawn(process.execPath, args, { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(start, 'exit');
    try {
      const { page, close } = await openPage({});
      try {
        await page.goto(await addressIn(start.stdout));
        await page.locator('.tab.active[data-resource-name="cart.ts"]').waitFor({ timeout: 60_000 });
        await runFromPalette(page, 'Second Look: Review File');
        const panel = page
          .frameLocator('iframe.webview[src*="extensionId=second-look.second-look"]')
          .frameLocator('#active-frame');
        await panel.getByText('This is the practice server').waitFor();
        await panel.locator('.status').getByText('streaming').waitFor();
        if (process.platform === 'linux') assert.ok((await processesOf('start')).length > 0);
      } finally {
        await close();
      }
    } finally {
      start.kill('SIGINT');
      await ended;
    }
    assert.deepEqual(await processesOf('start'), []);
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

/** Command lines that name the profile of `npm start`; only Linux tells, and the list is empty elsewhere. */
async function processesOf(name: string): Promise<string[]> {
  const ids = process.platform === 'linux' ? (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)) : [];
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes(`${cacheFolder}/${name}/`));
}
