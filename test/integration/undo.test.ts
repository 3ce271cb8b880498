// What is taken back from the panel: the fix where it is the newest change of its document, and never anything else.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Review } from '../../src/session/reviews.ts';
import { openFixReview, type FixReview } from './fixReview.ts';
import { activated, closeEverything, showText, until } from './secondLook.ts';

const fence = '```';
const code = ['let sum = 0;', 'for (const item of items) sum += item.price;', ''].join('\n');
const fixed = code.replace('0;', '0n;');
const answer = ['### warning · L1 · Sum', 'let sum = 0;', 'It is wrong.', 'let sum = 0n;']
  .map((part, index) => (index === 1 ? `${fence}\n${part}\n${fence}` : part))
  .map((part, index) => (index === 3 ? `${fence}suggestion\n${part}\n${fence}` : part))
  .join('\n\n');

describe('taking back', () => {
  let bench: FixReview;
  let own: Review;
  let document: vscode.TextDocument;

  const ref = () => ({ reviewId: own.id, findingId: '1.0' });
  const disposition = () => own.state!.findings[0]!.disposition;
  const type = async (line: number, text: string) => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(line, 0), text);
    await vscode.workspace.applyEdit(edit);
  };

  before(activated);
  beforeEach(async () => {
    bench = openFixReview(() => answer);
    ({ document } = await showText(code));
    own = await bench.review(document);
    assert.equal(await bench.actions.apply(ref()), true);
    assert.equal(document.getText(), fixed);
  });
  afterEach(async () => {
    bench.dispose();
    await closeEverything();
  });

  it('undoes a fix that is the newest change, and redo applies it again', async () => {
    await bench.actions.undo(ref());
    assert.equal(document.getText(), code);
    await until(() => disposition() === 'open');
    await vscode.commands.executeCommand('redo');
    await until(() => document.getText() === fixed);
    await until(() => disposition() === 'applied');
  });

  it('undoes it in a document that another one hides', async () => {
    await showText('another');
    await bench.actions.undo(ref());
    assert.equal(document.getText(), code);
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  it('leaves all as it is where the user has changed something since', async () => {
    await type(1, '// typed\n');
    const now = document.getText();
    await bench.actions.undo(ref());
    assert.equal(document.getText(), now);
    assert.equal(disposition(), 'applied');
  });

  it('leaves all as it is where the text is that of the fix, and changes of the user led to it', async () => {
    await type(1, '// typed\n');
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, new vscode.Range(1, 0, 2, 0));
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), fixed);
    await bench.actions.undo(ref());
    assert.equal(document.getText(), fixed);
  });

  it('opens a discarded finding again', async () => {
    await bench.actions.undo(ref());
    await until(() => disposition() === 'open');
    bench.actions.discard(ref());
    await bench.actions.undo(ref());
    assert.equal(disposition(), 'open');
    assert.equal(document.getText(), code);
  });
});
