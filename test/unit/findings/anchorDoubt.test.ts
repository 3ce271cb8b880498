import assert from 'node:assert/strict';
import { anchor } from '../../../src/findings/anchor.ts';
import type { Anchor, LineSpan } from '../../../src/review/finding.ts';
import { ambiguous, at, located, missing } from './expectedAnchor.ts';

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
      ['an end of a word', ['total_price = 100000;'], 'price = 100000;', missing],
      ['a beginning of a word', ['const price = 100000;'], 'const price = 1000', missing],
      [
        'one of two that differ in about as much',
        ['send(request, first, second, options);', 'send(request, first, third, defaults);'],
        'send(request, first, fourth, values);',
        ambiguous,
      ],
      [
        'one that lacks a token, where another may be meant',
        ['impl fmt::Display for Error {', 'impl std::error::Error for Error {}'],
        'impl fmt::Display for Error {}',
        ambiguous,
      ],
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
      [
        'an end that the answer names, where another one is indented as the quote is',
        ['  start(here);', '      more();', '    }', '  }', '}'],
        '  start(here);\n[...]\n  }\n}',
        ambiguous,
        at(1, 4),
      ],
      [
        'a beginning that may have lost its indentation',
        ['  }', '  a(1);', '}', 'b(2);', 'c(3);'],
        '}\n...\nc(3);',
        ambiguous,
      ],
      [
        'a remark that begins with three dots for something left out',
        ['  // or this one', '  // ...as in this one', '  a(1);'],
        'this one\n// ...as in this one\na(1);',
        located('whitespace', false, at(1, 3)),
      ],
      ['the nearest of several ends', ['a(1);', 'b(2);', '}', 'c(3);', '}'], 'a(1);\n...\n}', ambiguous],
    ];
    for (const [what, lines, quote, expected, hint] of cases) {
      it(what, () => assert.deepEqual(anchor(quote, hint, { lines, startLine: 1 }), expected));
    }
  });

  it('tells lines that are much alike by the letters of a word', () => {
    const lines = ['row.add(first, alpha, 1);', 'row.add(first, bravo, 1);', 'row.add(first, gamma, 1);'];
    const target = { lines, startLine: 1 };
    assert.deepEqual(anchor('row.add(first, gammma, 1);', undefined, target), located('fuzzy', true, at(3)));
    assert.deepEqual(anchor('row.add(first, delta, 1);', undefined, target), ambiguous);
  });

  it('tells the ends of what is left out by their indentation, or by the lines that the answer names', () => {
    const lines = ['if (a) {', '  b(1);', '  }', '  c(2);', '}', 'd(3);', '}'];
    const near = { lines: lines.slice(0, 6), startLine: 1 };
    assert.deepEqual(anchor('if (a) {\n  ...\n}', undefined, near), located('fuzzy', false, at(1, 5)));
    assert.deepEqual(anchor('if (a) {\n  ...\n  }', undefined, near), located('fuzzy', false, at(1, 3)));
    const deeper = { lines: near.lines.map((line) => `  ${line}`), startLine: 1 };
    assert.deepEqual(anchor('if (a) {\n  ...\n  }', undefined, deeper), ambiguous);
    const named = { lines: ['a(1);', 'b(2);', '}', 'c(3);', '}'], startLine: 1 };
    assert.deepEqual(anchor('a(1);\n...\n}', at(1, 3), named), located('fuzzy', false, at(1, 3)));
    assert.deepEqual(anchor('a(1);\n...\n}', at(101, 103), named), located('fuzzy', false, at(1, 3)));
    assert.deepEqual(anchor('a(1);\n...\n}', at(1, 5), named), ambiguous);
    assert.deepEqual(anchor('a(1);\n...\n}', at(301, 303), named), ambiguous);
  });
});
