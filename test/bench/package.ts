/** P9: how much is downloaded to install it, how much the extension host loads, and how much a panel before it shows. */
import type { Metafile } from 'esbuild';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Benchmark } from '../support/bench/benchmark.ts';
import { loadedWith, partsOf } from '../support/bench/bundleParts.ts';
import type { Figure } from '../support/bench/figure.ts';
import { sum } from '../support/bench/statistics.ts';
import { packageOf } from '../support/vscode/packageOf.ts';
import { repositoryRoot } from '../support/vscode/paths.ts';

const kibibyte = 1024;
const unit = 'KiB';
const hostBundle = 'dist/extension.js';
const page = 'dist/webview';
/** `html.ts` asks for both, and the second for the font. */
const styles = [`${page}/panel.css`, `${page}/codicon.css`];
const font = `${page}/codicon.ttf`;
const largest = 12;

const bundleGoal = { kind: 'atMost', value: 60 } as const;

export const packageSize: Benchmark = {
  name: 'package',
  goal: 'P9',
  about:
    'How large the package is, and what is loaded of it, in units of 1024 bytes, each file compressed by itself with gzip. The host bundle is all that an extension host loads: one file, with each library in it. The first load of the webview is what its page asks for before a review is in it: the script with its static imports, both style sheets and the font of the icons; not the highlighting, which the first fence of code brings. The parts of the host bundle are given as they lie in it, minified and not compressed.',
  run: async () => {
    const metafiles = JSON.parse(
      await readFile(join(repositoryRoot, 'out', 'metafile.json'), 'utf8'),
    ) as readonly Metafile[];
    const [host, webview] = metafiles;
    const bundle = host?.outputs[hostBundle];
    if (!bundle || !webview) throw new Error('The build has left no account of itself: run `npm run build`.');
    const script = await compressed(loadedWith(webview, 'media/panel/main.ts'));
    const style = await compressed(styles);
    const icons = await compressed([font]);
    return [
      { name: 'VSIX', value: await packageBytes(), goal: { kind: 'atMost', value: 300 } as const },
      { name: 'host bundle, compressed', value: await compressed([hostBundle]), goal: bundleGoal },
      { name: 'webview, first load, compressed', value: script + style + icons, goal: bundleGoal },
      { name: 'webview, first load, compressed: script', value: script },
      { name: 'webview, first load, compressed: style', value: style },
      { name: 'webview, first load, compressed: font', value: icons },
      { name: 'host bundle', value: bundle.bytes },
      ...partsOf(bundle)
        .slice(0, largest)
        .map(({ name, bytes }) => ({ name: `host bundle: ${name}`, value: bytes })),
    ].map((figure): Figure => ({ ...figure, value: figure.value / kibibyte, unit }));
  },
};

async function packageBytes(): Promise<number> {
  const scratch = await mkdtemp(join(tmpdir(), 'second-look-size-'));
  try {
    const { version } = JSON.parse(await readFile(join(repositoryRoot, 'package.json'), 'utf8')) as { version: string };
    return (await stat(await packageOf(version, scratch))).size;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** As they lie in the folder of the repository; each is a file of its own wherever it is loaded from. */
async function compressed(paths: readonly string[]): Promise<number> {
  const sizes = paths.map(async (path) => gzipSync(await readFile(join(repositoryRoot, path))).length);
  return sum(await Promise.all(sizes));
}
