// Where findings are, whatever happens to their document in the editor and behind its back.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { targetOf, wholeFile } from '../../src/collect/target.ts';
import { FindingPlaces } from '../../src/editor/findingPlaces.ts';
import { findingAt, ToldReviews } from '../support/editor/toldReviews.ts';
import { activated, closeEverything, select, showText, showUntitled, until } from './secondLook.ts';

const code = Array.from({ length: 12 }, (_, index) => `line ${index + 1}();`).join('\n');

describe('where findings are', () => {
  let reviews: ToldReviews;
  let places: FindingPlaces;
  let moves: string[];

  before(activated);

  beforeEach(() => {
    reviews = new ToldReviews();
    places = new FindingPlaces(reviews);
    moves = [];
    places.onMoved((id) => moves.push(id));
  });

  afterEach(async () => {
    places.dispose();
    await closeEverything();
  });

  /** Reviews the document: a finding about lines 3 to 4, another one about line 9. */
  function review(document: vscode.TextDocument): void {
    reviews.start('a', targetOf(document, wholeFile(document)), ...findings);
  }

  const findings = [findingAt({ startLine: 3, endLine: 4 }), findingAt({ startLine: 9, endLine: 9 })];

  function said(): string {
    const all = Object.entries(places.placesOf('a'));
    return all.map(([key, { startLine, endLine, state }]) => `${key}: ${startLine}-${endLine} ${state}`).join(', ');
  }

  const becomes = (expected: string) => until(() => said() === expected);

  const start = '1.3: 3-4 inPlace, 1.9: 9-9 inPlace';

  it('is known as soon as a finding is, and told once', async () => {
    const { document } = await showText(code);
    review(document);
    assert.equal(said(), start);
    assert.deepEqual(moves, ['a', 'a']);
    assert.equal(places.placeOf({ reviewId: 'a', findingId: '1.9' })?.text, 'line 9();');
    reviews.tell('a', { type: 'text', text: 'more' });
    reviews.tell('a', { type: 'findingClosed', finding: findings[0]! });
    assert.deepEqual(moves, ['a', 'a']);
  });

  it('follows lines that are typed above, and what is typed within', async () => {
    const editor = await showText(code);
    review(editor.document);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('type', { text: '// one\n// two\n' });
    await becomes('1.3: 5-6 inPlace, 1.9: 11-11 inPlace');
    editor.selection = new vscode.Selection(10, 0, 10, 0);
    moves.length = 0;
    await vscode.commands.executeCommand('type', { text: 'x' });
    await becomes('1.3: 5-6 inPlace, 1.9: 11-11 changed');
    assert.deepEqual(moves, ['a']);
  });

  it('follows several cursors, and undo and redo', async () => {
    const editor = await showText(code);
    review(editor.document);
    editor.selections = [
      new vscode.Selection(10, 0, 10, 0),
      new vscode.Selection(0, 0, 0, 0),
      new vscode.Selection(4, 0, 4, 0),
    ];
    await vscode.commands.executeCommand('type', { text: '\n' });
    const typed = '1.3: 4-5 inPlace, 1.9: 11-11 inPlace';
    await becomes(typed);
    await vscode.commands.executeCommand('undo');
    await becomes(start);
    await vscode.commands.executeCommand('redo');
    await becomes(typed);
    await vscode.commands.executeCommand('undo');
    select(editor, 1, 4);
    await vscode.commands.executeCommand('deleteLeft');
    await becomes('1.3: 2-2 outdated, 1.9: 6-6 inPlace');
    await vscode.commands.executeCommand('undo');
    await becomes(start);
  });

  it('follows lines that are moved and copied by commands', async () => {
    const editor = await showText(code);
    review(editor.document);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('editor.action.copyLinesDownAction');
    await becomes('1.3: 4-5 inPlace, 1.9: 10-10 inPlace');
    await vscode.commands.executeCommand('editor.action.insertLineBefore');
    await becomes('1.3: 5-6 inPlace, 1.9: 11-11 inPlace');
  });

  it('follows a formatter that replaces all of the document', async () => {
    const { document } = await showText(code);
    review(document);
    const all = document.validateRange(new vscode.Range(0, 0, 10_000, 0));
    const formatted = `\n\n${code.replace('line 9', '    line  9')}\n`;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, all, formatted);
    await vscode.workspace.applyEdit(edit);
    await becomes('1.3: 5-6 inPlace, 1.9: 11-11 changed');
    await vscode.commands.executeCommand('undo');
    await becomes(start);
  });

  it('is the same with other line ends', async () => {
    const editor = await showText(code);
    review(editor.document);
    await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF));
    await until(() => editor.document.eol === vscode.EndOfLine.CRLF);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'a\r\nb\n'));
    await becomes('1.3: 5-6 inPlace, 1.9: 11-11 inPlace');
  });

  it('stays with a file that gets another name, alone or with its folder', async () => {
    const root = vscode.workspace.workspaceFolders![0]!.uri;
    const folder = vscode.Uri.joinPath(root, `folder-${randomUUID()}`);
    const other = vscode.Uri.joinPath(root, `other-${randomUUID()}`);
    const [before, after] = [vscode.Uri.joinPath(folder, 'before.ts'), vscode.Uri.joinPath(folder, 'after.ts')];
    await vscode.workspace.fs.writeFile(before, new TextEncoder().encode(code));
    review((await vscode.window.showTextDocument(before)).document);
    await rename(before, after);
    await until(() => places.uriOf('a') === after.toString());
    await rename(folder, other);
    const now = vscode.Uri.joinPath(other, 'after.ts');
    await until(() => places.uriOf('a') === now.toString());
    const editor = await vscode.window.showTextDocument(now);
    assert.equal(said(), start);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n'));
    await becomes('1.3: 4-5 inPlace, 1.9: 10-10 inPlace');
  });

  async function rename(before: vscode.Uri, after: vscode.Uri): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(before, after);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  it('is found again in a file that changed on disk while it was closed', async () => {
    const document = await opened();
    review(document);
    await closed(document);
    assert.equal(said(), start);
    const changed = `first\n${code.replace('line 9();', 'line 9(x);')}`;
    await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(changed));
    await vscode.window.showTextDocument(document.uri);
    await becomes('1.3: 4-5 inPlace, 1.9: 10-10 changed');
  });

  /** Opened by the window alone: what an extension has opened stays open for minutes. */
  async function opened(): Promise<vscode.TextDocument> {
    const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, `opened-${randomUUID()}.ts`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(code));
    await vscode.commands.executeCommand('vscode.open', uri);
    await until(() => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString());
    return vscode.window.activeTextEditor!.document;
  }

  async function closed(document: vscode.TextDocument): Promise<void> {
    await closeEverything();
    await until(() => document.isClosed);
  }

  it('follows a file that changes on disk while it is open', async () => {
    const { document } = await showText(code);
    review(document);
    await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(`\n\n${code}`));
    await becomes('1.3: 5-6 inPlace, 1.9: 11-11 inPlace');
  });

  it('is found in a document that opens later, as far as it is still there', async () => {
    const document = await opened();
    const target = targetOf(document, { kind: 'selection', firstLine: 1, lastLine: 9 });
    await closed(document);
    reviews.start('a', target, ...findings);
    assert.equal(said(), '');
    const shorter = code.split('\n').toSpliced(2, 2).join('\n');
    await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(shorter));
    await vscode.window.showTextDocument(document.uri);
    await becomes('1.3: 3-3 outdated, 1.9: 7-7 inPlace');
  });

  it('begins anew with another answer, and ends with the review', async () => {
    const { document } = await showText(code);
    review(document);
    reviews.tell('a', { type: 'notice', notice: { kind: 'restarted' } });
    assert.equal(said(), '');
    reviews.tell('a', { type: 'findingClosed', finding: findingAt({ startLine: 5, endLine: 5 }, { id: '2.0' }) });
    assert.equal(said(), '2.0: 5-5 inPlace');
    reviews.remove('a');
    assert.deepEqual([said(), places.uriOf('a')], ['', undefined]);
  });

  it('stays with a document that is saved under a name', async () => {
    const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, `saved-${randomUUID()}.ts`);
    const editor = await vscode.window.showTextDocument(file.with({ scheme: 'untitled' }));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), code));
    review(editor.document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n'));
    const moved = '1.3: 4-5 inPlace, 1.9: 10-10 inPlace';
    await becomes(moved);
    assert.ok(await vscode.workspace.save(editor.document.uri));
    await until(() => places.uriOf('a') === file.toString());
    assert.equal(said(), moved);
  });

  it('goes with a document that was never saved', async () => {
    const { document } = await showUntitled(code);
    review(document);
    assert.equal(said(), start);
    await closeEverything();
    await becomes('');
  });
});
