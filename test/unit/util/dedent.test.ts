import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createDedent, dedent, indentOf } from '../../../src/util/dedent.ts';

describe('dedent', () => {
  it('takes up to so many columns off each line, and of a tab all or nothing', () => {
    assert.equal(dedent('    a\n  b\nc\n      d', 4), 'a\nb\nc\n  d');
    assert.equal(dedent('\ta\n  \tb\n   \t\tc', 4), 'a\nb\n\tc');
    assert.equal(dedent('\ta\n \tb', 2), '\ta\n\tb');
    assert.equal(dedent('    \r\n    a\r    b', 4), '\r\na\rb');
    assert.equal(dedent('  a\n  b', 0), '  a\n  b');
  });

  it('says the same whatever the pieces are', () => {
    const text = fc.string({ unit: fc.constantFrom(' ', '  ', '\t', '\n', '\r', 'x') });
    fc.assert(
      fc.property(text, fc.nat(8), (text, columns) => {
        assert.equal(text.split('').map(createDedent(columns)).join(''), dedent(text, columns));
      }),
    );
  });

  it('counts what a line begins with, wherever that is in the text', () => {
    assert.deepEqual([indentOf('  \tx'), indentOf('x\n  y', 2), indentOf('')], [4, 2, 0]);
  });
});
