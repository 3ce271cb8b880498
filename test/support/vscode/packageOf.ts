/** A version's number in, the path of a package of the build that carries it out. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { shipped } from './installFromSource.ts';
import { repositoryRoot } from './paths.ts';

const run = promisify(execFile);

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
}

/** Of what is built already; `folder` gets a folder of its own in it. */
export async function packageOf(version: string, folder: string): Promise<string> {
  const staged = await mkdtemp(join(folder, 'package-'));
  for (const entry of [...shipped, '.vscodeignore']) {
    await cp(join(repositoryRoot, entry), join(staged, entry), { recursive: true });
  }
  const manifest = JSON.parse(await readFile(join(staged, 'package.json'), 'utf8')) as Manifest;
  // Without the script that would check and build first; what else is in the package is as large as in the one that ships.
  const scripts = { ...manifest.scripts, 'vscode:prepublish': undefined };
  await writeFile(join(staged, 'package.json'), JSON.stringify({ ...manifest, version, scripts }, null, 2));
  const vsce = join(repositoryRoot, 'node_modules', '@vscode', 'vsce', 'vsce');
  await run(process.execPath, [vsce, 'package', '--no-dependencies', '--out', 'newer.vsix'], { cwd: staged });
  return join(staged, 'newer.vsix');
}
