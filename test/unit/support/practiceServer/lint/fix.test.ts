import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineFix, offsetAt } from '../../../../support/practiceServer/lint/fix.ts';

const code = 'one\ntwo\nthree\nfour';

describe('lineFix', () => {
  it('gives the lines around an edit, and no more', () => {
    assert.deepEqual(lineFix(code, [{ start: 4, end: 7, text: 'zwei' }], 2, 2), {
      startLine: 2,
      endLine: 2,
      lines: ['zwei'],
    });
  });

  it('removes a line together with its line break', () => {
    assert.deepEqual(lineFix(code, [{ start: 4, end: 8, text: '' }], 2, 2), { startLine: 2, endLine: 2, lines: [] });
  });

  it('takes along the line that an edit joins to the one before', () => {
    assert.deepEqual(lineFix(code, [{ start: 7, end: 8, text: ' ' }], 2, 2), {
      startLine: 2,
      endLine: 3,
      lines: ['two three'],
    });
  });

  it('looks only at what an edit changes, however wide it is', () => {
    const wide = { start: 0, end: code.length, text: 'one\ntwo\ndrei\nfour' };
    assert.deepEqual(lineFix(code, [wide], 3, 3), { startLine: 3, endLine: 3, lines: ['drei'] });
  });

  it('gives nothing for edits that change nothing, overlap, or lie outside', () => {
    assert.equal(lineFix(code, [{ start: 0, end: 3, text: 'one' }], 1, 1), undefined);
    assert.equal(
      lineFix(
        code,
        [
          { start: 0, end: 3, text: 'a' },
          { start: 2, end: 4, text: 'b' },
        ],
        1,
        1,
      ),
      undefined,
    );
    assert.equal(lineFix(code, [{ start: offsetAt(code, 0, 3), end: 2, text: 'x' }], 1, 1), undefined);
    assert.equal(lineFix(code, [{ start: 0, end: offsetAt(code, 6, 1), text: 'x' }], 1, 1), undefined);
    assert.equal(lineFix(code, [], 1, 1), undefined);
  });

  it('put in place of its lines, gives what the edit gives', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 18 });
    fc.assert(
      fc.property(text, fc.nat(18), fc.nat(18), text, (before, a, b, replacement) => {
        const start = Math.min(a, b, before.length);
        const end = Math.min(Math.max(a, b), before.length);
        const after = before.slice(0, start) + replacement + before.slice(end);
        const fix = lineFix(before, [{ start, end, text: replacement }], 1, 1);
        const lines = before.split('\n');
        if (fix) lines.splice(fix.startLine - 1, fix.endLine - fix.startLine + 1, ...fix.lines);
        assert.equal(lines.join('\n'), after);
      }),
      { numRuns: 2000 },
    );
  });
});
