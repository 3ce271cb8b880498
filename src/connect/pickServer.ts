/** Looks for model servers on this machine while the list is already open; the user's pick out. */
import * as vscode from 'vscode';
import { discoverLocalServers, type LocalServer } from '../completion/discover.ts';
import type { Settings } from '../settings.ts';
import { plainLabel } from '../util/plainLabel.ts';

/** In milliseconds. Before its first request VS Code reads the certificates and proxies of the system, which takes time. */
const patience = 5000;

export type ServerPick =
  | { readonly kind: 'found'; readonly baseUrl: string; readonly model: string }
  | { readonly kind: 'locked'; readonly baseUrl: string }
  /** A server was found that has no model yet, or the user wants to name another one. */
  | { readonly kind: 'address'; readonly suggestion: string };

interface Item extends vscode.QuickPickItem {
  readonly pick?: ServerPick;
}

/** Undefined where the user left the list. */
export function pickServer({ origins }: Settings): Promise<ServerPick | undefined> {
  const other: Item = {
    label: `$(globe) ${vscode.l10n.t('Enter the address of another server …')}`,
    pick: { kind: 'address', suggestion: '' },
    alwaysShow: true,
  };
  const list = vscode.window.createQuickPick<Item>();
  const search = new AbortController();
  list.title = vscode.l10n.t('Connect to a Model Server');
  list.placeholder = vscode.l10n.t('Looking for model servers on this machine …');
  list.ignoreFocusOut = true;
  list.busy = true;
  list.items = [other];
  list.keepScrollPosition = true;
  const found: Item[] = [];
  const add = (server: LocalServer) => {
    const [chosen] = list.activeItems;
    const isFirst = found.length === 0;
    // Below those that are there already: nothing moves under the hand of somebody who is about to choose.
    found.push(...itemsOf(server));
    list.items = [...found, { label: '', kind: vscode.QuickPickItemKind.Separator }, other];
    if (!isFirst && chosen) list.activeItems = [chosen];
  };
  const look = async () => {
    const servers = await discoverLocalServers({
      signal: search.signal,
      fetch: origins.guard(globalThis.fetch),
      timeoutMs: patience,
      onFound: add,
    });
    list.placeholder =
      servers.length === 0
        ? vscode.l10n.t('No model server was found on this machine')
        : vscode.l10n.t('Choose the model that shall review your code');
    list.busy = false;
  };
  // It fails only when the list was left, and the search with it.
  look().catch(() => undefined);
  return new Promise((resolve) => {
    list.onDidAccept(() => {
      resolve(list.selectedItems[0]?.pick);
      list.hide();
    });
    list.onDidHide(() => {
      search.abort();
      list.dispose();
      resolve(undefined);
    });
    list.show();
  });
}

function itemsOf({ name, baseUrl, models, needsKey }: LocalServer): Item[] {
  const heading: Item = { label: `${name} · ${baseUrl}`, kind: vscode.QuickPickItemKind.Separator };
  if (needsKey) {
    const label = `$(key) ${vscode.l10n.t('{0} needs a key', name)}`;
    return [heading, { label, pick: { kind: 'locked', baseUrl } }];
  }
  if (models.length === 0) {
    const label = vscode.l10n.t('{0} has no model loaded yet', name);
    return [heading, { label, pick: { kind: 'address', suggestion: baseUrl } }];
  }
  return [
    heading,
    ...models.map(({ id }): Item => ({
      label: plainLabel(id),
      description: name,
      pick: { kind: 'found', baseUrl, model: id },
    })),
  ];
}
