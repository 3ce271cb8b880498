/** The built extension → a folder of VS Code's extensions, as if it had been installed. */
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { object, parse, string } from 'valibot';
import { repositoryRoot } from './paths.ts';

const manifest = object({ publisher: string(), name: string(), version: string() });
/** What a user gets, in the repository's folder. */
export const shipped = [
  'package.json',
  'package.nls.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'SECURITY.md',
  'THIRD-PARTY-NOTICES.txt',
  'dist',
  'l10n',
  'media',
];
// VS Code writes these lists when they are missing, from the folders that it finds.
const lists = ['extensions.json', '.obsolete'];

/** Replaces any earlier version of ours; other extensions in the folder stay. */
export async function installFromSource(extensions: string): Promise<void> {
  const { publisher, name, version } = parse(
    manifest,
    JSON.parse(await readFile(join(repositoryRoot, 'package.json'), 'utf8')),
  );
  const id = `${publisher}.${name}`;
  await mkdir(extensions, { recursive: true });
  const old = (await readdir(extensions)).filter((entry) => entry.startsWith(`${id}-`) || lists.includes(entry));
  for (const entry of old) await rm(join(extensions, entry), { recursive: true });
  for (const entry of shipped) {
    await cp(join(repositoryRoot, entry), join(extensions, `${id}-${version}`, entry), { recursive: true });
  }
}
