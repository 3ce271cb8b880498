// A document that is edited, or goes away, while its review streams: findings are of the code as it was sent.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFixReview, type FixReview } from './fixReview.ts';
import { activated, closeEverything, showText } from './secondLook.ts';

const fence = '```';
const code = Array.from({ length: 8 }, (_, index) => `line${index + 1}();`);

const finding = (line: number) =>
  [
    `### warning · L${line} · Line ${line}`,
    `${fence}\n${code[line - 1]}\n${fence}`,
    'It is wrong.',
    `${fence}suggestion\nbetter${line}();\n${fence}\n\n`,
  ].join('\n\n');

describe('fault 63: a document, while its review streams,', () => {
  let bench: FixReview;
  let pieces: () => AsyncIterable<string>;

  before(activated);
  beforeEach(() => {
    bench = openFixReview(() => pieces());
  });
  afterEach(async () => {
    bench.dispose();
    await closeEverything();
  });

  const change = async (document: vscode.TextDocument, edit: (edit: vscode.WorkspaceEdit) => void) => {
    const all = new vscode.WorkspaceEdit();
    edit(all);
    assert.ok(await vscode.workspace.applyEdit(all));
    return document;
  };
  const said = (id: string) =>
    Object.values(bench.places.placesOf(id)).map(({ startLine, endLine, state }) => `${startLine}-${endLine} ${state}`);

  it('is edited: what comes later stands at its lines too, or is marked as changed, and is not applied there', async () => {
    const { document } = await showText(code.join('\n'));
    pieces = async function* () {
      yield finding(2);
      await change(document, (edit) => {
        edit.insert(document.uri, new vscode.Position(0, 0), '// one\n// two\n');
      });
      yield finding(4);
      const [sixth, eighth] = [7, 9].map((line) => document.lineAt(line));
      await change(document, (edit) => {
        edit.replace(document.uri, sixth!.range, 'another();');
        edit.delete(document.uri, new vscode.Range(document.lineAt(8).range.end, eighth!.range.end));
      });
      yield finding(6);
      yield finding(8);
    };
    const review = await bench.review(document);
    assert.equal(review.state?.phase, 'finished');
    assert.deepEqual(said(review.id), ['4-4 inPlace', '6-6 inPlace', '8-8 changed', '9-9 outdated']);
    const before = document.getText();
    for (const index of [2, 3]) {
      assert.equal(await bench.actions.apply({ reviewId: review.id, findingId: `1.${index}` }), false);
    }
    assert.equal(document.getText(), before);
    assert.ok(await bench.actions.apply({ reviewId: review.id, findingId: '1.1' }));
    assert.equal(document.getText(), before.replace('line4();', 'better4();'));
  });

  it('is closed: its findings stay at the lines that were reviewed, and the review ends well', async () => {
    const { document } = await showText(code.join('\n'));
    pieces = async function* () {
      yield finding(2);
      await closeEverything();
      yield finding(4);
    };
    const review = await bench.review(document);
    assert.equal(review.state?.phase, 'finished');
    assert.deepEqual(said(review.id), ['2-2 inPlace', '4-4 inPlace']);
  });
});
