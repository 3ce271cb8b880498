import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokenDistance } from '../../../src/findings/tokenDistance.ts';
import { createTokenIndex, likenesses, tokensOf } from '../../../src/findings/tokenIndex.ts';

const word = fc.constantFrom('a', 'b', 'if', '(', ')', '=>', 'x1');
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

/** The plain definition, without any of the shortcuts. */
function distanceOf(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return distanceOf(restA, restB);
  return 1 + Math.min(distanceOf(restA, b), distanceOf(a, restB), distanceOf(restA, restB));
}

describe('likenesses', () => {
  it('overlook no place, and count as the definition does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(line, fc.constant('')), { maxLength: 12 }),
        fc.array(line, { minLength: 1, maxLength: 3 }),
        fc.nat(4),
        (code, quote, radius) => {
          const quoted = quote.map(tokensOf);
          const found = likenesses(quoted, createTokenIndex(code), radius);
          if (found === undefined) {
            assert.ok(quoted.flat().length <= radius);
            return;
          }
          const filled = code.flatMap((text, index) => (text === '' ? [] : [{ index, tokens: tokensOf(text) }]));
          const expected = filled
            .slice(0, Math.max(0, filled.length - quote.length + 1))
            .flatMap(({ index }, start) => {
              const distance = quoted.reduce(
                (sum, tokens, at) => sum + distanceOf(tokens, filled[start + at]!.tokens),
                0,
              );
              return distance <= radius ? [{ first: index, distance }] : [];
            });
          assert.deepEqual(
            found.map(({ first, distance }) => ({ first, distance })).sort((a, b) => a.first - b.first),
            expected,
          );
        },
      ),
      { numRuns: 1000, seed: 4 },
    );
  });

  it('stop counting where it is too much', () => {
    assert.ok(tokenDistance([1, 2, 3, 4], [5, 6, 7, 8], 2) > 2);
    assert.equal(tokenDistance([1, 2, 3, 4], [1, 9, 3, 4], 2), 1);
  });

  it('take no two tokens for the same that the code does not hold', () => {
    assert.equal(tokenDistance([-1, 2], [-1, 2], 5), 1);
  });
});
