/**
 * A workbench's page → the same with each webview on a site of its own, and by that in a process of its own, as VS Code
 * has it on the desktop and on vscode.dev. The server of the tests has both on one site, where they share a thread.
 */
import type { Page } from 'playwright-core';

// Chromium takes all names below `localhost` for this machine. Of one site in the sense of cookies, the webview may have
// the service worker that it needs.
const host = 'workbench.localhost';

export const ownProcessFlags: readonly string[] = [`--isolate-origins=http://[*.]${host}`];

/** The same server under a name below which webviews have theirs. */
export function withWebviewSites(serverUrl: string): string {
  const url = new URL(serverUrl);
  url.hostname = host;
  return url.origin;
}

/** Call it before the page is loaded, which has to be free of its own policy: that allows no such frames. */
export async function giveWebviewsTheirSites(page: Page): Promise<void> {
  await page.addInitScript((host) => {
    if (window !== top) return;
    new MutationObserver((_, observer) => {
      const meta = document.querySelector('#vscode-workbench-web-configuration');
      const settings = meta?.getAttribute('data-settings');
      if (!meta || !settings) return;
      observer.disconnect();
      const { webviewEndpoint, ...others } = JSON.parse(settings) as { readonly webviewEndpoint: string };
      const { pathname } = new URL(webviewEndpoint, location.href);
      // VS Code puts in a hash for each webview.
      const site = `http://{{uuid}}.${host}:${location.port}`;
      meta.setAttribute('data-settings', JSON.stringify({ ...others, webviewEndpoint: site + pathname }));
    }).observe(document, { childList: true, subtree: true });
  }, host);
}
