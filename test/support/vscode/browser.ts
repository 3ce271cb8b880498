/** A wish for a window → a page of a headless Chromium with a fresh profile, and the way to close it. */
import { chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { giveWebviewsTheirSites, ownProcessFlags } from './webviewSite.ts';

export interface BrowserOptions {
  /** CSS pixels; 1280 × 800 by default. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What the page takes the operating system for: it chooses VS Code's key bindings. */
  readonly platform?: BrowserPlatform;
  /** In processes of their own, as in the VS Code that most have; they share the workbench's by default. */
  readonly webviews?: 'isolated';
  /** A file for Chromium's own log of its network; it is whole when the page is closed. */
  readonly netLog?: string;
}

export type BrowserPlatform = 'linux' | 'mac' | 'windows';

const disguises: Readonly<Record<BrowserPlatform, { system: string; platform: string }>> = {
  linux: { system: 'X11; Linux x86_64', platform: 'Linux x86_64' },
  mac: { system: 'Macintosh; Intel Mac OS X 10_15_7', platform: 'MacIntel' },
  windows: { system: 'Windows NT 10.0; Win64; x64', platform: 'Win32' },
};

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openPage(options: BrowserOptions): Promise<{ page: Page; close: () => Promise<void> }> {
  const isolated = options.webviews === 'isolated';
  const netLog = options.netLog === undefined ? [] : [`--log-net-log=${options.netLog}`];
  const args = [...flags, ...(isolated ? ownProcessFlags : []), ...netLog];
  const browser = await chromium.launch({ executablePath: await findChromium(), args });
  const { system, platform } = disguises[options.platform ?? 'linux'];
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    bypassCSP: isolated,
    locale: 'en-US',
    userAgent: `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`,
  });
  await context.addInitScript(`Object.defineProperty(navigator, 'platform', { get: () => '${platform}' })`);
  const page = await context.newPage();
  if (isolated) await giveWebviewsTheirSites(page);
  return { page, close: () => browser.close() };
}
