import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createLineReader } from '../../../src/findings/lines.ts';

function linesOf(pieces: readonly string[]): readonly (readonly [number, string])[] {
  const reader = createLineReader();
  return [...pieces.flatMap((piece) => reader.feed(piece)), ...reader.end()].map(({ start, text }) => [start, text]);
}

describe('lines', () => {
  it('end in LF, CR or CRLF, and know where they begin', () => {
    assert.deepEqual(linesOf(['a\nb\r\nc\rd\n\ne']), [
      [0, 'a'],
      [2, 'b'],
      [5, 'c'],
      [7, 'd'],
      [9, ''],
      [10, 'e'],
    ]);
    assert.deepEqual(linesOf(['\r\r\n\n\r']), [
      [0, ''],
      [1, ''],
      [3, ''],
      [4, ''],
    ]);
    assert.deepEqual(linesOf(['']), []);
  });

  it('come with the character that ends them', () => {
    const reader = createLineReader();
    assert.deepEqual(
      Array.from('a\r\nb\n', (character) => reader.feed(character).length),
      [0, 1, 0, 0, 1],
    );
  });

  it('are the same whatever the pieces are', () => {
    const text = fc.array(fc.constantFrom('a', '\r', '\n', '\r\n', '🔴'), { maxLength: 20 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (whole) => {
        assert.deepEqual(linesOf(whole.split('')), linesOf([whole]));
      }),
      { numRuns: 500 },
    );
  });
});
