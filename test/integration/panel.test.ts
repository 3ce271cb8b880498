// The panel as VS Code hands it over: brought back, brought back too late, brought back twice.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createCapabilities } from '../../src/completion/capabilities.ts';
import { streamCompletion } from '../../src/completion/client.ts';
import { createGates } from '../../src/completion/gate/gates.ts';
import { Panel } from '../../src/panel/panel.ts';
import { Reviews } from '../../src/session/reviews.ts';
import { english } from '../../src/util/localizer.ts';
import { closeEverything, until } from './secondLook.ts';

describe('a panel that VS Code brings back', () => {
  let panel: Panel;
  let log: vscode.LogOutputChannel;
  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const restored = () => vscode.window.createWebviewPanel('secondLook.test', 'Restored', vscode.ViewColumn.One);

  beforeEach(() => {
    log = vscode.window.createOutputChannel('Second Look test', { log: true });
    panel = new Panel({
      extensionUri: vscode.extensions.getExtension('second-look.second-look')!.extensionUri,
      reviews: new Reviews({
        complete: streamCompletion,
        capabilities: createCapabilities(),
        gates: createGates(),
        l10n: english,
      }),
      log,
      shortcut: { other: '', mac: '' },
      places: { placesOf: () => ({}), onMoved: () => ({ dispose: () => undefined }) },
    });
  });
  afterEach(async () => {
    panel.dispose();
    log.dispose();
    await closeEverything();
  });

  it('is the one that is shown', async () => {
    await panel.deserializeWebviewPanel(restored());
    panel.show();
    await until(() => tabs().length === 1);
  });

  it('does no harm where it was closed already', async () => {
    const view = restored();
    view.dispose();
    await panel.deserializeWebviewPanel(view);
    panel.show();
    await until(() => tabs().length === 1);
    assert.equal(tabs()[0]?.label, 'Second Look');
  });

  it('is closed where there is one already', async () => {
    panel.show();
    const view = restored();
    let isGone = false;
    view.onDidDispose(() => (isGone = true));
    await panel.deserializeWebviewPanel(view);
    await until(() => isGone && tabs().length === 1);
  });
});
