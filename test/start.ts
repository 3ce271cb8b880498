/** `npm start`: builds, opens a real VS Code on the sample project, and keeps it and the practice server until Ctrl-C. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { openBrowserWindow } from './support/start/browserWindow.ts';
import { chooseWindow, lookAround } from './support/start/chooseWindow.ts';
import { openDesktopWindow } from './support/start/desktopWindow.ts';
import { startPracticeProcess } from './support/start/practiceProcess.ts';
import { parseStartArguments, usage, type StartArguments } from './support/start/startArguments.ts';
import { prepareSettings } from './support/start/startSettings.ts';
import type { StartedWindow } from './support/start/startedWindow.ts';
import { cacheFolder, repositoryRoot } from './support/vscode/paths.ts';
import { onEndWanted } from './support/vscode/endWanted.ts';
import { startProcessGroup } from './support/vscode/processGroup.ts';
import { foldersIn } from './support/vscode/serverFolders.ts';

const firstFile = join('src', 'cart.ts');
const disposers: (() => Promise<void>)[] = [];

async function start(args: StartArguments): Promise<StartedWindow> {
  const [server] = await Promise.all([args.server ?? practice(), build()]);
  const surroundings = lookAround(process.platform, process.env);
  const window = chooseWindow(args.window, surroundings);
  const folder = args.folder ?? join(cacheFolder, 'start');
  const profile = join(folder, window);
  // Edits of an earlier start stay.
  const workspace = join(folder, 'tea-shop');
  await cp(join(repositoryRoot, 'test', 'fixtures', 'sample-workspace'), workspace, { recursive: true, force: false });
  await prepareSettings(foldersIn(profile).userData, server);
  const content = { profile, workspace, openFile: join(workspace, firstFile) };
  const started =
    window === 'desktop'
      ? await openDesktopWindow(content, surroundings.code, args.version)
      : await openBrowserWindow(content, { ...args, open: args.open && surroundings.display });
  disposers.push(() => started.dispose());
  process.stdout.write(`\n${started.where}\n${hints(args)}`);
  return started;
}

async function build(): Promise<void> {
  process.stderr.write('Building the extension …\n');
  const group = startProcessGroup(process.execPath, ['esbuild.mjs', '--production'], { cwd: repositoryRoot });
  if ((await group.ended) !== 0) throw new Error(`The build failed:\n${group.tail()}`);
}

async function practice(): Promise<{ baseUrl: string; model: string }> {
  const server = await startPracticeProcess();
  disposers.push(() => server.stop());
  return server;
}

function hints({ server }: StartArguments): string {
  const binding = manifest.contributes.keybindings[0];
  const keys = process.platform === 'darwin' ? binding?.mac : binding?.key;
  const reader = server ? server.baseUrl : 'the practice server: linters, at the pace of a model';
  return [
    `  Select some lines, right-click and choose Review Selection, or press ${keys} for the whole file.`,
    `  The review streams in beside the code. It comes from ${reader}.`,
    '  Ctrl-C here stops everything.\n',
  ].join('\n');
}

let stopping = false;
async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all(disposers.map((disposer) => disposer()));
  process.exit(exitCode);
}

async function main(): Promise<void> {
  const args = parseStartArguments(process.argv.slice(2));
  if (args.help) {
    process.stdout.write(usage);
    return;
  }
  const started = await start(args);
  await started.ended;
  await stop(0);
}

onEndWanted(() => void stop(0));
main().catch(async (error: unknown) => {
  if (stopping) return;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await stop(1);
});
