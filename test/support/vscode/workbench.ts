/** A VS Code version, a folder and an extension → a workbench in a browser that a test can click in. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { openPage, type BrowserOptions } from './browser.ts';
import { runFromPalette } from './commandPalette.ts';
import { failureRecorder } from './failure.ts';
import { installFromSource } from './installFromSource.ts';
import { screenshotFolder } from './paths.ts';
import { profileSettings, writeUserSettings, type Theme, type UserSettings } from './profile.ts';
import { installVsix, startServer, type Server } from './server.ts';
import { foldersIn, type ServerFolders } from './serverFolders.ts';
import type { VsCodeVersion } from './versions.ts';
import { withWebviewSites } from './webviewSite.ts';
import { workbenchUrl } from './workbenchUrl.ts';

const restoreTimeoutMs = 60_000;
// The page does not see changes of the file from outside; it reads all of it again after a write of its own, and this
// command writes one setting that nobody sees.
const commandThatRereadsSettings = 'View: Toggle Control Characters';
/** A colour that nobody sees, and the variable in which the page shows it. */
const marker = { setting: 'editorUnicodeHighlight.background', variable: '--vscode-editorUnicodeHighlight-background' };

export interface WorkbenchOptions extends BrowserOptions {
  readonly version: VsCodeVersion;
  /** Absolute path of the folder, or of the file `*.code-workspace`, to open. */
  readonly folder: string;
  /** The build installed as a user has it, the build under development, the package that ships, or nothing of ours. */
  readonly extension: 'installed' | { readonly developmentPath: string } | { readonly vsix: string } | 'none';
  /** `Default Dark Modern` by default. */
  readonly theme?: Theme;
  readonly settings?: UserSettings;
  /** Absolute path of a file to show. */
  readonly openFile?: string;
  /** A CommonJS module whose `run()` the extension host calls; needs a `developmentPath`. */
  readonly testsPath?: string;
  /** Needs a `developmentPath` too. */
  readonly kind?: 'web';
  /** That of a profile that `prepare` has the browser know; the default one unless told. */
  readonly profile?: string;
  readonly workspaceTrust?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** As that of the server. */
  readonly within?: readonly string[];
  /** Folders to use and keep; fresh ones, removed at the end, by default. */
  readonly folders?: ServerFolders;
  /** Called before the page loads. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface Workbench {
  readonly page: Page;
  readonly server: Server;
  readonly folders: ServerFolders;
  /** The content of the extension's webview; it finds the page again after a reload. */
  readonly panel: FrameLocator;
  /** The same as a frame that scripts can be evaluated in. */
  panelFrame(): Promise<Frame>;
  /** Runs a command by its title in the command palette, such as `Second Look: Review File`. */
  runCommand(title: string): Promise<void>;
  /** Replaces the wishes given at the start, and waits until VS Code has read them. It uses the command palette. */
  setSettings(settings: UserSettings): Promise<void>;
  /** Saves `out/screenshots/<name>.png`. */
  screenshot(name: string): Promise<void>;
  /** Saves a screenshot and the logs as `out/screenshots/failed-<name>.*`, for the hook after a failed test. */
  recordFailure(name: string): Promise<void>;
  /** Loads the page again and waits until the workbench stands. */
  reload(): Promise<void>;
  dispose(): Promise<void>;
}

/** @throws Error when the workbench does not stand within a minute; what it looked like is in `out/screenshots`. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const scratch = await mkdtemp(join(tmpdir(), 'second-look-vscode-'));
  const folders = options.folders ?? foldersIn(scratch);
  const disposers: (() => Promise<void>)[] = [() => rm(scratch, { recursive: true, force: true, maxRetries: 5 })];
  const dispose = async () => {
    for (const disposer of disposers.splice(0).reverse()) await disposer();
  };
  try {
    const theme = options.theme ?? 'Default Dark Modern';
    const writeSettings = (wishes: UserSettings) => writeUserSettings(folders.userData, profileSettings(theme, wishes));
    await writeSettings(options.settings ?? {});
    const { extension } = options;
    if (extension === 'installed') await installFromSource(folders.extensions);
    else if (extension !== 'none' && 'vsix' in extension) await installVsix(options.version, folders, extension.vsix);
    const server = await startServer({ ...options, folders, extensionDevelopment: isInDevelopment(extension) });
    disposers.push(() => server.dispose());
    const { page, close } = await openPage(options);
    disposers.push(close);
    const failure = failureRecorder(page, server);
    await options.prepare?.(page);
    const serverUrl = options.webviews === 'isolated' ? withWebviewSites(server.url) : server.url;
    await failure.recorded('start', () => load(page, addressOf(serverUrl, options)));
    const panelHost = page.frameLocator(`iframe.webview[src*="extensionId=second-look.second-look"]`);
    const runCommand = (title: string) => failure.recorded(title, () => runFromPalette(page, title));
    let changes = 0;
    return {
      page,
      server,
      folders,
      panel: panelHost.frameLocator('#active-frame'),
      async panelFrame() {
        const frame = await (await panelHost.locator('#active-frame').elementHandle()).contentFrame();
        if (!frame) throw new Error('The panel went away while it was looked for.');
        return frame;
      },
      runCommand,
      async setSettings(wishes) {
        const colour = `#${String(++changes).padStart(6, '0')}`;
        await writeSettings({ ...wishes, 'workbench.colorCustomizations': { [marker.setting]: colour } });
        await runCommand(commandThatRereadsSettings);
        const workbench = `document.querySelector('.monaco-workbench')`;
        const shown = `getComputedStyle(${workbench}).getPropertyValue('${marker.variable}').trim()`;
        await failure.recorded('settings', () => page.waitForFunction(`${shown} === '${colour}'`));
      },
      screenshot: async (name) => {
        await page.screenshot({ path: join(screenshotFolder, `${name}.png`) });
      },
      recordFailure: (name) => failure.record(name),
      reload: () => failure.recorded('reload', () => load(page, page.url())),
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function isInDevelopment(extension: WorkbenchOptions['extension']): extension is { readonly developmentPath: string } {
  return typeof extension === 'object' && 'developmentPath' in extension;
}

function addressOf(serverUrl: string, options: WorkbenchOptions): string {
  return workbenchUrl({ ...options, serverUrl, ...(isInDevelopment(options.extension) ? options.extension : {}) });
}

async function load(page: Page, url: string): Promise<void> {
  await page.goto(url, { timeout: restoreTimeoutMs });
  // VS Code's own mark for its measurements: all that was open stands again.
  const restored = `performance.getEntriesByName('code/didStartWorkbench').length > 0`;
  await page.waitForFunction(restored, undefined, { timeout: restoreTimeoutMs });
}
