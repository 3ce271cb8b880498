import assert from 'node:assert/strict';
import { anchor } from '../../../src/findings/anchor.ts';
import type { Anchor, LineSpan } from '../../../src/review/finding.ts';

function at(startLine: number, endLine = startLine): LineSpan {
  return { startLine, endLine };
}

function located(match: 'exact' | 'whitespace' | 'fuzzy', whole: boolean, span: LineSpan): Anchor {
  return { kind: 'located', match, whole, ...span };
}

const missing: Anchor = { kind: 'notLocated', reason: 'missing' };
const ambiguous: Anchor = { kind: 'notLocated', reason: 'ambiguous' };

describe('anchor in doubt', () => {
  describe('does not take for the place', () => {
    const cases: readonly (readonly [
      what: string,
      code: readonly string[],
      quote: string,
      expected: Anchor,
      hint?: LineSpan,
    ])[] = [
      ['a line that may be cut out of another', ['total', 'total += 1;'], 'total', ambiguous],
      ['an end of a word', ['total_price = 100;'], 'price = 100;', missing],
      ['parts of two lines', ['margin: 0;', 'overflow-wrap: anywhere;'], 'margin: 0 overflow-wrap:', missing],
      [
        'three dots that begin the next line',
        ['const list = make(', '...rest,', ');'],
        'const list = make(\n...',
        located('fuzzy', false, at(1)),
      ],
      ['too short a copy', ['} catch (error) {'], '} catch (e) {', missing],
      [
        'a line of which nothing is left',
        ['alpha.open(path, mode);', 'return total;', 'beta.close(path, mode);'],
        'alpha.open(path, mode);\n}\nbeta.close(path, mode);',
        missing,
      ],
      [
        'the most alike one, where the hint names another',
        ['counter.add(first, second, third);', 'counter.set(one, two, fourth);'],
        'counter.add(first, second, fourth);',
        ambiguous,
        at(2),
      ],
      [
        'a poor copy with lines left out',
        ['open(a, b, c, d, e);', 'x', 'close(a, b, c, d, e);'],
        'open(a, b, c, d, e);\n// ...\nclose(a, b, c, d, f);',
        missing,
      ],
      [
        'a line below, where something is left out',
        ['a(1);', 'b(2);', 'c(3);', 'b(2);'],
        'a(1);\n…\nb(2);',
        located('fuzzy', false, at(1, 4)),
      ],
      [
        'a bracket of the next line',
        ['start(here);', 'more();', 'end(there)', '(now)'],
        'start(here);\n...\nend(there)(',
        missing,
      ],
      [
        'what seems to be indented alike, but is a part of a line',
        ['let Style = {', '  kind: Style;', '  a();', '  b();', '};'],
        'Style\n// ...\n  b();',
        ambiguous,
      ],
      ['the nearest of several ends', ['a(1);', 'b(2);', '}', 'c(3);', '}'], 'a(1);\n...\n}', ambiguous],
    ];
    for (const [what, lines, quote, expected, hint] of cases) {
      it(what, () => assert.deepEqual(anchor(quote, hint, { lines, startLine: 1 }), expected));
    }
  });

  it('tells the ends of what is left out by their indentation, or by the lines that the answer names', () => {
    const lines = ['if (a) {', '  b(1);', '  }', '  c(2);', '}', 'd(3);', '}'];
    const near = { lines: lines.slice(0, 6), startLine: 1 };
    assert.deepEqual(anchor('if (a) {\n  ...\n}', undefined, near), located('fuzzy', false, at(1, 5)));
    assert.deepEqual(anchor('if (a) {\n  ...\n  }', undefined, near), located('fuzzy', false, at(1, 3)));
    const named = { lines: ['a(1);', 'b(2);', '}', 'c(3);', '}'], startLine: 1 };
    assert.deepEqual(anchor('a(1);\n...\n}', at(1, 3), named), located('fuzzy', false, at(1, 3)));
    assert.deepEqual(anchor('a(1);\n...\n}', at(101, 103), named), located('fuzzy', false, at(1, 3)));
    assert.deepEqual(anchor('a(1);\n...\n}', at(1, 5), named), ambiguous);
    assert.deepEqual(anchor('a(1);\n...\n}', at(301, 303), named), ambiguous);
  });
});
