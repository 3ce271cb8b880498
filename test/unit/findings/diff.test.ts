import assert from 'node:assert/strict';
import { applyDiff, readDiff } from '../../../src/findings/diff.ts';

const lines = (...all: readonly string[]) => all.join('\n');

describe('a diff as a suggestion', () => {
  const applied: readonly (readonly [name: string, diff: string, quote: string, after: string | undefined])[] = [
    ['all lines', lines('-a', '-b', '+c'), lines('a', 'b'), 'c'],
    ['kept lines', lines(' a', '-b', '+c'), lines('a', 'b'), lines('a', 'c')],
    ['a hunk with its header', lines('@@ -1,2 +1,2 @@', ' a', '-b', '+c'), lines('a', 'b'), lines('a', 'c')],
    [
      'a whole patch',
      lines('diff --git a/x b/x', 'index 12..34', '--- a/x', '+++ b/x', '@@ -1 +1 @@', '-a', '+b'),
      'a',
      'b',
    ],
    ['deletion', lines('-a', '-b'), lines('a', 'b'), ''],
    ['lines around the quote that it keeps', lines(' before', '-a', '+b', ' after'), 'a', 'b'],
    ['lines around the quote that it changes', lines('-before', '+first', '-a', '+b'), 'a', undefined],
    ['a part of the quote', lines('-b', '+x'), lines('a', 'b', 'c'), lines('a', 'x', 'c')],
    ['a part of the quote that it deletes', lines('-b'), lines('a', 'b', 'c'), lines('a', 'c')],
    ['a part that occurs twice', lines('-b', '+x'), lines('b', 'a', 'b'), undefined],
    ['a space behind each sign', lines('- a', '+ b'), 'a', 'b'],
    ['white space at the end of a line', lines('-a', '+b'), 'a  ', 'b'],
    ['other indentation', lines('-  a', '+  b'), 'a', undefined],
    ['other code', lines('-x', '+y'), 'a', undefined],
    ['two places', lines('@@ -1 +1 @@', '-a', '+b', '@@ -9 +9 @@', '-c', '+d'), lines('a', 'c'), undefined],
    ['nothing that changes', lines(' a'), 'a', undefined],
    ['only new lines', lines('+b'), 'a', undefined],
  ];
  for (const [name, diff, quote, after] of applied) {
    it(name, () => {
      assert.equal(applyDiff(diff, quote), after);
    });
  }

  it('holds the old lines as well', () => {
    assert.deepEqual(readDiff(lines(' a', '-b', '+c')), { before: lines('a', 'b'), after: lines('a', 'c') });
    assert.equal(readDiff('a\nb'), undefined);
  });
});
