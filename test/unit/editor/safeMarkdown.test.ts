// What an answer says is shown in a comment: nothing in it may be fetched, and nothing in it may swallow what follows.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lexer, walkTokens } from 'marked';
import { couldHoldImage } from '../../../src/editor/couldHoldImage.ts';
import { fenced, safeMarkdown } from '../../../src/editor/safeMarkdown.ts';

const asWritten = [
  'Words, `vec![1, 2]` and **more** [of](https://example.org) it!',
  '```rust\nlet a = vec![1];\n\nlet b = vec![[1], [2]];\n```',
  'See [that](https://example.org): `if (![1].includes(a))`',
  '    vec![1]\n\nwords',
  'a! [b](c)',
  '> quoted\n\n- one\n- two',
];

const hostile = [
  'a ![x](http://e/x.png) b',
  '![a][r]\n\n[r]: http://e/x.png',
  '![r]\n\n[r]: http://e/x.png',
  '![r][]\n\n[r]: <http://e/x.png> "title"',
  '[![a](http://e/x.png)](command:workbench.action.quit)',
  '![![a](http://e/1)](http://e/2)',
  '![a [b] ![c](http://e/1)](http://e/2)',
  '| a |\n|---|\n| ![x](http://e/x.png) |',
  '- a\n  - > ![x](http://e/x.png)',
  '> ![x\n> y](http://e/x.png)',
  '# ![x](http://e/x.png)',
  '**![x](http://e/x.png)** ~~![y](http://e/y.png)~~',
  '`vec![1]` and ![x](http://e/x.png)',
  '`vec![1]` ![`vec![1]`](http://e/x.png) `vec![1]`',
  '\\![a](http://e/1) \\\\![b](http://e/2)',
  '<div>\n![x](http://e/x.png)\n</div>\n\n![y](http://e/y.png)',
  '<a href="x">![x](http://e/x.png)</a>',
  '<!-- ![x](http://e/x.png)',
  // Another reader finds the image before it finds the code.
  '\\    >~~~`)_![!|~~~](*[)r_<-->\\\n_`)',
  '[^1]: ![x](http://e/x.png)',
  `${'> '.repeat(5000)}![x](http://e/x.png)`,
  '[a [b [![c](d)![c](d)',
  '[[![c](d)\\![a - ![c](d)[a ![c](d)',
  `${'['.repeat(3000)}![x](http://e/x.png)`,
  `\`${'a'.repeat(200_000)}![x](http://e/x.png)\``,
  `~~~\n${'a\n'.repeat(100_000)}![x](http://e/x.png)\n~~~`,
];

describe('safe Markdown', () => {
  it('stays as it was written where there is nothing to fetch', () => {
    for (const markdown of asWritten) assert.equal(safeMarkdown(markdown), markdown);
  });

  it('shows the source of an image as words', () => {
    assert.equal(safeMarkdown('a ![x](http://e/x.png) b'), 'a \\!\\[x](http://e/x.png) b');
    assert.equal(safeMarkdown('[![a](i)](l)'), '[\\!\\[a](i)](l)');
  });

  it('leaves code beside an image as it is', () => {
    assert.equal(safeMarkdown('`vec![1]` and ![x](y)'), '`vec![1]` and \\!\\[x](y)');
    assert.equal(safeMarkdown('```\nvec![1]\n```\n![x](y)'), '```\nvec![1]\n```\n\\!\\[x](y)');
  });

  it('holds no image, whatever it was made from', () => {
    for (const markdown of hostile) assertSafe(markdown);
  });

  it('holds no image, whatever marks are thrown together', () => {
    const marks = ['![', '](', ')', '[', ']', ']:', '`', '```', '~~~', '\n', '\n\n', '>', '- ', '    ', '|', '\\', '<'];
    const more = ['!', '<!--', '-->', '<a>', '</a>', '<pre>', '*', '_', 'r', 'http://e', '&#33;', '\t', '|-|\n', '"'];
    const markdown = fc.array(fc.constantFrom(...marks, ...more), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(fc.property(markdown, assertSafe), { numRuns: 5000 });
  });

  it('ends a code block that the answer did not end', () => {
    assert.equal(safeMarkdown('words\n\n```ts\nlet a'), 'words\n\n```ts\nlet a\n```');
    assert.equal(safeMarkdown('~~~~\nlet a'), '~~~~\nlet a\n~~~~');
  });

  it('is shown as it was written where it is nested too deep, or swallows what follows', () => {
    for (const markdown of [`${'> '.repeat(40)}words`, 'words\n\n<!-- more', '<pre>words']) {
      assert.equal(safeMarkdown(markdown), fenced(markdown));
    }
  });

  it('counts what another reader could take for an image', () => {
    const could = ['![a](b)', '![a][b]', '![a]\n\n[a]: b', '`![a`](b)', '![a [b] c](d)', '![\\]](b)', '![<a>](b)'];
    const cannot = ['vec![1, 2] and [a](b)', '!(a)[b](c)', '![a\n\n](b)', 'a ![b', '![[1], [2]]'];
    assert.deepEqual([...could, ...cannot].filter(couldHoldImage), could);
  });

  it('is cut before VS Code would cut it', () => {
    assert.ok(safeMarkdown('a'.repeat(200_000)).length < 10_000);
  });

  it('ends a code block nowhere but at its end', () => {
    for (const code of ['a', '```', 'a ````` b\n```js', '`']) {
      const [token] = Lexer.lex(fenced(code, 'ts'));
      assert.ok(token?.type === 'code' && token.text === code && token.lang === 'ts', code);
    }
    assert.equal(fenced('code', '![x](http://e) `'), fenced('code'));
  });
});

function assertSafe(markdown: string): void {
  const safe = safeMarkdown(markdown);
  const isAllCode = safe.startsWith('```') && safe === fenced(safe.split('\n').slice(1, -1).join('\n'));
  if (!isAllCode) assert.equal(couldHoldImage(safe), false, markdown);
  const tokens = Lexer.lex(`${safe}\n\n${fenced('what follows')}`);
  let inCode = 0;
  void walkTokens(tokens, ({ type, raw }) => {
    assert.notEqual(type, 'image', markdown);
    if (type === 'code' || type === 'codespan') inCode += raw.split('![').length - 1;
  });
  assert.equal(inCode, safe.split('![').length - 1, markdown);
  const last = tokens.at(-1);
  assert.ok(last?.type === 'code' && last.text === 'what follows', markdown);
}
