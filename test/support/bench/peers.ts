/** The clients that others use for the same → installed into a cache of their own, so that nobody depends on them. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../vscode/paths.ts';

/** The newest, but for `ai`: its seventh needs a Node.js newer than the extension does. */
export const peerVersions = {
  openai: '7.57.0',
  ai: '6.0.325',
  '@ai-sdk/openai-compatible': '2.0.92',
  'eventsource-client': '1.2.0',
  '@langchain/core': '1.4.0',
  '@langchain/openai': '1.6.0',
} as const;

/** Whatever lies in there finds them by their names. */
export const peersFolder = join(repositoryRoot, 'out', 'peers');

export async function installPeers(): Promise<void> {
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: peerVersions });
  const path = join(peersFolder, 'package.json');
  const installed = join(peersFolder, 'node_modules', '.package-lock.json');
  const before = await Promise.all([path, installed].map((file) => readFile(file, 'utf8').catch(() => '')));
  if (before[0] === manifest && before[1] !== '') return;
  await mkdir(peersFolder, { recursive: true });
  await writeFile(path, manifest);
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await promisify(execFile)('npm', ['install', ...options], { cwd: peersFolder });
}
