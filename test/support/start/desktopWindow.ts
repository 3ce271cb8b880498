/** The sample project → a window of the desktop VS Code with the extension under development in it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { repositoryRoot } from '../vscode/paths.ts';
import { startProcessGroup } from '../vscode/processGroup.ts';
import { foldersIn, type ServerFolders } from '../vscode/serverFolders.ts';
import type { VsCodeVersion } from '../vscode/versions.ts';
import type { StartedWindow, WindowContent } from './startedWindow.ts';

/** `code` is the command on the path; without it the desktop build is downloaded. */
export async function openDesktopWindow(
  content: WindowContent,
  code: string | undefined,
  version: VsCodeVersion,
): Promise<StartedWindow> {
  const executable =
    code ?? (await downloadAndUnzipVSCode({ version, cachePath: join(repositoryRoot, '.vscode-test') }));
  const folders = foldersIn(content.profile);
  const group = startProcessGroup(executable, desktopArguments(content, folders, process.getuid?.() === 0));
  return {
    where: 'Second Look is ready in a window of VS Code.\n',
    ended: group.ended.then(() => undefined),
    async dispose() {
      await endApplication(folders.userData);
      await group.stop();
    },
  };
}

function desktopArguments(content: WindowContent, folders: ServerFolders, isRoot: boolean): string[] {
  return [
    // Until the window is closed: then the rest ends too.
    '--wait',
    '--new-window',
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-workspace-trust',
    `--extensionDevelopmentPath=${repositoryRoot}`,
    `--user-data-dir=${folders.userData}`,
    `--extensions-dir=${folders.extensions}`,
    ...(isRoot ? ['--no-sandbox'] : []),
    content.workspace,
    content.openFile,
  ];
}

/** The command only waits: the application is a process of its own, which leaves its id in its profile. */
async function endApplication(userData: string): Promise<void> {
  const pid = Number(await readFile(join(userData, 'code.lock'), 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0) return;
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
