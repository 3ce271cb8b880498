/** The built extension → installed with the plainest panel that there can be, as the floor for the real one. */
import { build } from 'esbuild';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installFromSource } from '../vscode/installFromSource.ts';
import { repositoryRoot } from '../vscode/paths.ts';

/** `extensions` is a folder of VS Code's that holds no other extension. */
export async function installPlain(extensions: string): Promise<void> {
  await installFromSource(extensions);
  const [installed = ''] = await readdir(extensions);
  await build({
    absWorkingDir: repositoryRoot,
    entryPoints: ['test/support/bench/plainPanel.ts'],
    outfile: join(extensions, installed, 'dist', 'webview', 'main.js'),
    allowOverwrite: true,
    bundle: true,
    format: 'esm',
    target: 'chrome138',
  });
}
