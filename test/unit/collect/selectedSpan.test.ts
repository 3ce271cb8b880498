import assert from 'node:assert/strict';
import fc from 'fast-check';
import { selectedSpan, type Selected } from '../../../src/collect/selectedSpan.ts';

const lines = ['one', 'two', '', '  ', 'five', 'six', 'seven', ''];
const hasText = (first: number, last: number) => lines.slice(first, last + 1).some((line) => line.trim() !== '');

/** From the middle of one line to the middle of another, both 0-based. */
function part(firstLine: number, lastLine: number): Selected {
  return { isEmpty: false, start: { line: firstLine }, end: { line: lastLine, character: 1 } };
}

function cursor(line: number): Selected {
  return { isEmpty: true, start: { line }, end: { line, character: 2 } };
}

function span(...selections: Selected[]): [number, number, boolean] | undefined {
  const found = selectedSpan(selections, hasText);
  return found && [found.firstLine, found.lastLine, found.takesInMore];
}

describe('selectedSpan', () => {
  it('is whole lines, without the one at whose start the selection ends', () => {
    assert.deepEqual(span(part(0, 1)), [0, 1, false]);
    assert.deepEqual(span({ isEmpty: false, start: { line: 0 }, end: { line: 2, character: 0 } }), [0, 1, false]);
    assert.deepEqual(span({ isEmpty: false, start: { line: 1 }, end: { line: 1, character: 0 } }), [1, 1, false]);
  });

  it('is nothing for cursors, however many, and they add nothing to a selection', () => {
    assert.equal(span(cursor(0)), undefined);
    assert.equal(span(cursor(0), cursor(5)), undefined);
    assert.deepEqual(span(cursor(0), part(4, 5), cursor(6)), [4, 5, false]);
  });

  it('reaches from the first to the last part, in whatever order they were selected', () => {
    assert.deepEqual(span(part(6, 6), part(0, 0), part(4, 4)), [0, 6, true]);
  });

  it('takes in nothing more where the parts touch, overlap, share a line, or have only empty lines between them', () => {
    assert.deepEqual(span(part(4, 4), part(5, 6)), [4, 6, false]);
    assert.deepEqual(span(part(4, 6), part(5, 5)), [4, 6, false]);
    assert.deepEqual(span(part(4, 4), part(4, 4)), [4, 4, false]);
    assert.deepEqual(span(part(0, 1), part(4, 4)), [0, 4, false]);
  });

  it('does not reach out for a part without text, and is that part where there is no other', () => {
    assert.deepEqual(span(part(2, 3), part(5, 5), part(7, 7)), [5, 5, false]);
    assert.deepEqual(span(part(7, 7), part(2, 3)), [2, 3, false]);
  });

  it('holds every selected line with text, and says so exactly where it holds others', () => {
    const some = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(some, (ends) => {
        const parts = ends.map(([a, b]) => part(Math.min(a, b), Math.max(a, b)));
        const [first, last, takesInMore] = span(...parts) ?? assert.fail();
        const isSelected = (line: number) => parts.some(({ start, end }) => start.line <= line && line <= end.line);
        const withText = [...lines.keys()].filter((line) => hasText(line, line));
        const inside = withText.filter((line) => first <= line && line <= last);
        const selected = withText.filter(isSelected);
        assert.deepEqual(inside.filter(isSelected), selected);
        assert.equal(takesInMore, inside.length > selected.length);
      }),
    );
  });
});
