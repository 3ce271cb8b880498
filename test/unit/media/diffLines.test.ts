import assert from 'node:assert/strict';
import { diffLinesOf } from '../../../media/panel/diffLines.ts';

describe('suggestion as a difference', () => {
  const shown = (quote: string, suggestion: string) =>
    diffLinesOf(quote, suggestion)?.map(({ kind, text }) => ({ removed: '-', added: '+', same: ' ' })[kind] + text);

  it('keeps the lines that both have', () => {
    assert.deepEqual(shown('a\nb\nc', 'a\nB\nc'), [' a', '-b', '+B', ' c']);
  });

  it('takes all away where the lines are deleted, and an empty line for a line', () => {
    assert.deepEqual(shown('a\nb', ''), ['-a', '-b']);
    assert.deepEqual(shown('a', 'a\n\nb'), [' a', '+', '+b']);
  });

  it('is none where nearly nothing is the same', () => {
    const lines = (word: string) => Array.from({ length: 2000 }, (_, index) => `${word} ${index}`).join('\n');
    assert.equal(shown(lines('a'), lines('b')), undefined);
  });
});
