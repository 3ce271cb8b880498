import assert from 'node:assert/strict';
import { contentOf, findingsIn } from './parseAll.ts';

const head = '### critical · L12 · Title\n\n';
const next = '\n### warning · L20 · Other\n\n```\ny\n```\n\nProse.\n';

function quoteOf(lines: readonly string[]): string | undefined {
  return findingsIn(`${head}${lines.join('\n')}\n`)[0]?.quote;
}

describe('code in a finding', () => {
  const fences: readonly (readonly [name: string, lines: readonly string[], quote: string | undefined])[] = [
    ['as it stands', ['```', '  a', '', '\tb  ', '```'], '  a\n\n\tb  '],
    ['without the indentation of its fence', ['  ```', '  a', '    b', '  ```'], 'a\n  b'],
    ['in an item of a list', ['1. Here:', '   ```', '   a', '     b', '   ```'], 'a\n  b'],
    ['opened in the line of its item', ['- ```', '  a', '    b', '  ```'], 'a\n  b'],
    ['in a list in a list', ['- x', '  - y', '    ```', '    a', '      b', '    ```'], 'a\n  b'],
    ['indented with a tab', ['- x', '\t```', '\ta', '\t\tb', '\t```'], 'a\n\tb'],
    ['its fence alone is indented', ['   ```', 'if (a) {', '  b', '}', '   ```'], 'if (a) {\n  b\n}'],
    ['a tab that reaches beyond the fence stays', ['  ```', '\ta', '  ```'], '\ta'],
    ['a shorter fence inside', ['````', '```', 'a', '```', '````'], '```\na\n```'],
    ['the other fence inside', ['~~~', '```', 'a', '~~~'], '```\na'],
    ['a fence with words does not close', ['```', 'a', '``` b', '```'], 'a\n``` b'],
    ['an indented fence does not close', ['```', 'a', '    ```', 'b', '```'], 'a\n    ```\nb'],
    ['backticks behind backticks are a code span', ['``` a ``` b'], undefined],
    ['blank lines at its end', ['```', 'a', '', '```'], 'a\n'],
    ['nothing', ['```', '```'], undefined],
    ['cited', ['> a', '>   b', '>', '> c'], 'a\n  b\n\nc'],
    ['a cited sentence is none', ['> This is what the guide says about it.'], undefined],
    ['a cited remark is none', ['> [!NOTE]', '> x'], undefined],
    ['a fence ends with the quotation it stands in', ['> ```', '> a', 'Prose.'], 'a'],
    ['indented', ['    a', '', '      b', '', 'Prose.'], 'a\n\n  b'],
    ['an indented sentence is none', ['    This is what the guide says about it.'], undefined],
    ['one code span', ['`a = 1`'], 'a = 1'],
    ['one code span with backticks', ['`` a = `b` ``'], 'a = `b`'],
    ['a labelled code span', ['Prose.', '', '**Code:** `a = 1`', '', 'More.'], 'a = 1'],
    ['a code span in prose is none', ['See `a = 1` there.'], undefined],
    ['a code span in a paragraph is none', ['Prose,', '`a = 1`', 'and more.'], undefined],
    ['a fence before all that', ['> b', '', '`c`', '', '```', 'a', '```'], 'a'],
    ['a labelled fence before another', ['```', 'b', '```', '', 'Current code:', '```', 'a', '```'], 'a'],
  ];
  for (const [name, lines, quote] of fences) {
    it(`quote: ${name}`, () => {
      assert.equal(quoteOf(lines), quote);
    });
  }

  it('is not the whole answer, though a fence begins it that says so', () => {
    const answer = `${head}\`\`\`\nquote\n\`\`\`\n\nProse.\n${next}`;
    const whole = findingsIn(answer).map(contentOf);
    assert.equal(whole.length, 2);
    assert.deepEqual(findingsIn(`\`\`\`markdown\n${answer}\`\`\`\n`).map(contentOf), whole);
    assert.deepEqual(findingsIn(`\n\`\`\`\`md\n${answer}\`\`\`\`\n`).map(contentOf), whole);
  });

  it('does not swallow the next finding where a fence is left over', () => {
    assert.equal(findingsIn(`${head}\`\`\`\nquote\n\`\`\`\n\nProse.\n\n\`\`\`\n${next}`).length, 2);
  });

  it('is no suggestion where it is not known for which of two quotes', () => {
    const two = `${head}\`\`\`\na\n\`\`\`\n\nAnd\n\n\`\`\`\nb\n\`\`\`\n\n\`\`\`suggestion\nc\n\`\`\`\n`;
    assert.deepEqual(
      findingsIn(two).map(({ quote, suggestion }) => [quote, suggestion]),
      [['a', undefined]],
    );
  });

  it('is no suggestion where a fence in it ended it too early', () => {
    const suggestionOf = (...lines: readonly string[]) =>
      findingsIn(`${head}\`\`\`\nquote\n\`\`\`\n\nProse.\n\n${lines.join('\n')}\n`)[0]?.suggestion;
    const fence = '```';
    assert.equal(suggestionOf(`${fence}suggestion`, 'a', fence, 'code', fence, 'b', fence), undefined);
    assert.equal(suggestionOf(`${fence}suggestion`, 'a', fence, '', 'code', '', fence), undefined);
    assert.equal(suggestionOf('````suggestion', 'a', fence, 'code', fence, '````'), 'a\n```\ncode\n```');
    assert.equal(suggestionOf(`${fence}suggestion`, 'a', fence, '', 'Or:', '', fence, 'b', fence), 'a');
    assert.equal(suggestionOf(`${fence}suggestion`, 'a', fence, 'It is shorter.'), 'a');
  });

  it('stays in the body where it is neither quote nor suggestion', () => {
    const [finding] = findingsIn(`${head}\`\`\`\na\n\`\`\`\n\nSee also:\n\n\`\`\`\nb\n\`\`\`\n`);
    assert.equal(finding?.quote, 'a');
    assert.equal(finding.suggestion, undefined);
    assert.equal(finding.body, 'See also:\n\n```\nb\n```');
  });

  it('keeps a label that says more than what it announces', () => {
    const [finding] = findingsIn(`${head}\`\`\`\na\n\`\`\`\n\nIt leaks. Replace it with:\n\n\`\`\`\nb\n\`\`\`\n`);
    assert.equal(finding?.suggestion, 'b');
    assert.equal(finding.body, 'It leaks. Replace it with:');
  });

  it('takes the first of two suggestions', () => {
    const [finding] = findingsIn(`${head}\`\`\`suggestion\na\n\`\`\`\n\nOr:\n\n\`\`\`suggestion\nb\n\`\`\`\n`);
    assert.equal(finding?.suggestion, 'a');
    assert.equal(finding.body, 'Or:\n\n```suggestion\nb\n```');
  });
});

describe('a fence that nothing closes', () => {
  const second = {
    severity: 'warning',
    title: 'Other',
    hint: { startLine: 20, endLine: 20 },
    quote: 'y',
    suggestion: undefined,
    body: 'Prose.',
  };

  for (const heading of ['### warning · L20 · Other', '**warning · L20 · Other**', '## 2. Warning - Line 20 - Other']) {
    it(`ends at “${heading}”`, () => {
      const text = `${head}\`\`\`\nx\n\`\`\`\n\n\`\`\`suggestion\nz\n${next.replace('### warning · L20 · Other', heading)}`;
      assert.deepEqual(findingsIn(text).map(contentOf), [
        {
          severity: 'critical',
          title: 'Title',
          hint: { startLine: 12, endLine: 12 },
          quote: 'x',
          suggestion: 'z',
          body: '',
        },
        second,
      ]);
    });
  }

  it('ends where a suggestion begins', () => {
    const [first, other] = findingsIn(`${head}\`\`\`ts\nx\n\`\`\`suggestion\nz\n\`\`\`\n${next}`).map(contentOf);
    assert.equal(first?.quote, 'x');
    assert.equal(first.suggestion, 'z');
    assert.deepEqual(other, second);
  });

  it('gives no suggestion where it ran into prose', () => {
    const [first, other] = findingsIn(`${head}\`\`\`suggestion\nz\n\nThis closes the file.\n${next}`).map(contentOf);
    assert.equal(first?.suggestion, undefined);
    assert.equal(first?.body, '```suggestion\nz\n\nThis closes the file.');
    assert.deepEqual(other, second);
  });

  it('gives no suggestion where the text ends in it: half of one must not reach a file', () => {
    const [finding, ...others] = findingsIn(`${head}\`\`\`\nx\n\`\`\`\n\n\`\`\`suggestion\nif (a) {`);
    assert.deepEqual(others, []);
    assert.equal(finding?.quote, 'x');
    assert.equal(finding.suggestion, undefined);
    assert.equal(finding.body, '```suggestion\nif (a) {');
  });

  const markdown = `A form:\n\n### warning · L20 · Other\n\nText.`;
  const safe: readonly (readonly [string, string])[] = [
    ['in a longer fence', `\`\`\`\`\n${markdown}\n\`\`\`\``],
    ['in a fence that names the language', `\`\`\`md\n${markdown}\n\`\`\``],
    ['without a blank line above', `\`\`\`\n${markdown.replace('\n\n###', '\n###')}\n\`\`\``],
    ['at the beginning', `\`\`\`\n${markdown.slice(9)}\n\`\`\``],
    ['not in the full form', `\`\`\`\n${markdown.replace(' · L20', '')}\n\`\`\``],
    ['indented as code', `\`\`\`\n${markdown.replace('###', '    ###')}\n\`\`\``],
  ];
  for (const [name, code] of safe) {
    it(`is not taken for one that holds Markdown: ${name}`, () => {
      assert.equal(findingsIn(`${head}${code}\n`).length, 1);
      assert.equal(findingsIn(`Prose.\n\n${code}\n`).length, 0);
    });
  }
});
