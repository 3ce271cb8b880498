/** The page that holds the panel: no inline script or style, nothing from the network, Trusted Types required. */
import * as vscode from 'vscode';
import { contentSecurityPolicy } from './policy.ts';

/** The folder that the page may load from, inside the extension. */
export function webviewRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

export function panelHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const root = webviewRoot(extensionUri);
  const uri = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(root, name)).toString();
  return /* html */ `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(webview.cspSource)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" id="vscode-codicon-stylesheet" href="${uri('codicon.css')}">
<link rel="stylesheet" href="${uri('panel.css')}">
<title>Second Look</title>
</head>
<body>
<div id="app"></div>
<script type="module" src="${uri('main.js')}"></script>
</body>
</html>`;
}
