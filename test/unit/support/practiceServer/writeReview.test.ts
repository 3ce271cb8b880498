import assert from 'node:assert/strict';
import type { PromptCode } from '../../../support/practiceServer/readPrompt.ts';
import { writeReview } from '../../../support/practiceServer/writeReview.ts';
import { partsOf, placesOf } from './parts.ts';

function review(languageId: string, code: string, more: Partial<PromptCode> = {}): string {
  return writeReview({ file: '', languageId, code, startLine: 1, isWholeFile: true, instructions: '', ...more });
}

const rulesOf = (text: string) => [...text.matchAll(/Rule: \[?`?([\w/@-]+)/g)].map((match) => match[1]);

describe('writeReview', () => {
  const samples: Record<string, [code: string, places: string[], rules: string[]][]> = {
    typescript: [
      ['export const same = (a: number) =>\n  a === a;\n', ['critical 2'], ['no-self-compare']],
      [
        'export function f(x: any) {\n  return x!;\n}',
        ['suggestion 1', 'suggestion 2'],
        ['@typescript-eslint/no-explicit-any', '@typescript-eslint/no-non-null-assertion'],
      ],
    ],
    typescriptreact: [
      ['export const A = () => {\n  return <p>{1 === NaN}</p>;\n};', ['critical 2'], ['use-isnan']],
      ['export const B = () => {\n  return <p />;\n  go();\n};', ['warning 3'], ['no-unreachable']],
    ],
    javascript: [
      ['export function f(a) {\n  if (a == 1) return 2;\n}', ['warning 2'], ['eqeqeq']],
      ['export const o = {\n  a: 1,\n  b: 2,\n  a: 3,\n};', ['critical 4'], ['no-dupe-keys']],
      [
        "import { exec } from 'node:child_process';\nexport function list(where) {\n  exec('ls ' + where);\n}",
        ['critical 3'],
        ['security/detect-child-process'],
      ],
      ['export function show(q) {\n  document.body.innerHTML = q;\n}', ['critical 2'], ['no-unsanitized/property']],
    ],
    javascriptreact: [
      ['export const A = (p) => <a href={p.x ?? null ?? 1}>\n  {eval(p)}\n</a>;', ['critical 2'], ['no-eval']],
      ['export const A = () => <p>Fine</p>;', [], []],
    ],
    python: [
      ['def add(item, rows=[]):\n    rows.append(item)\n    return rows\n', ['critical 1'], ['B006']],
      ['try:\n    go()\nexcept:\n    stop()\n', ['warning 3', 'critical 2', 'critical 4'], ['E722', 'F821', 'F821']],
    ],
    css: [
      ['a {\n  colour: red;\n}', ['warning 2'], ['css/no-invalid-properties']],
      ['a {\n  color: red !important;\n}', ['suggestion 2'], ['css/no-important']],
    ],
    json: [
      ['{\n  "a": 1,\n  "a": 2\n}', ['critical 3'], ['json/no-duplicate-keys']],
      ['{ "a": 1 }', [], []],
    ],
  };
  for (const [language, cases] of Object.entries(samples)) {
    it(`says what is wrong with ${language}, and where`, () => {
      for (const [code, places, rules] of cases) {
        const text = review(language, code);
        assert.deepEqual(placesOf(text).sort(), places.sort(), text);
        assert.deepEqual(rulesOf(text).sort(), rules.sort(), text);
      }
    });
  }

  it('counts lines as the document does, and quotes them as they stand there', () => {
    const [part] = partsOf(review('python', '    if x == None:\n        go()', { startLine: 71, isWholeFile: false }));
    assert.deepEqual(part, {
      severity: 'suggestion',
      startLine: 71,
      endLine: 71,
      title: 'Comparison to `None` should be `cond is None`',
      quote: '    if x == None:',
      suggestion: '    if x is None:\n',
    });
  });

  it('begins by saying what it is, with the counts, and puts the worst first', () => {
    const text = review('javascript', 'var a = 1;\nexport function f(b) {\n  if (b = a) return b == 2;\n}', {
      file: 'src/a.js',
    });
    assert.equal(
      text.split('\n')[0],
      'This is the practice server of Second Look: no model wrote this review, linters did, and they know nothing but ' +
        'their rules. In lines 1 to 4 of `src/a.js`, ESLint with typescript-eslint found 1 critical finding, 1 warning and 1 note.',
    );
    assert.deepEqual(placesOf(text), ['critical 3', 'warning 3', 'note 1']);
  });

  it('says in one paragraph that there is nothing to say', () => {
    const text = review('typescript', 'export const a = 1;\n', { file: 'a.ts' });
    assert.match(text, /^This is the practice server .+ found nothing to report in lines 1 to 2 of `a\.ts`\.$/);
  });

  it('takes no more than eight findings and three of a kind, and says how many are left out', () => {
    const lines = Array.from({ length: 9 }, (_, index) => `export const a${index} = (x) => x == ${index};`);
    const text = review('javascript', lines.join('\n'));
    assert.deepEqual(placesOf(text), ['warning 1', 'warning 2', 'warning 3']);
    assert.match(text, /found 3 warnings\. 6 more are left out here\./);
  });

  it('fences a quote that holds a fence', () => {
    const [part] = partsOf(review('javascript', 'export const a = (b) => b == "```";'));
    assert.equal(part?.quote, 'export const a = (b) => b == "```";');
  });

  it('knows a language by the name of the file where its own name says nothing', () => {
    assert.deepEqual(placesOf(review('plaintext', 'x = 1 if y else 1\n', { file: 'a.py', isWholeFile: false })), [
      'critical 1',
    ]);
    assert.deepEqual(placesOf(review('ts', 'export const a = (b: number) => b === NaN;')), ['critical 1']);
  });

  it('admits what it cannot read', () => {
    assert.match(
      review('rust', 'fn main() {}'),
      /has no linter for “rust”; it reads JavaScript, TypeScript, Python, CSS and JSON\.$/,
    );
    assert.match(writeReview(undefined), /There is no code in the request/);
    const broken = review('typescript', 'export const a = 1;\nexport const = 2;', { startLine: 5 });
    assert.match(
      broken,
      /could not read lines 5 to 6 as TypeScript, so there are no findings\..+\n\nNote: the parser says “.+”, on line 6\.$/s,
    );
    assert.deepEqual(placesOf(broken), []);
    assert.match(review('python', 'def f(:\n'), /Note: the parser says “.+”, on line 1\.$/);
  });

  it('heeds a comment that switches a rule off, and none that switches one on', () => {
    const on = '/* eslint no-console: 2, unknown/rule: 2 */\nconsole.log(1); // eslint-disable-line import/first';
    assert.deepEqual(placesOf(review('javascript', on)), []);
    const off = 'export const a = (b) => b == 1; // eslint-disable-line eqeqeq\nexport const c = (d) => d == 1;';
    assert.deepEqual(placesOf(review('javascript', off)), ['warning 2']);
  });
});
