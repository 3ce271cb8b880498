import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lexer, walkTokens, type Tokens } from 'marked';
import { plainLinks } from '../../../src/editor/plainLinks.ts';
import { payloads } from '../../security/payloads/all.ts';

/** The links that a reader of Markdown finds: what they lead to, and their words. */
function linksIn(markdown: string): readonly (readonly [string, string])[] {
  const links: (readonly [string, string])[] = [];
  void walkTokens(Lexer.lex(plainLinks(markdown), { gfm: true }), (token) => {
    if (token.type === 'link') links.push([(token as Tokens.Link).href, (token as Tokens.Link).text]);
  });
  return links;
}

/** A bare one: `www.` and an address of mail have their scheme added, and what stands in no address is escaped. */
const isPlain = ([href, words]: readonly [string, string]) =>
  /^(https?|mailto|ftp):/i.test(href) &&
  ['', 'http://', 'mailto:'].some((scheme) => [scheme + words, encodeURI(scheme + words)].includes(href));

describe('fault 31: links in comments', () => {
  it('are shown as they were written', () => {
    assert.equal(plainLinks('See [that](https://example.org/x).'), 'See [that]&#40;https://example.org/x).');
    assert.equal(plainLinks('[a][b]\n\n[b]: command:x'), '[a][b]\n\n[b]&#58; command:x');
    assert.equal(plainLinks('<vscode://x.y/z> <b>'), '&lt;vscode://x.y/z> <b>');
  });

  it('are left alone in code', () => {
    for (const code of ['`map[key](value)`', '```\nmap[key](value)\n<a:b>\n```', '    map[key]: value']) {
      assert.equal(plainLinks(code), code);
    }
  });

  it('lead where they say, in all hostile answers', () => {
    for (const text of Object.values(payloads).flat()) {
      assert.deepEqual(
        linksIn(text).filter((link) => !isPlain(link)),
        [],
        text,
      );
    }
  });

  it('lead where they say, whatever marks come together', () => {
    const marks = [
      '](',
      ')',
      '[',
      ']',
      ']:',
      '[a]',
      '`',
      '```',
      '\n',
      '\n\n',
      '>',
      '- ',
      '    ',
      '\\',
      '<',
      'command:x',
      'https://e',
      ' ',
      'a',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...marks), { maxLength: 14 }), (pieces) => {
        assert.deepEqual(
          linksIn(pieces.join('')).filter((link) => !isPlain(link)),
          [],
        );
      }),
      { numRuns: 20_000 },
    );
  });
});
