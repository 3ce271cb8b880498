// A review kept as Markdown is looked at in previews and on hosts: it must load, run and decode nothing there.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lexer, walkTokens } from 'marked';
import { inertMarkdown } from '../../../src/document/inertMarkdown.ts';

const ordinary = [
  'Words, `vec![1]` and **more** [of](https://example.org?a=1&b=2) it! a < b && c > d, <https://example.org>, R&D;',
  '### [critical] L10: Refund is applied twice\n\n`<b>` and `![a](b)` and ``&lt; ` &#8203;``',
  '```html\n<img src="a">\n![a](b) &amp;\n\n[r]: b\n```\n\n[r]: https://example.org',
  '1. words\n\n   ```html\n   <b>\n     <i>&amp;</i>\n   ```\n2. more',
  '> quoted\n>\n> ~~~\n> <b>\n> ~~~',
  '    <b>\n\nwords\n\n| a | b |\n|---|---|\n| `<b>` | 2 |',
  'words\n\n```ts\nlet a = <T>b',
];

const changed = [
  ['a ![x](https://e/?q=code) b', 'a \\!\\[x](https://e/?q=code) b'],
  ['![a][r]\n\n[r]: https://e/x.png', '\\!\\[a][r]\n\n[r]: https://e/x.png'],
  ['![r][]\n\n[r]: https://e/x.png', '\\!\\[r][]\n\n[r]: https://e/x.png'],
  ['![r]\n\n[r]: <https://e/x.png> "t"', '\\!\\[r]\n\n[r]: <https://e/x.png> "t"'],
  ['[![a](i)](l)', '[\\!\\[a](i)](l)'],
  ['`![a](b)` ![a](b)', '`![a](b)` \\!\\[a](b)'],
  ['<img src=x> <b>a</b>', '\\<img src=x> \\<b>a\\</b>'],
  ['<!-- a --> <?a?> <!DOCTYPE a>', '\\<!-- a --> \\<?a?> \\<!DOCTYPE a>'],
  ['<div>\n<img src=x>\n</div>', '\\<div>\n\\<img src=x>\n\\</div>'],
  ['\\<b> \\\\<b> \\\\\\<b>', '\\<b> \\\\\\<b> \\\\\\<b>'],
  ['http://e<img src=x> www.e.org\\<b>', 'http://e\\&lt;img src=x> www.e.org\\\\\\&lt;b>'],
  ['a&#8203;b &#x202E; &shy; &lt;b&gt; &#33;[a](b)', 'a\\&#8203;b \\&#x202E; \\&shy; \\&lt;b\\&gt; \\&#33;[a](b)'],
  ['> \t</a>', '> \t\\</a>'],
  ['\\&lt; \\\\&lt;', '\\&lt; \\\\\\&lt;'],
  ['1. `a`\n   ```html\n   <b>\n   ```\n   <b>', '1. `a`\n   ```html\n   <b>\n   ```\n   \\<b>'],
] as const;

describe('inert Markdown', () => {
  it('is the ordinary answer to the letter', () => {
    for (const markdown of ordinary) assert.equal(inertMarkdown(markdown), markdown);
  });

  it('has images, tags and character references as they were written', () => {
    for (const [markdown, inert] of changed) assert.equal(inertMarkdown(markdown), inert);
  });

  it('looks again where an escape has moved the code', () => {
    assertInert('<a title="`">`<img src=x>`');
    assertInert('[a [b [![c](d)![c](d)');
    assertInert('\\`<img src=x> a\n\n`<img src=x> a`');
  });

  it('does not wait for what is nested too deep', () => {
    const nested = `${'> '.repeat(5000)}\`<b>\` ![x](y)`;
    assert.equal(inertMarkdown(nested), `${'> '.repeat(5000)}\`\\<b>\` \\!\\[x](y)`);
    assertInert(`${'['.repeat(3000)}![x](y)`);
  });

  it('holds nothing live, whatever marks are thrown together', () => {
    const marks = [
      '![',
      '](',
      ')',
      '[',
      ']',
      ']:',
      '`',
      '``',
      '```',
      '~~~',
      '\n',
      '\n\n',
      '>',
      '- ',
      '1. ',
      '    ',
      '\t',
    ];
    const more = [
      '|',
      '\\',
      '<',
      '!',
      '<!--',
      '-->',
      '<a>',
      '</a>',
      '<pre>',
      '<a title="',
      '<img src=x>',
      '"',
      '*',
      '_',
    ];
    const last = ['r', 'http://e', 'www.e.org', '&#33;', '&lt;', '![a](b)', '|-|\n', ' '];
    const markdown = fc.array(fc.constantFrom(...marks, ...more, ...last), { maxLength: 40 });
    fc.assert(
      fc.property(markdown, (parts) => assertInert(parts.join(''))),
      { numRuns: 5000 },
    );
  });
});

function assertInert(markdown: string): void {
  const inert = inertMarkdown(markdown);
  void walkTokens(Lexer.lex(inert), ({ type }) => {
    assert.ok(type !== 'image' && type !== 'html', `${type} in ${JSON.stringify(inert)}`);
  });
}
