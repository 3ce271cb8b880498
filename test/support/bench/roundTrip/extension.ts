/** Runs in the extension host: the barest panel, and how long a message to it takes until it says that a frame was painted. */
import { appendFile } from 'node:fs/promises';
import { env } from 'node:process';
import * as vscode from 'vscode';
import type { RoundTrip, Shown } from '../roundTrips.ts';

const count = 100;
const warmUp = 10;
/** Milliseconds between two, by chance, so that they come at any moment of a frame, as words do. */
const pause = () => 10 + Math.random() * 17;

export function activate(context: vscode.ExtensionContext): void {
  let panel: vscode.WebviewPanel | undefined;
  context.subscriptions.push(
    vscode.commands.registerCommand('roundTrip.open', () => {
      panel = openPanel(context.extensionUri);
    }),
    vscode.commands.registerCommand('roundTrip.measure', async () => {
      if (!panel) throw new Error('The panel is not open.');
      const all = await roundTrips(panel.webview);
      await appendFile(env['SECOND_LOOK_REPORTS'] ?? '', `${JSON.stringify(all)}\n`);
    }),
  );
}

function openPanel(extensionUri: vscode.Uri): vscode.WebviewPanel {
  const panel = vscode.window.createWebviewPanel(
    'roundTrip',
    'Round Trip',
    { viewColumn: vscode.ViewColumn.Three, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [extensionUri] },
  );
  const script = panel.webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'page.js')).toString();
  panel.webview.html = `<!DOCTYPE html><body><p>0</p><script src="${script}"></script></body>`;
  return panel;
}

/** One after the other: nothing else is on its way then, which is what there can be at best. */
async function roundTrips(webview: vscode.Webview): Promise<readonly RoundTrip[]> {
  const all: RoundTrip[] = [];
  for (let index = 0; index < warmUp + count; index++) {
    await new Promise((resolve) => setTimeout(resolve, pause()));
    const answered = new Promise<Shown>((resolve) => {
      const listening = webview.onDidReceiveMessage((shown: Shown) => {
        listening.dispose();
        resolve(shown);
      });
    });
    const posted = performance.now();
    void webview.postMessage(index);
    const { paintedAt } = await answered;
    all.push({ ms: performance.now() - posted, postedAt: performance.timeOrigin + posted, paintedAt });
  }
  return all.slice(warmUp);
}
