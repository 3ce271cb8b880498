// What cannot be seen: shown as escapes in all that leaves a review, and put into code only where the user wants it there.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { targetOf, wholeFile } from '../../src/collect/target.ts';
import { createCodeActions } from '../../src/editor/codeActions.ts';
import { FindingPlaces } from '../../src/editor/findingPlaces.ts';
import { Problems } from '../../src/editor/problems.ts';
import { ShownInDocuments } from '../../src/editor/shownInDocuments.ts';
import { Threads } from '../../src/editor/threads.ts';
import { DisposableStore } from '../../src/util/disposableStore.ts';
import { visibleText } from '../../src/util/visibleText.ts';
import { findingAt, ToldReviews } from '../support/editor/toldReviews.ts';
import { allHiddenSigns } from '../support/hiddenSigns.ts';
import { scriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';
import { openFixReview, type FixReview } from './fixReview.ts';
import { activated, closeEverything, configure, showText, until } from './secondLook.ts';

const fence = '```';
/** Line separators would end the heading of a finding. */
const all = allHiddenSigns.filter((sign) => !/[\s\u0085]/.test(sign)).join('x');
const shown = visibleText(all);
const code = 'let one = 1;\nlet two = 2;\nlet three = 3;\n';
const finding = (line: number, quote: string, suggestion: string) =>
  `### warning · L${line} · About ${quote}\n\n${fence}\n${quote}\n${fence}\n\nIt is.\n\n${fence}suggestion\n${suggestion}\n${fence}`;
const answer = [
  finding(1, 'let one = 1;', 'let one = 1n;'),
  finding(2, 'let two = 2;', 'let t\u202ewo = 2;\nlet \u200b = 3;'),
].join('\n\n');
const fixed = 'let one = 1;\nlet t\u202ewo = 2;\nlet \u200b = 3;\nlet three = 3;\n';

describe('fault 34: a fix that adds characters which cannot be seen', () => {
  let bench: FixReview;
  let isWanted: () => boolean | PromiseLike<boolean>;

  before(activated);
  beforeEach(() => {
    isWanted = () => true;
    bench = openFixReview(
      () => answer,
      () => isWanted(),
    );
  });
  afterEach(async () => {
    bench.dispose();
    await closeEverything();
  });

  const reviewed = async () => {
    const { document } = await showText(code);
    const review = await bench.review(document);
    return { document, review, ref: { reviewId: review.id, findingId: '1.1' } };
  };

  it('has no one-click Apply, and is left where all are applied', async () => {
    const { document, review, ref } = await reviewed();
    assert.deepEqual(
      review.state?.findings.map(({ fix }) => fix.kind),
      ['apply', 'preview'],
    );
    assert.equal(await bench.actions.apply(ref), false);
    assert.equal(document.getText(), code);
    await bench.actions.applyAll(review.id);
    assert.equal(document.getText(), code.replace('1;', '1n;'));
    assert.deepEqual(bench.questions, []);
  });

  it('is applied from its difference once the user has confirmed the characters', async () => {
    const { document, ref } = await reviewed();
    isWanted = () => false;
    assert.equal(await bench.actions.apply(ref, true), false);
    assert.equal(document.getText(), code);
    isWanted = () => true;
    assert.equal(await bench.actions.apply(ref, true), true);
    assert.equal(document.getText(), fixed);
    const question = '\\u{202e} right-to-left override (line 2), \\u{200b} zero width space (line 3)';
    assert.deepEqual(bench.questions, [question, question]);
  });

  it('is not applied to code that changed while the question stood there', async () => {
    const { document, ref } = await reviewed();
    isWanted = () => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(1, 0), '// ');
      return vscode.workspace.applyEdit(edit);
    };
    assert.equal(await bench.actions.apply(ref, true), false);
    assert.equal(bench.questions.length, 1);
    assert.ok(!document.getText().includes('\u202e'));
  });
});

describe('faults 34 and 35: hidden text of a finding', () => {
  const owned = new DisposableStore();
  before(activated);
  after(async () => {
    owned.dispose();
    await closeEverything();
  });

  it('is seen in its comment, its problem and its code actions', async () => {
    const reviews = new ToldReviews();
    const shownIn = owned.add(new ShownInDocuments(reviews, owned.add(new FindingPlaces(reviews))));
    const controller = vscode.comments.createCommentController('test-hidden', 'Test');
    const bodies: string[] = [];
    const create = controller.createCommentThread.bind(controller);
    owned.add(
      new Threads(shownIn, {
        id: controller.id,
        label: controller.label,
        createCommentThread: (uri, range, comments) => {
          bodies.push(...comments.map(({ body }) => (body as vscode.MarkdownString).value));
          return create(uri, range, comments);
        },
        dispose: () => controller.dispose(),
      }),
    );
    const problems = owned.add(new Problems(shownIn, () => true));
    const { document } = await showText(code);
    const lines = { startLine: 2, endLine: 2 };
    const words = findingAt(lines, { title: all, body: `${all} &#8238;`, suggestion: all });
    reviews.start('a', targetOf(document, wholeFile(document)), words);
    await until(() => bodies.length === 1);
    const messages = vscode.languages.getDiagnostics(document.uri).map(({ message }) => message);
    const actions = createCodeActions(shownIn, problems).provideCodeActions(document, new vscode.Range(1, 0, 1, 0));
    const titles = actions.map(({ title }) => title);
    assert.deepEqual([messages.length, titles.length], [1, 3]);
    for (const text of [...bodies, ...messages, ...titles]) {
      assert.equal(text, visibleText(text));
      assert.ok(text.includes('202e'), text);
    }
    assert.ok(bodies[0]?.includes(`${fence}typescript\n${shown}\n${fence}`));
    assert.ok(!bodies[0]?.includes('&#8238;'));
  });
});

describe('faults 34 and 35: hidden text of an answer', () => {
  let server: ScriptedServer;

  before(async () => {
    await activated();
    server = await scriptedServer();
    await configure({ baseUrl: server.baseUrl, model: 'scripted' });
  });
  after(async () => {
    await configure({ baseUrl: undefined, model: undefined });
    await server.close();
    await closeEverything();
  });

  it('is seen in what is copied and in the document', async () => {
    await showText(code);
    const reviewing = vscode.commands.executeCommand('secondLook.reviewFile');
    const exchange = await server.next();
    exchange.say(
      `Words ${all}.\n\n### warning · L2 · Title ${all}\n\n${fence}\nlet two = 2;\n${fence}\n\nIt is ${all}.\n`,
    );
    exchange.finish();
    await reviewing;
    const answered = `Words ${shown}.\n\n### warning · L2 · Title ${shown}\n\n`;
    const copied = async (command: string) => {
      await vscode.env.clipboard.writeText('');
      await vscode.commands.executeCommand(command);
      return vscode.env.clipboard.readText();
    };
    let whole = '';
    while (!whole.includes('It is')) whole = await copied('secondLook.copyAnswer');
    assert.ok(whole.startsWith(answered), whole);
    assert.equal(whole, visibleText(whole));
    await vscode.commands.executeCommand('secondLook.nextFinding');
    assert.equal(
      (await copied('secondLook.copyFinding')).trim(),
      `### warning · L2 · Title ${shown}\n\n${fence}\nlet two = 2;\n${fence}\n\nIt is ${shown}.`,
    );
    await vscode.commands.executeCommand('secondLook.openAsMarkdown');
    await until(() => vscode.window.activeTextEditor?.document.languageId === 'markdown');
    const document = vscode.window.activeTextEditor!.document.getText();
    assert.ok(document.includes(answered), document);
    assert.equal(document, visibleText(document));
  });
});
