import assert from 'node:assert/strict';
import fc from 'fast-check';
import { webAddress } from '../../../src/util/webAddress.ts';

const href = (text: string) => webAddress(text)?.href;

describe('fault 31: webAddress', () => {
  it('reads what is of the web as a browser does', () => {
    assert.equal(href('HTTPS://EXAMPLE.com'), 'https://example.com/');
    assert.equal(href('http://localhost:8080/a?b=%26#c'), 'http://localhost:8080/a?b=%26#c');
    assert.equal(href('https://@example.com/'), 'https://example.com/');
  });

  it('is none for what is not of the web, or not whole', () => {
    for (const text of [
      ...['', 'x', '//x.y', '/x', '#x', 'https:', 'https://', 'https:x.y', 'http:/x.y', ' https://x.y', 'https//x.y'],
      ...[
        'javascript:0',
        'data:text/html,x',
        'command:x',
        'vscode:x',
        'vscode://x.y/z',
        'file:///x',
        'ftp://x.y',
        'blob:https://x.y/z',
      ],
      ...[
        'https://x.y\\z',
        'https:\\\\x.y',
        'https://example.com\\u{200b}.evil.example/',
        'https://a b/',
        'https://a%40b/',
      ],
    ]) {
      assert.equal(href(text), undefined, text);
    }
  });

  it('is none that says who goes there, or reads like another place', () => {
    for (const text of [
      'https://example.com@evil.example/',
      'https://user:secret@evil.example/',
      'https://evil.example%2F@example.com/',
      'https://:secret@evil.example/',
    ]) {
      assert.equal(href(text), undefined, text);
    }
  });

  it('shows letters that look like others as what they are, and nothing that turns the direction of writing', () => {
    assert.equal(href('https://\u0430pple.com/'), 'https://xn--pple-43d.com/');
    assert.equal(
      href('https://example.com/\u202egnp.exe?\u2066#\u200b'),
      'https://example.com/%E2%80%AEgnp.exe?%E2%81%A6#%E2%80%8B',
    );
  });

  it('is none that is too long to be shown', () => {
    const long = (length: number) => `https://example.com/?${'q'.repeat(length - 'https://example.com/?'.length)}`;
    assert.equal(href(long(2000))?.length, 2000);
    assert.equal(href(long(2001)), undefined);
    assert.equal(href(`https://example.com/?${'\u202e'.repeat(300)}`), undefined);
  });

  it('leads where it is said to lead, in letters that can be seen', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('@', '/', '\\', '%2F', '#', '?', '.', ':', 'evil.example'),
    );
    const address = fc.array(piece, { maxLength: 8 }).map((pieces) => `https://${pieces.join('')}`);
    fc.assert(
      fc.property(address, (text) => {
        const url = webAddress(text);
        if (!url) return;
        assert.match(url.href, /^https?:\/\/[^/?#@]+\/[\x21-\x7e]*$/);
        assert.equal(new URL(url.href).host, url.host);
        assert.equal(webAddress(url.href)?.href, url.href);
      }),
      { numRuns: 2000 },
    );
  });
});
