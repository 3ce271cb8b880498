/** npm's `@sparticuz/chromium` → an executable under `.vscode-test/`, for a Linux without any browser. */
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { cachedFolder } from './cache.ts';
import { npmInstall } from './npm.ts';
import { withProgress } from './progress.ts';

const version = '153.0.0';

// The libraries and the font beside it are for machines that have none of their own.
const launcher = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
test -e /etc/fonts/fonts.conf || export FONTCONFIG_FILE="$here/bundled-fonts.conf"
exec "$here/chromium" "$@"
`;
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

export async function fetchChromium(): Promise<string> {
  const folder = await cachedFolder(`chromium-${version}-linux-x64`, (draft) =>
    withProgress(`No browser found: fetching Chromium ${version} (once)`, () => unpackInto(draft)),
  );
  return join(folder, 'chromium.sh');
}

async function unpackInto(draft: string): Promise<void> {
  await writeFile(join(draft, 'package.json'), '{ "private": true }\n');
  await npmInstall(draft, ['--no-package-lock', `@sparticuz/chromium@${version}`]);
  const packed = join(draft, 'node_modules', '@sparticuz', 'chromium', 'bin');
  await decompress(join(packed, 'chromium.br'), join(draft, 'chromium'));
  for (const name of ['al2023.tar', 'fonts.tar', 'swiftshader.tar']) {
    const archive = join(draft, name);
    await decompress(join(packed, `${name}.br`), archive);
    await promisify(execFile)('tar', ['-xf', archive, '-C', draft, '--no-same-owner']);
    await rm(archive);
  }
  await writeFile(join(draft, 'bundled-fonts.conf'), fontConfiguration);
  await writeFile(join(draft, 'chromium.sh'), launcher, { mode: 0o755 });
  await rm(join(draft, 'node_modules'), { recursive: true });
}

async function decompress(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }));
}
