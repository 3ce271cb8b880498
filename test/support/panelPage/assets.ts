/** The panel's sources in, the files that its page loads out: built as the extension builds them. */
import { build } from 'esbuild';
import { basename, join } from 'node:path';
import { panelIcons } from '../../../icons.mjs';

export type Assets = ReadonlyMap<string, { readonly type: string; readonly content: Uint8Array }>;

const root = join(import.meta.dirname, '../../..');
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ttf: 'font/ttf',
};

/** By path on the server: `/main.js`, `/panel.css`, `/codicon.css`, `/codicon.ttf` and `/fakeHost.js`. */
export async function buildAssets(): Promise<Assets> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: {
      main: 'media/panel/main.ts',
      panel: 'media/panel/panel.css',
      fakeHost: 'test/support/panelPage/fakeHost.ts',
    },
    bundle: true,
    write: false,
    outdir: 'out',
    platform: 'browser',
    format: 'esm',
    target: 'chrome138',
  });
  const built = outputFiles.map(({ path, contents }) => [basename(path), contents] as const);
  const { css, font } = await panelIcons();
  return new Map(
    [...built, ['codicon.css', Buffer.from(css)] as const, ['codicon.ttf', font] as const].map(([name, content]) => [
      `/${name}`,
      { type: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream', content },
    ]),
  );
}
