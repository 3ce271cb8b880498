/** An empty folder in; the package that is built there of a copy of the sources, and what was bundled for it, out. */
import type { Metafile } from 'esbuild';
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../vscode/paths.ts';

const run = promisify(execFile);
const modules = 'node_modules';
/** What is made, fetched, or has no part in a package. */
const leftOut = new Set(['.git', '.vscode-test', 'dist', 'docs', modules, 'out', 'test', 'THIRD-PARTY-NOTICES.txt']);

export interface BuiltPackage {
  readonly vsix: Buffer;
  readonly metafiles: readonly Metafile[];
}

export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  /** What a file's mode lacks there, octal. */
  readonly mask: number;
}

export async function packageAnew(folder: string, { env, mask }: Machine): Promise<BuiltPackage> {
  for (const entry of await readdir(repositoryRoot)) {
    if (leftOut.has(entry) || entry.endsWith('.vsix')) continue;
    await cp(join(repositoryRoot, entry), join(folder, entry), { recursive: true });
  }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) await chmod(join(entry.parentPath, entry.name), 0o666 & ~mask);
  }
  await installModules(folder);
  // As it is but for the check of everything, which comes first.
  const scripts = { 'vscode:prepublish': 'node esbuild.mjs --production' };
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as object;
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, scripts }));
  const own = process.umask(mask);
  try {
    await run(process.execPath, ['package.mjs'], { cwd: folder, env: { ...process.env, ...env } });
  } finally {
    process.umask(own);
  }
  const metafiles = JSON.parse(await readFile(join(folder, 'out', 'metafile.json'), 'utf8')) as Metafile[];
  return { vsix: await readFile(join(folder, 'second-look.vsix')), metafiles };
}

/** What is bundled has to lie in the folder, for its place gets into the names of the bundles; for tools a link will do. */
async function installModules(folder: string): Promise<void> {
  const { packages } = JSON.parse(await readFile(join(repositoryRoot, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { readonly dev?: true }>>;
  };
  for (const [path, { dev }] of Object.entries(packages)) {
    const name = path.startsWith(`${modules}/`) ? path.slice(modules.length + 1) : '';
    // Below another package, or for another system.
    if (name === '' || name.includes(modules)) continue;
    const [from, to] = [join(repositoryRoot, path), join(folder, path)];
    await mkdir(join(to, '..'), { recursive: true });
    if (dev) await symlink(from, to, 'junction');
    else await cp(from, to, { recursive: true });
  }
}
