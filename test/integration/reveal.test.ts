// A click on a place in the panel shows the code where its reader has it, not once more somewhere else.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { revealTarget } from '../../src/editor/reveal.ts';
import type { TargetSummary } from '../../src/review/target.ts';
import { activated, closeEverything, showText } from './secondLook.ts';

describe('what is revealed', () => {
  before(activated);
  afterEach(closeEverything);

  const lines = Array.from({ length: 9 }, (_, index) => `line ${index + 1}`).join('\n');

  function targetIn({ uri, languageId }: vscode.TextDocument): TargetSummary {
    return { kind: 'selection', uri: uri.toString(), label: 'some file', languageId, startLine: 3, endLine: 5 };
  }

  const tabsOf = ({ uri }: vscode.TextDocument) =>
    vscode.window.tabGroups.all.flatMap(({ tabs, viewColumn }) =>
      tabs
        .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString())
        .map(() => viewColumn),
    );

  it('is the whole target, or a line of it', async () => {
    const { document } = await showText(lines);
    await revealTarget(targetIn(document));
    const { selection } = vscode.window.activeTextEditor!;
    assert.deepEqual([selection.start.line, selection.start.character], [2, 0]);
    assert.deepEqual([selection.end.line, selection.end.character], [4, 'line 5'.length]);
    await revealTarget(targetIn(document), { line: 5 });
    assert.deepEqual(vscode.window.activeTextEditor!.selection, new vscode.Selection(4, 0, 4, 0));
  });

  it('is shown in its own tab, though that is behind another one', async () => {
    const { document } = await showText(lines, { viewColumn: vscode.ViewColumn.One });
    // A tab in preview would give its place to the next one.
    await vscode.commands.executeCommand('workbench.action.keepEditor');
    await showText('in front', { viewColumn: vscode.ViewColumn.One });
    await showText('beside', { viewColumn: vscode.ViewColumn.Two });
    await revealTarget(targetIn(document), { viewColumn: vscode.ViewColumn.Two });
    const active = vscode.window.activeTextEditor;
    assert.equal(active?.document, document);
    assert.equal(active.viewColumn, vscode.ViewColumn.One);
    assert.deepEqual(tabsOf(document), [vscode.ViewColumn.One]);
  });

  it('is opened in the column that is meant where it has no tab', async () => {
    await showText('left', { viewColumn: vscode.ViewColumn.One });
    await showText('right', { viewColumn: vscode.ViewColumn.Two });
    const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'revealed.txt');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(lines));
    const document = await vscode.workspace.openTextDocument(uri);
    await revealTarget(targetIn(document), { viewColumn: vscode.ViewColumn.Two });
    assert.deepEqual(tabsOf(document), [vscode.ViewColumn.Two]);
  });
});
