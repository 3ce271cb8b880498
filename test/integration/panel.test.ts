// The panel as VS Code hands it over: brought back, brought back too late, brought back twice.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createCapabilities } from '../../src/completion/capabilities.ts';
import { streamCompletion } from '../../src/completion/client.ts';
import { createGates } from '../../src/completion/gate/gates.ts';
import { Panel } from '../../src/panel/panel.ts';
import { summarize } from '../../src/review/target.ts';
import { Reviews } from '../../src/session/reviews.ts';
import { english } from '../../src/util/localizer.ts';
import { someTarget } from '../support/reviewTarget.ts';
import { closeEverything, until } from './secondLook.ts';

describe('a panel that VS Code brings back', () => {
  let panel: Panel;
  let reviews: Reviews;
  let log: vscode.LogOutputChannel;
  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const restored = () => vscode.window.createWebviewPanel('secondLook.test', 'Restored', vscode.ViewColumn.One);

  beforeEach(() => {
    log = vscode.window.createOutputChannel('Second Look test', { log: true });
    reviews = new Reviews({
      complete: streamCompletion,
      capabilities: createCapabilities(),
      gates: createGates(),
      l10n: english,
    });
    panel = new Panel({
      extensionUri: vscode.extensions.getExtension('second-look.second-look')!.extensionUri,
      reviews,
      log,
      shortcut: { other: '', mac: '' },
      places: { placesOf: () => ({}), onMoved: () => ({ dispose: () => undefined }) },
      history: { isOn: () => true, onSwitched: () => ({ dispose: () => undefined }) },
    });
  });
  afterEach(async () => {
    panel.dispose();
    log.dispose();
    await closeEverything();
  });

  it('is the one that is shown', async () => {
    await panel.deserializeWebviewPanel(restored(), undefined);
    panel.show();
    await until(() => tabs().length === 1);
  });

  it('shows the review that was chosen, which may come from the history only later', async () => {
    const restore = (reviewId: string) => {
      const position = { reviewId, seq: 1, run: 1, at: 0 };
      const start = {
        type: 'started',
        target: summarize(someTarget),
        model: 'm',
        endpoint: 'http://localhost',
      } as const;
      reviews.restore(reviewId, someTarget, [{ ...start, ...position }]);
    };
    await panel.deserializeWebviewPanel(restored(), { chosen: 'first' });
    assert.equal(panel.shown, undefined);
    for (const [id, shown] of [
      ['other', 'other'],
      ['first', 'first'],
      ['newest', 'first'],
    ] as const) {
      restore(id);
      assert.equal(panel.shown, shown, id);
    }
  });

  it('shows the newest where nothing that can be read was left', async () => {
    await panel.deserializeWebviewPanel(restored(), { chosen: 7, places: 'everywhere' });
    assert.equal(panel.shown, undefined);
  });

  it('does no harm where it was closed already', async () => {
    const view = restored();
    view.dispose();
    await panel.deserializeWebviewPanel(view, undefined);
    panel.show();
    await until(() => tabs().length === 1 && tabs()[0]?.label === 'Second Look');
  });

  it('is closed where there is one already', async () => {
    panel.show();
    const view = restored();
    let isGone = false;
    view.onDidDispose(() => (isGone = true));
    await panel.deserializeWebviewPanel(view, undefined);
    await until(() => isGone && tabs().length === 1);
  });
});
