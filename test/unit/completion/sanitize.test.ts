import assert from 'node:assert/strict';
import { sanitize, secretsOf } from '../../../src/completion/sanitize.ts';

describe('sanitize', () => {
  const cases: readonly (readonly [name: string, text: string, expected: string])[] = [
    ['colours', '\u001b[1;31mred\u001b[0m and \u009b32mgreen', 'red and green'],
    ['a title or a link of a terminal', '\u001b]0;evil\u0007a\u001b]8;;http://x\u001b\\b', 'ab'],
    ['a device control string', 'a\u001bP1$r0m\u001b\\b', 'ab'],
    ['other escapes', 'a\u001bcb\u001b(Bc', 'abc'],
    ['an escape without an end', 'a\u001b]0;title', 'a0;title'],
    ['control characters', 'a\u0000b\u0008c\u007fd\u0085e', 'abcd e'],
    ['white space', '  a\r\n\t b\u2028c\u00a0d  ', 'a b c d'],
    ['direction and invisible characters', 'a\u202eb\u2066c\u200bd\ufeffe\u{e0041}f', 'abcdef'],
    ['half a surrogate pair', 'a\ud800b\udc00c', 'a\ufffdb\ufffdc'],
    ['markup stays what it is', '<b>bold</b>', '<b>bold</b>'],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => {
      assert.equal(sanitize(text, []), expected);
    });
  }

  it('cuts at 500 characters, and not inside one', () => {
    const long = sanitize(`${'a'.repeat(498)}😀${'b'.repeat(600)}`, []);
    assert.equal(long, `${'a'.repeat(498)}…`);
    assert.equal(sanitize('a'.repeat(500), []), 'a'.repeat(500));
    assert.equal(sanitize('a'.repeat(501), []).length, 500);
  });

  it('is fast on long hostile text', () => {
    assert.ok(sanitize('\u001b]'.repeat(500_000), []).length <= 500);
  });

  it('hides what the endpoint’s requests carry', () => {
    const secrets = secretsOf({
      baseUrl: 'http://a',
      api: 'chat',
      apiKey: 'correct horse',
      headers: { 'x-token': 'battery', authorization: 'Bearer staple', short: 'abc' },
    });
    assert.equal(
      sanitize('correct  horse, battery, Bearer staple, staple, abc', secrets),
      '[hidden], [hidden], [hidden], [hidden], abc',
    );
    assert.equal(sanitize('bat\u0000te\u200bry', secrets), '[hidden]');
    assert.equal(sanitize(`${'x'.repeat(495)}battery`, secrets), `${'x'.repeat(495)}[hid…`);
  });

  for (const key of [
    'sk-proj-abcdef0123456789',
    'sk-abc***************wxyz',
    'gsk_0123456789abcdef',
    'hf_abcdefghijkl',
    'AIzaSyA0123456789abcdefghij',
    'eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJSMeKKF2QT4',
  ]) {
    it(`hides ${key}, which nobody told it about`, () => {
      assert.equal(sanitize(`Wrong key: ${key}.`, []).replace(/\.$/, ''), 'Wrong key: [hidden]');
    });
  }

  it('hides nothing of ordinary words', () => {
    const words = "The key 'max_tokens' is not supported; ask-me-anything, risk-free, hfile";
    assert.equal(sanitize(words, []), words);
  });
});
