import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editedLines, fromBottom, overlaps, type LineEdit } from '../../../src/editor/lineEdit.ts';
import { lines } from './someFinding.ts';

const edit = (startLine: number, endLine: number, text: string): LineEdit => ({ startLine, endLine, text });

describe('line edits', () => {
  it('replace, insert more or fewer lines, and delete', () => {
    assert.deepEqual(editedLines(lines, [edit(2, 2, 'a\nb')]), ['one', 'a', 'b', 'three', 'four']);
    assert.deepEqual(editedLines(lines, [edit(2, 3, 'a')]), ['one', 'a', 'four']);
    assert.deepEqual(editedLines(lines, [edit(3, 4, '')]), ['one', 'two']);
    assert.deepEqual(editedLines(lines, [edit(1, 4, '')]), []);
  });

  it('count their lines in the text before all of them, in whatever order they are given', () => {
    const edits = [edit(1, 1, 'a\na'), edit(3, 3, ''), edit(4, 4, 'd')];
    const expected = ['a', 'a', 'two', 'd'];
    assert.deepEqual(editedLines(lines, edits), expected);
    assert.deepEqual(editedLines(lines, edits.toReversed()), expected);
  });

  it('are one where they touch, from the bottom up otherwise', () => {
    assert.deepEqual(fromBottom([edit(1, 1, 'a'), edit(2, 2, ''), edit(4, 4, 'd')]), [
      edit(4, 4, 'd'),
      edit(1, 2, 'a'),
    ]);
    assert.deepEqual(fromBottom([edit(3, 3, ''), edit(4, 4, '')]), [edit(3, 4, '')]);
  });

  it('do the same joined as one by one', () => {
    const text = fc.constantFrom('', 'x', 'x\ny');
    const anyEdits = fc
      .uniqueArray(fc.record({ at: fc.integer({ min: 1, max: 8 }), text }), { selector: ({ at }) => at })
      .map((parts) => parts.map((part) => edit(part.at, part.at, part.text)));
    const eight = ['1', '2', '3', '4', '5', '6', '7', '8'];
    fc.assert(
      fc.property(anyEdits, (edits) => {
        const oneByOne = eight.flatMap((line, index) => {
          const own = edits.find(({ startLine }) => startLine === index + 1);
          if (!own) return [line];
          return own.text === '' ? [] : own.text.split('\n');
        });
        assert.deepEqual(editedLines(eight, edits), oneByOne);
      }),
    );
  });

  it('overlap where they share a line', () => {
    assert.equal(overlaps(edit(1, 2, ''), edit(2, 3, '')), true);
    assert.equal(overlaps(edit(1, 2, ''), edit(3, 3, '')), false);
    assert.equal(overlaps(edit(1, 9, ''), edit(3, 3, '')), true);
  });
});
