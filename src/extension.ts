/** Builds every object once, in the order of the flow, and lists what it owns. Read this first. */
import * as vscode from 'vscode';
import { createApi, type SecondLookApi } from './api.ts';
import { LastEditor } from './collect/lastEditor.ts';
import { registerCommands } from './commands.ts';
import { streamCompletion } from './completion/client.ts';
import { createGates } from './completion/gate/gates.ts';
import { hasForeignProxy } from './connect/foreignProxy.ts';
import { Origins } from './connect/origins.ts';
import { keepContextKeys } from './contextKeys.ts';
import { keepCapabilities } from './keepCapabilities.ts';
import { keepHistory, type KeptHistory } from './keepHistory.ts';
import { KeyStorage } from './keyStorage.ts';
import { logLine } from './logLine.ts';
import { warn } from './notify/message.ts';
import { Panel, panelViewType } from './panel/panel.ts';
import { shortcutOf } from './panel/shortcut.ts';
import { permitUnasked } from './permit.ts';
import { SentRequests } from './sentRequests.ts';
import { Reviews } from './session/reviews.ts';
import { Settings } from './settings.ts';
import { showFindings } from './showFindings.ts';
import { showStatusBarItem } from './statusBar.ts';
import { History } from './storage/history.ts';
import { MemoryHistory } from './storage/memoryHistory.ts';
import { isOwnStorage } from './storage/ownStorage.ts';
import { DisposableStore } from './util/disposableStore.ts';

let kept: KeptHistory | undefined;

export function activate(context: vscode.ExtensionContext): SecondLookApi {
  // VS Code disposes its own array forwards; the store disposes backwards, readers before sources.
  const owned = new DisposableStore();
  context.subscriptions.push(owned);

  const log = owned.add(vscode.window.createOutputChannel('Second Look', { log: true }));
  const { l10n } = vscode;
  const tellUser = (sentence: string) => void warn(sentence);
  const secrets = owned.add(new KeyStorage({ secrets: context.secrets, l10n, log, warn: tellUser }));
  const configuration = () => vscode.workspace.getConfiguration('secondLook');
  const origins = new Origins(context.globalState, () => hasForeignProxy(vscode.workspace.getConfiguration('http')));
  const settings = new Settings({ configuration, secrets, l10n, origins });
  const gates = createGates({ maxConcurrent: () => settings.maxConcurrentRequests() });
  owned.add(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('secondLook.maxConcurrentRequests')) gates.limitChanged();
    }),
  );
  const capabilities = keepCapabilities(context.globalState);
  const sent = new SentRequests();
  const complete: typeof streamCompletion = (request, options) =>
    streamCompletion(request, { ...options, fetch: origins.guard(sent.record(options?.key, globalThis.fetch)) });
  const completion = { complete, capabilities, gates, l10n };
  const lastEditor = owned.add(new LastEditor());
  const reviews = owned.add(new Reviews(completion));
  const { extensionUri, extension } = context;
  const shortcut = shortcutOf('secondLook.review', extension.packageJSON);
  const { places, threads, actions } = owned.add(showFindings({ reviews, settings, lastEditor }));
  const historySwitch = {
    isOn: () => settings.keepsHistory(),
    onSwitched: (listener: () => void) =>
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('secondLook.history')) listener();
      }),
  };
  const panel = owned.add(new Panel({ extensionUri, reviews, log, shortcut, places, history: historySwitch }));

  owned.add(keepContextKeys(reviews, panel));
  const history = new History(context.storageUri ?? context.globalStorageUri, vscode.workspace.fs);
  kept = owned.add(
    keepHistory(reviews, history, {
      ...historySwitch,
      memory: new MemoryHistory(),
      isAlone: () => isOwnStorage(context.storageUri, vscode.workspace.fs),
      log,
      l10n,
      warn: tellUser,
    }),
  );
  owned.add(showStatusBarItem(reviews));
  owned.add(
    reviews.onChanged((event) => {
      const line = logLine(event);
      if (line !== undefined) log.info(line);
    }),
  );
  owned.add(vscode.window.registerWebviewPanelSerializer(panelViewType, panel));
  owned.add(
    registerCommands({ settings, reviews, panel, log, history: kept, lastEditor, places, actions, threads, sent }),
  );

  return createApi({
    ...completion,
    readSettings: () => settings.read(),
    permit: (target, configured) => permitUnasked(target, configured, settings),
  });
}

/** VS Code waits for this before it ends the extension host, so that a reload finds the last words too. */
export async function deactivate(): Promise<void> {
  await kept?.flush();
}
