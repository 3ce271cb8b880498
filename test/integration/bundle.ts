/** `test/integration/` → CommonJS in `out/integration/`, one file for each test file, as the extension host loads it. */
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

export const integrationFolder = 'out/integration';

export async function bundleIntegrationTests(): Promise<void> {
  await rm(integrationFolder, { recursive: true, force: true });
  await build({
    entryPoints: ['test/integration/index.ts', 'test/integration/**/*.test.ts'],
    outbase: 'test/integration',
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
