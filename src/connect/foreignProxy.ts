/** VS Code's settings for requests in, whether a proxy among them is not the user's own out. */
import type * as vscode from 'vscode';

/**
 * VS Code means to take a proxy from the user alone. Older versions take a nested one from a workspace too, in remote
 * windows, trusted or not, and then its `fetch` sends requests there.
 */
export function hasForeignProxy(http: Pick<vscode.WorkspaceConfiguration, 'inspect'>): boolean {
  const inspected = http.inspect('proxy');
  const foreign = [inspected?.workspaceValue, inspected?.workspaceFolderValue, inspected?.workspaceLanguageValue];
  return foreign.some((value) => value !== undefined);
}
