/** The built panel in a real browser, under the policy of its real page, with a test in the place of the extension host. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { contentSecurityPolicy } from '../../../src/panel/policy.ts';
import { parseFromPanel } from '../../../src/protocol/validate.ts';
import type { FromPanel, PanelNews, ToPanel } from '../../../src/protocol/messages.ts';
import { openPage, type BrowserOptions } from '../vscode/browser.ts';
import { buildAssets, type Assets } from './assets.ts';
import type { PostReport } from './fakeHost.ts';
import { themes, type ThemeName } from './themes.ts';

export interface PanelPage {
  readonly page: Page;
  /** Loads the page anew and forgets what was seen; resolves with the panel's `ready`. */
  load(options?: LoadOptions): Promise<void>;
  /** What is shown stays as it is. */
  wear(theme: ThemeName): Promise<void>;
  /** News go in a batch of their own, whose acknowledgement is not told. */
  send(message: ToPanel | PanelNews): Promise<void>;
  /** The next unread post of this type, waiting for it if need be. */
  next<T extends FromPanel['type']>(type: T): Promise<Post & { readonly message: FromPanel & { readonly type: T } }>;
  /** Everything posted since `load`. */
  posts(): readonly FromPanel[];
  /** What went wrong since `load`: policy violations, errors, scripts of the answer, requests beyond the page's own. */
  incidents(): readonly string[];
  /** What the page has had kept since `load`, the newest last. */
  states(): readonly unknown[];
  close(): Promise<void>;
}

export interface LoadOptions {
  readonly theme?: ThemeName;
  readonly bodyClass?: string;
  /** What VS Code has kept of the page before. */
  readonly kept?: unknown;
}

export interface Post extends Omit<PostReport, 'message'> {
  readonly message: FromPanel;
}

/** The batches of tests are numbered from 1. */
const firstNewsId = 1_000_000;

const html = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<link rel="stylesheet" id="vscode-codicon-stylesheet" href="/codicon.css">
<link rel="stylesheet" href="/panel.css">
<title>Second Look</title>
</head>
<body>
<div id="app"></div>
<script type="module" src="/fakeHost.js"></script>
<script type="module" src="/main.js"></script>
</body>
</html>`;

export async function openPanelPage(options: BrowserOptions = {}): Promise<PanelPage> {
  const assets = await buildAssets();
  const server = await serve(assets);
  const { page, close } = await openPage(options);
  const posts: Post[] = [];
  const incidents: string[] = [];
  const states: unknown[] = [];
  let unread: Post[] = [];
  let newsId = firstNewsId;
  let waiting: (() => void)[] = [];

  await page.exposeFunction('reportPost', (report: PostReport) => {
    const message = parseFromPanel(report.message);
    if (!message) {
      incidents.push(`not in the protocol: ${JSON.stringify(report.message)}`);
      return;
    }
    if (message.type === 'ack' && message.id >= firstNewsId) return;
    posts.push({ ...report, message });
    unread.push({ ...report, message });
    for (const resume of waiting.splice(0)) resume();
  });
  await page.exposeFunction('reportState', (state: unknown) => states.push(state));
  await page.exposeFunction('reportViolation', (text: string) => incidents.push(`violation: ${text}`));
  await page.exposeFunction('reportScript', (text: string) => incidents.push(`script ran: ${text}`));
  page.on('pageerror', (error) => incidents.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    const own = origin === server.origin && (pathname === '/' || assets.has(pathname));
    if (!own) incidents.push(`request: ${request.url()}`);
  });

  const next: PanelPage['next'] = async (type) => {
    for (;;) {
      const found = unread.find(({ message }) => message.type === type);
      if (found) {
        unread = unread.filter((post) => post !== found);
        return found as never;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };

  return {
    page,
    load: async ({ theme = 'dark', bodyClass = '', kept } = {}) => {
      await page.goto('about:blank');
      posts.length = incidents.length = states.length = unread.length = 0;
      waiting = [];
      const state = kept === undefined ? '' : `#${encodeURIComponent(JSON.stringify(kept))}`;
      await page.goto(`${server.origin}${state}`);
      await page.evaluate(dress, { ...themes[theme], extraClass: bodyClass });
      await next('ready');
    },
    wear: (theme) => page.evaluate(dress, { ...themes[theme], extraClass: '' }),
    send: (message) =>
      page.evaluate(
        (data) => {
          window.postMessage(data);
        },
        message.type === 'batch' ? message : { type: 'batch', id: newsId++, news: [message], slices: [] },
      ),
    next,
    posts: () => posts.map(({ message }) => message),
    incidents: () => incidents,
    states: () => states,
    close: async () => {
      await close();
      await server.close();
    },
  };
}

function dress({
  bodyClass,
  extraClass,
  variables,
}: {
  bodyClass: string;
  extraClass: string;
  variables: object;
}): void {
  document.body.className = `${bodyClass} ${extraClass}`.trim();
  document.documentElement.removeAttribute('style');
  for (const [name, value] of Object.entries(variables)) {
    document.documentElement.style.setProperty(name, String(value));
  }
}

async function serve(assets: Assets): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const asset = assets.get(path);
    if (path === '/') {
      response.setHeader('content-security-policy', contentSecurityPolicy("'self'"));
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(html);
    } else if (asset) {
      response.setHeader('content-type', asset.type);
      response.end(asset.content);
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
