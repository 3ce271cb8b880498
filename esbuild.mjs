// Builds the two bundles of the extension into dist/: one for all extension hosts, for none of it needs Node; the webview.
// THIRD-PARTY-NOTICES.txt says what of others is in them.
import * as esbuild from 'esbuild';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { panelIcons } from './icons.mjs';
import { thirdPartyNotices } from './notices.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * A library looks at the name of a file, and would read the file of that name where it can: here it cannot.
 * @type {esbuild.Plugin}
 */
const withoutNode = {
  name: 'without-node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:(?:path|fs)$/ }, ({ path }) => ({ path, namespace: 'without-node' }));
    onLoad({ filter: /./, namespace: 'without-node' }, () => ({ contents: 'export default {};' }));
  },
};

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: !production,
  metafile: true,
  legalComments: 'linked',
  logLevel: 'info',
};

/** @type {(esbuild.BuildOptions & { outdir?: string })[]} */
const builds = [
  {
    ...common,
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'dist',
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    define: { global: 'globalThis' },
    plugins: [withoutNode],
  },
  {
    ...common,
    entryPoints: { main: 'media/panel/main.ts', panel: 'media/panel/panel.css' },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
    splitting: true,
    target: 'chrome138',
  },
];

await rm('dist', { recursive: true, force: true });
await mkdir('dist/webview', { recursive: true });
const { css, font } = await panelIcons();
await writeFile('dist/webview/codicon.css', css);
await writeFile('dist/webview/codicon.ttf', font);

if (watch) {
  for (const options of builds) await (await esbuild.context(options)).watch();
} else {
  const results = await Promise.all(builds.map((options) => esbuild.build(options)));
  const metafiles = results.map((result) => result.metafile);
  await writeFile('THIRD-PARTY-NOTICES.txt', await thirdPartyNotices(metafiles));
  await mkdir('out', { recursive: true });
  await writeFile('out/metafile.json', JSON.stringify(metafiles));
}
