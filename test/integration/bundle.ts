/** The tests for the extension host → CommonJS in `out/integration/`, one file for each, as the extension host loads it. */
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

const integrationFolder = 'out/integration';

export const integrationEntry = `${integrationFolder}/integration/index.js`;

/** Faults that are played here too, because the extension host's `fetch` is VS Code's own and not Node's. */
const faults = ['faults/rows01to05', 'faults/row13', 'faults/row17', 'faults/row21', 'security/redirects'].map(
  (name) => `test/${name}.test.ts`,
);

export async function bundleIntegrationTests(): Promise<void> {
  await rm(integrationFolder, { recursive: true, force: true });
  await build({
    entryPoints: ['test/integration/index.ts', 'test/integration/**/*.test.ts', ...faults],
    outbase: 'test',
    outdir: integrationFolder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
