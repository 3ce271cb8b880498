// Builds the two bundles of the extension into dist/: one for all extension hosts, for none of it needs Node; the webview.
// THIRD-PARTY-NOTICES.txt says what of others is in them.
import * as esbuild from 'esbuild';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { bundles } from './bundles.mjs';
import { panelIcons } from './icons.mjs';
import { thirdPartyNotices } from './notices.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const builds = bundles({ production });

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
