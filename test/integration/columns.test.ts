// With the panel in focus, the code that the user was in last is reviewed.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { scriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';
import { activated, closeEverything, codeIn, configure, showText, until } from './secondLook.ts';

describe('with the panel in focus', () => {
  let server: ScriptedServer;

  before(async () => {
    await activated();
    server = await scriptedServer();
    await configure({
      baseUrl: server.baseUrl,
      model: 'scripted',
      api: 'completions',
    });
  });

  after(async () => {
    await configure({ baseUrl: undefined, model: undefined, api: undefined });
    await server.close();
  });

  afterEach(closeEverything);

  async function focus(document: vscode.TextDocument, viewColumn: vscode.ViewColumn): Promise<void> {
    const editor = await vscode.window.showTextDocument(document, viewColumn);
    await until(() => vscode.window.activeTextEditor === editor);
  }

  async function focusPanel(): Promise<void> {
    await vscode.commands.executeCommand('secondLook.openPanel');
    await until(() => panelGroup() !== undefined);
    const place = ['First', 'Second', 'Third'][panelGroup()!.viewColumn - 1]!;
    await vscode.commands.executeCommand(`workbench.action.focus${place}EditorGroup`);
    await until(() => panelGroup()?.isActive === true && vscode.window.activeTextEditor === undefined);
  }

  function panelGroup(): vscode.TabGroup | undefined {
    const isPanel = ({ input }: vscode.Tab) => input instanceof vscode.TabInputWebview;
    return vscode.window.tabGroups.all.find(({ activeTab }) => activeTab !== undefined && isPanel(activeTab));
  }

  async function codeReviewed(): Promise<string> {
    await vscode.commands.executeCommand('secondLook.review');
    const exchange = await server.next();
    exchange.finish();
    await exchange.closed;
    return codeIn(exchange.body.prompt ?? '')
      .map(([, line]) => line)
      .join('\n');
  }

  it('is what was active last of two columns, and the other one when that is closed', async function () {
    this.timeout(60_000);
    const { document: left } = await showText('left', {
      viewColumn: vscode.ViewColumn.One,
    });
    const { document: right } = await showText('right', {
      viewColumn: vscode.ViewColumn.Two,
    });
    await focusPanel();
    assert.equal(await codeReviewed(), 'right');
    await focus(left, vscode.ViewColumn.One);
    await focusPanel();
    assert.equal(await codeReviewed(), 'left');
    await focus(right, vscode.ViewColumn.Two);
    await focusPanel();
    assert.equal(await codeReviewed(), 'right');
    const tab = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(({ label }) => right.fileName.endsWith(label));
    await vscode.window.tabGroups.close(tab!);
    await until(() => vscode.window.visibleTextEditors.length === 1);
    await focusPanel();
    assert.equal(await codeReviewed(), 'left');
  });

  it('is the code also where a review of it stands beside it as a document, or over it', async function () {
    this.timeout(60_000);
    const { document } = await showText('some code', { viewColumn: vscode.ViewColumn.One });
    await showText('more code', { viewColumn: vscode.ViewColumn.Two });
    await focus(document, vscode.ViewColumn.One);
    assert.equal(await codeReviewed(), 'some code');
    await vscode.commands.executeCommand('secondLook.openAsMarkdown');
    await until(() => vscode.window.activeTextEditor?.document.languageId === 'markdown');
    const covering = vscode.window.activeTextEditor!;
    assert.equal(covering.viewColumn, vscode.ViewColumn.One);
    assert.equal(await codeReviewed(), 'some code');
    await focusPanel();
    assert.equal(await codeReviewed(), 'some code');
    await vscode.window.showTextDocument(covering.document, vscode.ViewColumn.Two);
    await focus(document, vscode.ViewColumn.One);
    await focus(covering.document, vscode.ViewColumn.Two);
    assert.equal(await codeReviewed(), 'some code');
  });

  it('is the code also where the log is in focus', async () => {
    await showText('some code');
    await vscode.commands.executeCommand('secondLook.showLog');
    await until(() => vscode.window.activeTextEditor?.document.uri.scheme === 'output');
    try {
      assert.equal(await codeReviewed(), 'some code');
    } finally {
      await vscode.commands.executeCommand('workbench.action.closePanel');
    }
  });
});
