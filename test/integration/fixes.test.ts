// What a suggestion does to a document: exactly its lines, in one undo step, and nothing where these have changed.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FindingActions } from '../../src/findingActions.ts';
import { checkSecrets } from '../../src/outgoing/checkSecrets.ts';
import type { Review } from '../../src/session/reviews.ts';
import { DisposableStore } from '../../src/util/disposableStore.ts';
import { previewScheme } from '../../src/util/ownSchemes.ts';
import { githubToken } from '../unit/outgoing/secrets.ts';
import { openFixReview, type FixReview } from './fixReview.ts';
import { activated, closeEverything, showText, until } from './secondLook.ts';

const fence = '```';
const code = [
  'function total(items) {',
  '  let sum = 0;',
  '  for (const item of items) {',
  '    sum += item.price;',
  '  }',
  '  return sum;',
  '}',
  '',
];

const finding = (line: number, quote: string, suggestion?: string) =>
  [
    `### warning · L${line} · Line ${line}`,
    `${fence}\n${quote}\n${fence}`,
    'It is wrong.',
    ...(suggestion === undefined ? [] : [`${fence}suggestion\n${suggestion}${suggestion === '' ? '' : '\n'}${fence}`]),
  ].join('\n\n');

const answer = [
  'Some things.',
  finding(2, '  let sum = 0;', '  let sum = 0n;'),
  finding(4, '    sum += item.price;', '    const { price } = item;\n    sum += price;'),
  finding(6, '  return sum;', '  return Number(sum);'),
  finding(1, 'function total(…) {', 'function totalOf(items) {'),
].join('\n\n');

describe('a fix', () => {
  let owned: DisposableStore;
  let bench: FixReview;
  let actions: FindingActions;
  let written = answer;

  before(activated);
  beforeEach(() => {
    written = answer;
    owned = new DisposableStore();
    bench = owned.add(openFixReview(() => written));
    ({ actions } = bench);
  });
  afterEach(async () => {
    owned.dispose();
    await closeEverything();
  });

  const review = (document: vscode.TextDocument) => bench.review(document);
  const ref = ({ id }: Review, index: number) => ({ reviewId: id, findingId: `1.${index}` });
  const standing = ({ state }: Review) => state!.findings.map(({ disposition }) => disposition).join(' ');
  const textWith = (...changes: readonly (readonly [number, string])[]) =>
    code.map((line, index) => changes.find(([at]) => at === index + 1)?.[1] ?? line).join('\n');
  const afterUndo = async (command: 'undo' | 'redo', document: vscode.TextDocument, expected: string) => {
    await vscode.commands.executeCommand(command);
    await until(() => document.getText() === expected);
  };

  it('replaces its lines; undo takes it back and opens the finding, redo applies it again', async () => {
    const { document } = await showText(code.join('\n'));
    const own = await review(document);
    assert.equal(await actions.apply(ref(own, 1)), true);
    const applied = textWith([4, '    const { price } = item;\n    sum += price;']);
    assert.equal(document.getText(), applied);
    assert.equal(standing(own), 'open applied open open');
    await afterUndo('undo', document, code.join('\n'));
    await until(() => standing(own) === 'open open open open');
    await afterUndo('redo', document, applied);
    await until(() => standing(own) === 'open applied open open');
  });

  it('may keep its lines and add others: it is applied then, and once only', async () => {
    written = finding(6, '  return sum;', '  log(sum);\n  return sum;');
    const { document } = await showText(code.join('\n'));
    const started = await review(document);
    const fixed = textWith([6, '  log(sum);\n  return sum;']);
    assert.equal(await actions.apply(ref(started, 0)), true);
    assert.equal(document.getText(), fixed);
    await until(() => standing(started) === 'applied');
    await afterUndo('undo', document, code.join('\n'));
    await until(() => standing(started) === 'open');
    await afterUndo('redo', document, fixed);
    await until(() => standing(started) === 'applied');
    assert.equal(await actions.apply(ref(started, 0)), false);
    assert.equal(document.getText(), fixed);
  });

  it('that only adds lines below is open again after undo, which moves nothing', async () => {
    written = finding(6, '  return sum;', '  return sum;\n  // never reached');
    const { document } = await showText(code.join('\n'));
    const started = await review(document);
    assert.equal(await actions.apply(ref(started, 0)), true);
    await until(() => standing(started) === 'applied');
    await afterUndo('undo', document, code.join('\n'));
    await until(() => standing(started) === 'open');
  });

  it('stays applied where a formatter changes the lines that it added', async () => {
    written = finding(6, '  return sum;', '  if (!sum) throw new Error("empty");\n  return sum;');
    const { document } = await showText(code.join('\n'));
    const started = await review(document);
    assert.equal(await actions.apply(ref(started, 0)), true);
    const format = new vscode.WorkspaceEdit();
    format.replace(document.uri, document.lineAt(5).range, "  if (!sum) {\n    throw new Error('empty');\n  }");
    await vscode.workspace.applyEdit(format);
    const edited = document.getText();
    // Longer than it takes to look at an edit.
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(standing(started), 'applied');
    await actions.applyAll(started.id);
    assert.equal(document.getText(), edited);
  });

  it('follows its lines, and keeps the line ends of the document', async () => {
    const { document } = await showText(code.join('\r\n'));
    const own = await review(document);
    const insert = new vscode.WorkspaceEdit();
    insert.insert(document.uri, new vscode.Position(0, 0), '// one\r\n// two\r\n');
    await vscode.workspace.applyEdit(insert);
    assert.equal(await actions.apply(ref(own, 1)), true);
    const expected = `// one\n// two\n${textWith([4, '    const { price } = item;\n    sum += price;'])}`;
    assert.equal(document.getText(), expected.replaceAll('\n', '\r\n'));
  });

  it('changes nothing where its lines have changed, and says so', async () => {
    const { document } = await showText(code.join('\n'));
    const own = await review(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(3, 8), ' ');
    await vscode.workspace.applyEdit(edit);
    const before = document.getText();
    assert.equal(await actions.apply(ref(own, 1)), false);
    assert.equal(document.getText(), before);
    assert.equal(standing(own), 'open open open open');
  });

  it('never puts the mask of a secret where the secret stands, and works on the other lines', async () => {
    const secret = `const token = "${githubToken}";`;
    const text = ['let a = 1;', secret, 'let b = 2;', ''].join('\n');
    const masked = 'const token = "[masked secret]";';
    written = [
      'Some things.',
      finding(2, masked, `// From the environment.\n${masked}`),
      finding(3, 'let b = 2;', 'let b = 3;'),
    ].join('\n\n');
    const { document } = await showText(text);
    const one = await bench.review(document, async (target) => {
      const { masked } = await checkSecrets({ target, instructions: '' }, []);
      return masked.target;
    });
    await actions.apply(ref(one, 0));
    assert.equal(document.getText(), text);
    await actions.apply(ref(one, 1));
    assert.equal(document.getText(), text.replace('let b = 2;', 'let b = 3;'));
  });

  it('comes after the one before it, however soon it is wanted', async () => {
    const { document } = await showText(code.join('\n'));
    const own = await review(document);
    const [one, two] = await Promise.all([actions.apply(ref(own, 0)), actions.apply(ref(own, 2))]);
    assert.deepEqual([one, two], [true, true]);
    assert.equal(document.getText(), textWith([2, '  let sum = 0n;'], [6, '  return Number(sum);']));
  });

  it('is that of the finding under the cursor, never of one in another place', async () => {
    const editor = await showText(code.join('\n'));
    const own = await review(editor.document);
    await actions.walk(1);
    assert.deepEqual(actions.current, ref(own, 0));
    assert.equal(actions.reviewHere, own.id);
    const { activeTextEditor } = vscode.window;
    activeTextEditor!.selection = new vscode.Selection(4, 0, 4, 0);
    await until(() => actions.current === undefined);
    await showText('another file');
    assert.deepEqual([actions.current, actions.reviewHere], [undefined, undefined]);
  });

  it('reaches a document that no editor shows', async () => {
    const { document: shown } = await showText(code.join('\n'));
    const { uri } = shown;
    const own = await review(shown);
    await closeEverything();
    await showText('another file');
    assert.equal(await actions.apply(ref(own, 0)), true);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.getText(), textWith([2, '  let sum = 0n;']));
  });

  it('may delete lines, at the end of a document too', async () => {
    written = finding(6, '  return sum;', '');
    const { document } = await showText(code.slice(0, 6).join('\n'));
    const own = await review(document);
    assert.equal(await actions.apply(ref(own, 0)), true);
    assert.equal(document.getText(), code.slice(0, 5).join('\n'));
    assert.equal(standing(own), 'applied');
  });

  it('is refused where the document cannot be written', async () => {
    const scheme = 'second-look-test';
    owned.add(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: () => code.join('\n'),
      }),
    );
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`${scheme}:/read-only.js`));
    await vscode.window.showTextDocument(document);
    const own = await review(document);
    await assert.rejects(actions.apply(ref(own, 0)), /read-only/);
    assert.equal(document.getText(), code.join('\n'));
    assert.equal(standing(own), 'open open open open');
  });

  it('goes with all that are safe in one undo step', async () => {
    const { document } = await showText(code.join('\n'));
    const own = await review(document);
    await actions.applyAll(own.id);
    const expected = textWith(
      [2, '  let sum = 0n;'],
      [4, '    const { price } = item;\n    sum += price;'],
      [6, '  return Number(sum);'],
    );
    assert.equal(document.getText(), expected);
    assert.equal(standing(own), 'applied applied applied open');
    await afterUndo('undo', document, code.join('\n'));
    await until(() => standing(own) === 'open open open open');
  });

  it('that is not sure is shown as a difference first, and applied from there', async () => {
    const { document } = await showText(code.join('\n'));
    const own = await review(document);
    const unsure = ref(own, 3);
    assert.equal(own.state!.findings[3]!.fix.kind, 'preview');
    assert.equal(await actions.apply(unsure), false);
    await actions.preview(unsure);
    const diffs = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs.map(({ input }) => input))
        .filter((input) => input instanceof vscode.TabInputTextDiff);
    await until(() => diffs().length === 1);
    const [diff] = diffs();
    assert.equal(diff!.original.toString(), document.uri.toString());
    assert.equal(diff!.modified.scheme, previewScheme);
    const shown = await vscode.workspace.openTextDocument(diff!.modified);
    assert.equal(shown.getText(), textWith([1, 'function totalOf(items) {']));
    assert.equal(await actions.apply(unsure, true), true);
    assert.equal(document.getText(), textWith([1, 'function totalOf(items) {']));
    await until(() => diffs().length === 0);
  });

  it('is compared with the code as it was reviewed where that has changed', async () => {
    const { document } = await showText(code.join('\n'));
    const own = await review(document);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(3).range, '    sum -= 1;');
    await vscode.workspace.applyEdit(edit);
    await actions.preview(ref(own, 1));
    const tab = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    await until(() => tab() instanceof vscode.TabInputTextDiff);
    const { original, modified } = tab() as vscode.TabInputTextDiff;
    const [left, right] = await Promise.all([original, modified].map((uri) => vscode.workspace.openTextDocument(uri)));
    assert.equal(left!.getText().trimEnd(), code.join('\n').trimEnd());
    assert.equal(right!.getText().trimEnd(), textWith([4, '    const { price } = item;\n    sum += price;']).trimEnd());
  });
});
