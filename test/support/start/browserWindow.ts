/** The sample project → VS Code's own server with the extension installed, and its address in a browser. */
import { installFromSource } from '../vscode/installFromSource.ts';
import { foldersIn } from '../vscode/serverFolders.ts';
import { startServer } from '../vscode/server.ts';
import type { VsCodeVersion } from '../vscode/versions.ts';
import { workbenchUrl } from '../vscode/workbenchUrl.ts';
import { ifFree } from './freePort.ts';
import { openInBrowser } from './openInBrowser.ts';
import type { StartedWindow, WindowContent } from './startedWindow.ts';

const usualPort = 4180;

export interface BrowserWindowOptions {
  readonly version: VsCodeVersion;
  readonly port?: number | undefined;
  /** Shows it in the person's browser too. */
  readonly open: boolean;
}

/** @throws Error when the port that was asked for is taken. */
export async function openBrowserWindow(content: WindowContent, options: BrowserWindowOptions): Promise<StartedWindow> {
  const port = await ifFree(options.port ?? usualPort);
  if (options.port !== undefined && port === undefined)
    throw new Error(`Port ${options.port} is taken: choose another.`);
  const folders = foldersIn(content.profile);
  await installFromSource(folders.extensions);
  const server = await startServer({ version: options.version, folders, port: port ?? 0 });
  const url = workbenchUrl({ serverUrl: server.url, folder: content.workspace, openFile: content.openFile });
  if (options.open) openInBrowser(url);
  return {
    where: `Second Look is ready in VS Code ${options.version}, in your browser:\n\n  ${url}\n`,
    ended: server.ended.then((code) => {
      throw new Error(`VS Code's server ended with code ${code}:\n${server.log()}`);
    }),
    dispose: () => server.dispose(),
  };
}
