import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lex } from '../../../../media/panel/markdown/lex.ts';
import { withoutOpenAddress } from '../../../../media/panel/markdown/openLink.ts';
import { htmlOf } from '../../../support/markdown/htmlOf.ts';
import { pieces } from './corpus.ts';

/** The HTML while `markdown` is still being written. */
function writing(markdown: string): string {
  return htmlOf(
    lex(markdown, {}).map((token, index, all) => (index === all.length - 1 ? withoutOpenAddress(token) : token)),
  );
}

function written(markdown: string): string {
  return htmlOf(lex(markdown, {}));
}

describe('a link that is still being written', () => {
  const shown: readonly (readonly [markdown: string, html: string])[] = [
    ['Rule: [use-isnan](', '<p>Rule: use-isnan</p>'],
    ['Rule: [use-isnan](https', '<p>Rule: use-isnan</p>'],
    ['Rule: [use-isnan](https://eslint.org/docs/_a_/x', '<p>Rule: use-isnan</p>'],
    ['[a](https://example.com/x_(y', '<p>a</p>'],
    ['[a](https://example.com/x_(y)_z', '<p>a</p>'],
    ['[a](<https://example.com/a b', '<p>a</p>'],
    ['[a](https://example.com "Its ti', '<p>a</p>'],
    ['[a](https://example.com "Its title"', '<p>a</p>'],
    ['[`x[0]` and **y**](ht', '<p><code>x[0]</code> and <strong>y</strong></p>'],
    ['[a [b] c](ht', '<p>a [b] c</p>'],
    [
      '[done](https://example.com/) and [next](ht',
      '<p><a href="https://example.com/" title="https://example.com/">done</a> and next</p>',
    ],
    ['[go](javascript:alert(1)', '<p>go</p>'],
    ['## See [a](ht', '<h2>See a</h2>'],
    ['> [a](ht', '<blockquote><p>a</p></blockquote>'],
    ['- one\n- [a](ht', '<ul class="tight"><li><p>one</p></li><li><p>a</p></li></ul>'],
    ['1. one\n\n   - [a](ht', '<ol><li><p>one</p><ul class="tight"><li><p>a</p></li></ul></li></ol>'],
  ];
  for (const [markdown, html] of shown) {
    it(`is shown by its words: ${markdown}`, () => {
      assert.equal(writing(markdown), html);
    });
  }

  const unchanged = [
    'Rule: [use-isnan',
    'Rule: [use-isnan]',
    '[a](https://example.com/)',
    '[a](see below',
    'call `f[0](x',
    'call `f[0](x` now',
    '![alt](https://example.com/x.p',
    '\\[a](ht',
    'a](ht',
    '[a [b](https://example.com/) c](ht',
    '```ts\nf[0](x',
    '    f[0](x',
    '<div>\n[a](ht',
    '| a |\n|---|\n| [a](ht',
    '[a](ht\n\nNext.',
  ];
  for (const markdown of unchanged) {
    it(`is nothing that can be known of: ${JSON.stringify(markdown)}`, () => {
      assert.equal(writing(markdown), written(markdown));
    });
  }

  it('changes nothing else, wherever the text stops', () => {
    const document = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(document, fc.nat(), (text, at) => {
        const prefix = text.slice(0, at % (text.length + 1)).replaceAll('\r', '');
        const isOpen = /\]\([^)]*$/.test(prefix) || /\]\((?:[^()]|\([^()]*\))*$/.test(prefix);
        if (!isOpen) assert.equal(writing(prefix), written(prefix));
      }),
      { numRuns: 500 },
    );
  });
});
