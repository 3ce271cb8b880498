// What a reader sees of the findings in the editor: threads, marks and problems, and that they keep up with all else.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { targetOf, wholeFile } from '../../src/collect/target.ts';
import { createCodeActions, registerCodeActions } from '../../src/editor/codeActions.ts';
import { FindingPlaces } from '../../src/editor/findingPlaces.ts';
import { Marks } from '../../src/editor/marks.ts';
import { Problems } from '../../src/editor/problems.ts';
import { ShownInDocuments } from '../../src/editor/shownInDocuments.ts';
import { Threads } from '../../src/editor/threads.ts';
import { DisposableStore } from '../../src/util/disposableStore.ts';
import { findingAt, ToldReviews } from '../support/editor/toldReviews.ts';
import { activated, closeEverything, showText, until } from './secondLook.ts';

const code = Array.from({ length: 12 }, (_, index) => `line ${index + 1}();`).join('\n');

describe('findings in the editor', () => {
  let owned: DisposableStore;
  let reviews: ToldReviews;
  let shown: ShownInDocuments;
  let threads: Threads;
  let open: vscode.CommentThread[];
  let problems: Problems;
  let isEnabled: boolean;

  before(activated);

  beforeEach(() => {
    owned = new DisposableStore();
    reviews = new ToldReviews();
    const places = owned.add(new FindingPlaces(reviews));
    shown = owned.add(new ShownInDocuments(reviews, places));
    open = [];
    threads = owned.add(new Threads(shown, watched(vscode.comments.createCommentController('test', 'Test'))));
    owned.add(new Marks(shown));
    isEnabled = false;
    problems = owned.add(new Problems(shown, () => isEnabled));
    owned.add(registerCodeActions(shown, problems));
  });

  afterEach(async () => {
    owned.dispose();
    await closeEverything();
  });

  /** The controller, with the threads that it has at the moment in `open`. */
  function watched(controller: vscode.CommentController): vscode.CommentController {
    const createCommentThread: typeof controller.createCommentThread = (...args) => {
      const thread = controller.createCommentThread(...args);
      const dispose = () => {
        open = open.filter((one) => one !== proxy);
        thread.dispose();
      };
      const proxy = new Proxy({} as vscode.CommentThread, {
        get: (_, key) => (key === 'dispose' ? dispose : (Reflect.get(thread, key) as unknown)),
        set: (_, key, value) => Reflect.set(thread, key, value),
      });
      open.push(proxy);
      return proxy;
    };
    const { id, label } = controller;
    return { id, label, createCommentThread, dispose: () => controller.dispose() };
  }

  const said = () =>
    open.map(({ range, contextValue }) => `${range!.start.line + 1}-${range!.end.line + 1} ${contextValue}`).join(', ');
  const becomes = (expected: string) => until(() => said() === expected);
  const textOf = (thread: vscode.CommentThread) => (thread.comments[0]!.body as vscode.MarkdownString).value;

  async function review(...findings: ReturnType<typeof findingAt>[]): Promise<vscode.TextEditor> {
    const editor = await showText(code);
    reviews.start('a', targetOf(editor.document, wholeFile(editor.document)), ...findings);
    return editor;
  }

  const first = findingAt({ startLine: 3, endLine: 4 });
  const second = findingAt({ startLine: 9, endLine: 9 }, { severity: 'critical', fix: { kind: 'none' } });

  it('have a closed thread each, at their lines, with what can be done', async () => {
    const { document } = await review(first, second);
    await becomes('3-4 apply, 9-9 plain');
    const [one, two] = open;
    assert.deepEqual([one?.label, two?.label], ['Warning', 'Critical']);
    assert.equal(one?.uri.toString(), document.uri.toString());
    assert.deepEqual([one.canReply, one.collapsibleState], [false, vscode.CommentThreadCollapsibleState.Collapsed]);
    assert.equal(
      textOf(one),
      '**About line 3**\n\nIt is *wrong*.\n\nIn two ways.\n\nSuggestion\\:\n\n```typescript\nbetter\n```',
    );
    const { isTrusted, supportHtml } = one.comments[0]!.body as vscode.MarkdownString;
    assert.deepEqual([isTrusted, supportHtml, one.comments[0]?.contextValue], [false, false, 'apply']);
    assert.deepEqual(threads.refOf(one), { reviewId: 'a', findingId: '1.3' });
    assert.deepEqual(threads.refOf(two?.comments[0]), { reviewId: 'a', findingId: '1.9' });
    assert.deepEqual(
      [threads.refOf(undefined), threads.refOf({}), threads.refOf('a 1.3')],
      [undefined, undefined, undefined],
    );
  });

  it('have none while they are being written', async () => {
    await review();
    const { anchor, ...writing } = first;
    reviews.tell('a', { type: 'findingOpened', finding: { ...writing, fix: { kind: 'none' } } });
    reviews.tell('a', { type: 'findingClosed', finding: second });
    await becomes('9-9 plain');
    assert.ok(anchor);
  });

  it('keep their thread while it moves, changes and is undone', async () => {
    const editor = await review(first, second);
    await becomes('3-4 apply, 9-9 plain');
    const [thread] = open;
    threads.expand({ reviewId: 'a', findingId: '1.3' });
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), '// new\n'));
    await becomes('3-5 preview changed, 10-10 plain');
    assert.match(textOf(thread!), /^\*\*About line 3\*\*\n\n_The code has changed since the review\\\._\n\nIt is/);
    await vscode.commands.executeCommand('undo');
    await becomes('3-4 apply, 9-9 plain');
    assert.equal(open[0], thread);
    assert.equal(thread?.collapsibleState, vscode.CommentThreadCollapsibleState.Expanded);
    threads.expand({ reviewId: 'a', findingId: '1.9' });
    assert.deepEqual(
      open.map((one) => one.collapsibleState),
      [vscode.CommentThreadCollapsibleState.Collapsed, vscode.CommentThreadCollapsibleState.Expanded],
    );
  });

  it('have none any more once they are discarded, deleted or forgotten', async () => {
    const editor = await review(first, second, findingAt({ startLine: 11, endLine: 11 }));
    await becomes('3-4 apply, 9-9 plain, 11-11 apply');
    reviews.discard({ reviewId: 'a', findingId: '1.3' });
    await becomes('9-9 plain, 11-11 apply');
    reviews.tell('a', { type: 'findingSettled', findingId: '1.3', disposition: 'open' });
    await becomes('9-9 plain, 11-11 apply, 3-4 apply');
    editor.selection = new vscode.Selection(8, 0, 9, 0);
    await vscode.commands.executeCommand('deleteLeft');
    await becomes('10-10 apply, 3-4 apply');
    reviews.remove('a');
    await becomes('');
  });

  it('give way to those of a newer review of the same lines', async () => {
    const { document } = await review(first, second);
    await becomes('3-4 apply, 9-9 plain');
    reviews.start('b', targetOf(document, { kind: 'selection', firstLine: 2, lastLine: 4 }));
    reviews.tell('b', { type: 'findingClosed', finding: findingAt({ startLine: 4, endLine: 4 }) });
    await becomes('9-9 plain, 4-4 apply');
  });

  it('go with a file that gets another name', async () => {
    const { document } = await review(first);
    await becomes('3-4 apply');
    const edit = new vscode.WorkspaceEdit();
    const after = document.uri.with({ path: `${document.uri.path}.new.ts` });
    edit.renameFile(document.uri, after);
    await vscode.workspace.applyEdit(edit);
    await until(() => open[0]?.uri.toString() === after.toString());
    assert.equal(said(), '3-4 apply');
  });

  it('are among the problems where the user wants them there', async () => {
    const { document } = await review(first, second);
    const ours = () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Second Look');
    const actions = async (line: number) => {
      const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(line - 1, 0, line - 1, 0),
        vscode.CodeActionKind.QuickFix.value,
      );
      return all.filter(({ command }) => command?.command.startsWith('secondLook.'));
    };
    await becomes('3-4 apply, 9-9 plain');
    assert.deepEqual([ours(), await actions(3)], [[], []]);

    isEnabled = true;
    problems.refresh();
    await until(() => ours().length === 2);
    assert.deepEqual(
      ours().map(({ message, severity, range }) => [message, severity, range.start.line + 1]),
      [
        ['About line 3\nIt is wrong.', vscode.DiagnosticSeverity.Warning, 3],
        ['About line 9\nIt is wrong.', vscode.DiagnosticSeverity.Warning, 9],
      ],
    );
    const [apply, preview, discard] = await actions(4);
    assert.deepEqual(
      [apply, preview, discard].map((action) => [action?.title, action?.command?.command]),
      [
        ['Apply: About line 3', 'secondLook.apply'],
        ['Preview: About line 3', 'secondLook.preview'],
        ['Discard: About line 3', 'secondLook.discard'],
      ],
    );
    assert.deepEqual(apply?.command?.arguments, [{ reviewId: 'a', findingId: '1.3' }]);
    // VS Code does not pass this on to the command that asks for code actions.
    const bound = createCodeActions(shown, problems).provideCodeActions(document, new vscode.Range(2, 0, 2, 0));
    assert.deepEqual(
      bound.map(({ diagnostics }) => diagnostics?.map(({ message }) => message)),
      bound.map(() => ['About line 3\nIt is wrong.']),
    );
    assert.deepEqual(
      (await actions(9)).map(({ title }) => title),
      ['Discard: About line 9'],
    );
    assert.deepEqual(await actions(6), []);

    reviews.discard({ reviewId: 'a', findingId: '1.3' });
    await until(() => ours().length === 1);
    isEnabled = false;
    problems.refresh();
    await until(() => ours().length === 0);
  });

  it('cost nothing in documents where nothing differs', async () => {
    const other = await showText(code);
    reviews.start('other', targetOf(other.document, wholeFile(other.document)), first);
    const editor = await review(first);
    await becomes('3-4 apply, 3-4 apply');
    const told: string[] = [];
    shown.onChanged((uri) => told.push(uri));
    for (let at = 0; at < 50; at++) reviews.tell('a', { type: 'text', text: 'word ' });
    await vscode.commands.executeCommand('type', { text: '\n' });
    await becomes('3-4 apply, 4-5 apply');
    assert.deepEqual(told, [editor.document.uri.toString()]);
  });
});
