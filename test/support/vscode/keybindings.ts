/** A VS Code version and an operating system → the key bindings that VS Code itself brings there. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, looseObject, optional, parse, string } from 'valibot';
import type { BrowserPlatform } from './browser.ts';
import type { VsCodeVersion } from './versions.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

// VS Code registers what all extensions contribute in one go: when this title is offered, their bindings are there too.
const lastTitle = 'All Extensions Are Registered';
const probe = {
  name: 'probe',
  publisher: 'second-look',
  version: '0.0.1',
  engines: { vscode: '*' },
  contributes: { commands: [{ command: 'noop', title: lastTitle }] },
};

const keybindingList = array(looseObject({ key: string(), command: string(), when: optional(string()) }));

export interface Keybinding {
  /** As in `keybindings.json`: `ctrl+k ctrl+c`, `shift+cmd+p`. */
  readonly key: string;
  readonly command: string;
  readonly when?: string | undefined;
}

/**
 * Asks a running workbench, without any extension of ours. What only the desktop build binds (quit, zoom, developer
 * tools) is not among them.
 */
export async function defaultKeybindings(version: VsCodeVersion, platform: BrowserPlatform): Promise<Keybinding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'second-look-keys-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify(probe));
  const workbench = await openWorkbench({ version, folder, platform, extension: { developmentPath: folder } });
  try {
    const text = await readDefaults(workbench, platform === 'mac' ? 'Meta' : 'Control');
    return parse(keybindingList, JSON.parse(withoutComments(text)));
  } finally {
    await workbench.dispose();
    await rm(folder, { recursive: true });
  }
}

async function readDefaults(workbench: Workbench, modifier: string): Promise<string> {
  const { page } = workbench;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await workbench.runCommand(lastTitle);
  await workbench.runCommand('Preferences: Open Default Keyboard Shortcuts (JSON)');
  await page.locator('.editor-instance .view-line').first().click();
  await page.keyboard.press(`${modifier}+A`);
  // The browser itself does not know the disguise, and copies by its own platform's keys only.
  await page.evaluate("document.execCommand('copy')");
  return page.evaluate('navigator.clipboard.readText()');
}

/** The list is followed by the commands without a binding, as comments; no binding contains two slashes. */
function withoutComments(text: string): string {
  return text.replaceAll(/^\s*\/\/.*$/gm, '');
}
