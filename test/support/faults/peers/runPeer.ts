/** A peer's package and the addresses of broken servers in, what it made of each out. Runs in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { array, object, parse, picklist, string } from 'valibot';
import { cachedFolder } from '../../vscode/cache.ts';
import { npmInstall } from '../../vscode/npm.ts';
import type { PeerResult } from './verdict.ts';

export interface Peer {
  readonly name: string;
  /** The file beside this one that asks with it. */
  readonly file: string;
  readonly packages: readonly string[];
}

export const peers: readonly Peer[] = [
  { name: 'openai 7.57.0', file: 'openai.mjs', packages: ['openai@7.57.0'] },
  { name: 'ai 7.0.173', file: 'ai.mjs', packages: ['ai@7.0.173', '@ai-sdk/openai-compatible@3.0.92'] },
];

const resultsSchema = array(object({ end: picklist(['complete', 'truncated', 'error', 'hangs']), text: string() }));

export async function runPeer({ name, file, packages }: Peer, baseUrls: readonly string[]): Promise<PeerResult[]> {
  const folder = await cachedFolder(`peer-${name.replace(' ', '-')}`, async (draft) => {
    // Without a package of its own, npm would install into the project around it.
    await writeFile(join(draft, 'package.json'), JSON.stringify({ name: 'peer', private: true }));
    await npmInstall(draft, ['--no-package-lock', ...packages]);
  });
  // There, and not here, the package is found.
  for (const source of [file, 'watch.mjs']) await copyFile(join(import.meta.dirname, source), join(folder, source));
  const program = `import { watch } from './watch.mjs'; import { ask } from './${file}'; await watch(ask, ${JSON.stringify(baseUrls)});`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, complaints] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const lines = output.trim().split('\n').filter(Boolean);
  const results = parse(
    resultsSchema,
    lines.map((line) => JSON.parse(line) as unknown),
  );
  if (results.length !== baseUrls.length) throw new Error(`${name} gave ${results.length} results:\n${complaints}`);
  return results;
}
