/** A source file → what of it runs: as it ships, since what runs TypeScript as it is gives each inner function a name. */
import { build } from 'esbuild';
import { join } from 'node:path';
import { repositoryRoot } from '../vscode/paths.ts';
import { peersFolder, peerVersions } from './peers.ts';

/** Lies beside the peers, so that it finds them. Resolves to its path. */
export async function bundledFor(source: string, name: string): Promise<string> {
  const outfile = join(peersFolder, `${name}.mjs`);
  await build({
    absWorkingDir: repositoryRoot,
    entryPoints: [source],
    outfile,
    allowOverwrite: true,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    external: Object.keys(peerVersions),
    logLevel: 'error',
  });
  return outfile;
}
