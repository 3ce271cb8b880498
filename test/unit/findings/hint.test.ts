import assert from 'node:assert/strict';
import { hintAt } from '../../../src/findings/hint.ts';

describe('words for lines', () => {
  const all: readonly (readonly [text: string, startLine: number, endLine: number])[] = [
    ['L12', 12, 12],
    ['l12', 12, 12],
    ['L 12', 12, 12],
    ['L#12', 12, 12],
    ['Ln 12', 12, 12],
    ['L12-18', 12, 18],
    ['L12 – L18', 12, 18],
    ['L12—18', 12, 18],
    ['L12−18', 12, 18],
    ['L12..18', 12, 18],
    ['L12…18', 12, 18],
    ['L18-12', 12, 18],
    ['L12:4', 12, 12],
    ['L12:4-L18:2', 12, 18],
    ['12:4-18', 12, 12],
    ['L12, L18', 12, 12],
    ['line 12', 12, 12],
    ['Line: 12', 12, 12],
    ['at line 12', 12, 12],
    ['lines 12 to 18', 12, 18],
    ['lines 12 through 18', 12, 18],
    ['lines 12 until line 18', 12, 18],
    ['Lines 12, 14 and 18', 12, 12],
    ['Line numbers 12-18', 12, 18],
    ['line(s) 12–18', 12, 18],
    ['rows 12-18', 12, 18],
    ['a.ts:12', 12, 12],
    ['src/a-b_c.test.ts:12-18', 12, 18],
    ['src/a.ts:12:4', 12, 12],
    ['C:\\x\\a.cs line 12', 12, 12],
    ['src/a.ts#L12-L18', 12, 18],
    ['a.py, line 12', 12, 12],
    ['a.py (lines 12-18)', 12, 18],
    ['Makefile:12', 12, 12],
    ['12–18', 12, 18],
    ['12', 12, 12],
  ];
  for (const [text, startLine, endLine] of all) {
    it(text, () => {
      const from = text.startsWith('C:') ? 3 : 0;
      assert.deepEqual(hintAt(text, from, true)?.span, { startLine, endLine });
    });
  }

  for (const text of [
    'line',
    'lines of code',
    'L',
    'L12a',
    'Linear 12',
    'v1.2',
    'L12%',
    'line 1234567890',
    'README',
    '3.5',
  ]) {
    it(`not: ${text}`, () => {
      assert.equal(hintAt(text, 0, false), undefined);
    });
  }

  it('takes the whole of a list', () => {
    assert.equal(hintAt('lines 12, 14 and 18–20: x', 0, false)?.length, 'lines 12, 14 and 18–20'.length);
  });

  it('names no line 0', () => {
    assert.equal(hintAt('L0', 0, false)?.span, undefined);
    assert.equal(hintAt('L0-3', 0, false)?.span, undefined);
  });

  it('takes numbers alone only if asked to', () => {
    assert.equal(hintAt('12–18', 0, false), undefined);
  });
});
