// Which code each command sends, read from the request that arrives at a server.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { scriptedServer, type Exchange, type ScriptedServer } from '../support/scriptedServer.ts';
import { activated, closeEverything, codeIn, configure, select, showText, showUntitled } from './secondLook.ts';

const code = ['function first() {', '  return 1;', '}', '', 'function second() {', '  return 2;', '}', ''].join('\n');

describe('what is reviewed', () => {
  let server: ScriptedServer;

  before(async () => {
    await activated();
    server = await scriptedServer();
    await configure({ baseUrl: server.baseUrl, model: 'scripted', api: 'completions' });
  });

  after(async () => {
    await configure({ baseUrl: undefined, model: undefined, api: undefined });
    await server.close();
  });

  afterEach(closeEverything);

  /** Runs a command and answers the request that it causes. */
  async function sent(command: string, ...args: unknown[]): Promise<Exchange> {
    await vscode.commands.executeCommand(command, ...args);
    const exchange = await server.next();
    exchange.say('fine');
    exchange.finish();
    await exchange.closed;
    return exchange;
  }

  async function linesSent(command: string, ...args: unknown[]): Promise<[number, string][]> {
    return codeIn((await sent(command, ...args)).body.prompt ?? '');
  }

  it('is the selected lines, whole, with their numbers in the document', async () => {
    const editor = await showText(code);
    editor.selection = new vscode.Selection(4, 3, 6, 0);
    assert.deepEqual(await linesSent('secondLook.reviewSelection'), [
      [5, 'function second() {'],
      [6, '  return 2;'],
    ]);
  });

  it('is all from the first to the last of several selections', async () => {
    const editor = await showText(code);
    editor.selections = [new vscode.Selection(5, 2, 5, 8), new vscode.Selection(0, 9, 1, 4)];
    assert.deepEqual(
      (await linesSent('secondLook.reviewSelection')).map(([line]) => line),
      [1, 2, 3, 4, 5, 6],
    );
  });

  it('is the enclosing symbol where nothing is selected', async function () {
    this.timeout(90_000);
    const editor = await showText(code);
    editor.selection = new vscode.Selection(5, 4, 5, 4);
    const symbols = () =>
      vscode.commands.executeCommand<unknown[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        editor.document.uri,
      );
    // The TypeScript server starts with the first TypeScript document.
    while (((await symbols()) ?? []).length === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(
      (await linesSent('secondLook.reviewSelection')).map(([line]) => line),
      [5, 6, 7],
    );
    // Two cursors in two functions: only the file encloses both.
    editor.selections = [new vscode.Selection(5, 4, 5, 4), new vscode.Selection(1, 4, 1, 4)];
    assert.equal((await linesSent('secondLook.reviewSelection')).length, 7);
  });

  it('is the file where no symbol encloses the cursor', async () => {
    await showText('just\nsome words', { extension: 'txt' });
    assert.deepEqual(await linesSent('secondLook.reviewSelection'), [
      [1, 'just'],
      [2, 'some words'],
    ]);
  });

  it('is the selection or else the file for the shortcut', async () => {
    const editor = await showText(code);
    select(editor, 1, 1);
    assert.deepEqual(await linesSent('secondLook.review'), [[2, '  return 1;']]);
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    assert.equal((await linesSent('secondLook.review')).length, 7);
  });

  it('is the text in the editor, saved or not, with any line ending', async () => {
    const editor = await showUntitled('one\r\ntwo\r\n');
    assert.ok(editor.document.isUntitled);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'unsaved ');
    });
    assert.deepEqual(await linesSent('secondLook.reviewFile'), [
      [1, 'unsaved one'],
      [2, 'two'],
    ]);
  });

  it('is no binary file, though its reader has opened it as text', async () => {
    const editor = await showText('');
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '\u0001\0\u0002\0');
    });
    const before = server.paths.length;
    await vscode.commands.executeCommand('secondLook.review');
    await vscode.commands.executeCommand('secondLook.reviewSelection');
    // A request of either would be answered here in place of this one's.
    await showText('const text = 1;');
    assert.deepEqual(await linesSent('secondLook.review'), [[1, 'const text = 1;']]);
    assert.equal(server.paths.length, before + 1);
  });

  it('is a file of the explorer, and the text of the editor where it is open there', async () => {
    const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'explorer.txt');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('on disk'));
    assert.deepEqual(await linesSent('secondLook.reviewFile', uri), [[1, 'on disk']]);
    const editor = await vscode.window.showTextDocument(uri);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'not only ');
    });
    assert.deepEqual(await linesSent('secondLook.reviewFile', uri), [[1, 'not only on disk']]);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
