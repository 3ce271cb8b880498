/** A workbench's page, before it loads → whatever a hostile answer brings it to do: requests, scripts, windows, frames. */
import type { Page, Request } from 'playwright-core';
import { hostileDomain } from './fill.ts';
import type { Trap } from './trap.ts';

export interface PageWatch {
  /** Since the last call. */
  incidents(): readonly string[];
}

/** The canary that hostile texts call; it is there in every frame, those of their own included. */
const canary = 'caught';

/** What VS Code and the panel load for the panel's page. */
const own = /\/fake\.html(\?|$)|\/dist\/webview\/[\w.-]+(\?|$)/;

export async function watchPage(page: Page, trap: Trap): Promise<PageWatch> {
  let incidents: string[] = [];
  let heard = 0;
  await page.exposeBinding(canary, (_, id: unknown) => incidents.push(`ran: ${String(id)}`));
  page.context().on('request', (request) => {
    if (isForeign(request, trap)) incidents.push(`request: ${request.url()}`);
  });
  page.context().on('page', (other) => incidents.push(`window: ${other.url()}`));
  page.on('dialog', (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('download', (download) => incidents.push(`download: ${download.url()}`));
  page.on('frameattached', (frame) => {
    const around = frame.parentFrame()?.url() ?? '';
    if (around.includes('/fake.html')) incidents.push(`frame in the panel: ${frame.url()}`);
  });
  return {
    incidents: () => {
      const reached = trap.hits - heard;
      const all = [...incidents, ...(reached > 0 ? [`reached: ${reached} times`] : [])];
      incidents = [];
      heard = trap.hits;
      return all;
    },
  };
}

/** Also what the policy stops: that somebody wanted it is too much. */
function isForeign(request: Request, { origin }: Trap): boolean {
  const url = request.url();
  if (url.startsWith(origin) || new URL(url).hostname.endsWith(hostileDomain)) return true;
  // A service worker's has no frame.
  if (request.serviceWorker()) return false;
  return frameOf(request).includes('/fake.html') && !own.test(url);
}

/** The first request of a window comes before its frame; the window itself is told. */
function frameOf(request: Request): string {
  try {
    return request.frame().url();
  } catch {
    return '';
  }
}
