import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchor } from '../../../src/findings/anchor.ts';
import type { Anchor, LineSpan } from '../../../src/review/finding.ts';
import { ambiguous, at, located, missing } from './expectedAnchor.ts';

const code = [
  'import { share } from "./money";', // 11
  '',
  'export function total(items, membership) {', // 13
  '    let total = 0;',
  '    for (const item of items) {', // 15
  '        if (item.price < 0) {',
  '            return null;', // 17
  '        }',
  '        total += item.price * item.count; // in cents',
  '    }', // 20
  "    if (membership === 'gold') total -= share(total, 5);",
  '    return total;', // 22
  '}',
  '',
  'export function cheapest(items) {', // 25
  '    if (items.length === 0) {',
  '        return null;', // 27
  '    }',
  '    return items.reduce((a, b) => (a.price < b.price ? a : b));',
  '}', // 30
];
const target = { lines: code, startLine: 11 };

describe('anchor', () => {
  const rows: readonly (readonly [what: string, quote: string | undefined, hint: LineSpan | undefined, Anchor])[] = [
    [
      'lines as they stand',
      '    let total = 0;\n    for (const item of items) {',
      at(14, 15),
      located('exact', true, at(14, 15)),
    ],
    ['wherever the hint is', '    let total = 0;', at(140), located('exact', true, at(14))],
    ['without a hint', '    let total = 0;', undefined, located('exact', true, at(14))],
    ['with the hint reversed', '    let total = 0;', { startLine: 20, endLine: 14 }, located('exact', true, at(14))],
    [
      'blank lines that are in the code',
      '}\n\nexport function cheapest(items) {',
      at(1),
      located('exact', true, at(23, 25)),
    ],
    ['blank lines that are not', '\n    return total;\n\n', undefined, located('exact', true, at(22))],
    [
      'other line ends',
      '    let total = 0;\r\n    for (const item of items) {\r',
      at(14, 15),
      located('exact', true, at(14, 15)),
    ],
    [
      'less indentation',
      'let total = 0;\nfor (const item of items) {',
      undefined,
      located('whitespace', true, at(14, 15)),
    ],
    [
      'tabs for spaces',
      '\tlet total = 0;\n\tfor (const item of items) {',
      undefined,
      located('whitespace', true, at(14, 15)),
    ],
    ['a line broken in two', '    let total\n      = 0;', undefined, located('whitespace', true, at(14))],
    ['a comment left out', '        total += item.price * item.count;', at(19), located('exact', false, at(19))],
    ['a comment added', '    let total = 0; // never reset', at(14), located('fuzzy', true, at(14))],
    [
      'a semicolon left out',
      '    let total = 0\n    for (const item of items) {',
      at(1),
      located('fuzzy', true, at(14, 15)),
    ],
    ['curly quotes', '    if (membership === ‘gold’) total -= share(total, 5);', at(1), located('fuzzy', true, at(21))],
    ['HTML', '        if (item.price &lt; 0) {', at(1), located('fuzzy', true, at(16))],
    ['a part of a line with a comment', 'total(items, membership) { // all', at(1), located('fuzzy', false, at(13))],
    ['another token', '    for (const entry of items) {', at(1), located('fuzzy', true, at(15))],
    ['a part of a line', 'total -= share(total, 5)', at(1), located('exact', false, at(21))],
    ['a part of a line in other white space', 'total -= share( total,5 )', at(1), located('whitespace', false, at(21))],
    [
      'a beginning cut off',
      'function total(items, membership) {\n    let total = 0;',
      at(1),
      located('exact', false, at(13, 14)),
    ],
    [
      'lines left out',
      'export function cheapest(items) {\n    // ...\n    return items.reduce((a, b) =>',
      at(1),
      located('fuzzy', false, at(25, 29)),
    ],
    ['an end left out', 'export function cheapest(items) {\n  …', at(1), located('fuzzy', false, at(25))],
    ['a line cut off', '    return items.reduce((a, b) => (a.pri…', at(1), located('fuzzy', false, at(29))],
    [
      'line numbers',
      '14|     let total = 0;\n15|     for (const item of items) {',
      at(1),
      located('exact', true, at(14, 15)),
    ],
    [
      'line numbers around what is left out',
      '25: export function cheapest(items) {\n...\n30: }',
      at(1),
      located('fuzzy', false, at(25, 30)),
    ],
    ['nothing', undefined, at(14), { kind: 'notLocated', reason: 'noQuote' }],
    ['nothing but space', ' \n\t', at(14), { kind: 'notLocated', reason: 'noQuote' }],
    ['what the code does not hold', '    const rate = await fetchRate(currency);', at(14), missing],
    ['what is hardly like the code', '    for (const price of prices) total += price;', at(15), missing],
    ['what stands twice', 'return null;', at(14), ambiguous],
    ['what stands twice, one of them at the hint', '        return null;', at(27), ambiguous],
    ['a part that stands twice', 'item.price', at(16), ambiguous],
    [
      'what its neighbour tells apart',
      '            return null;\n        }\n        total +=',
      at(27),
      located('exact', false, at(17, 19)),
    ],
  ];
  for (const [what, quote, hint, expected] of rows) {
    it(`${expected.kind === 'located' ? 'finds' : 'does not locate'} ${what}`, () => {
      assert.deepEqual(anchor(quote, hint, target), expected);
    });
  }

  it('takes the indented line for the quote that is indented, not the part of another line', () => {
    const lines = ['    total', '    total += 1;'];
    assert.deepEqual(anchor('    total', undefined, { lines, startLine: 1 }), located('exact', true, at(1)));
    assert.deepEqual(anchor('total', undefined, { lines, startLine: 1 }), ambiguous);
  });

  it('needs more than a bracket or a word where more than white space differs', () => {
    const lines = ['call();', '}', 'exit', 'const limit = 10;'];
    assert.deepEqual(anchor('}', undefined, { lines, startLine: 1 }), located('exact', true, at(2)));
    assert.deepEqual(anchor('} // end', undefined, { lines, startLine: 1 }), missing);
    assert.deepEqual(anchor('exit;', undefined, { lines, startLine: 1 }), missing);
    assert.deepEqual(anchor('= 10', undefined, { lines, startLine: 1 }), missing);
  });

  it('reads what looks like line numbers as code where it is code', () => {
    const lines = ['codes:', '  1: open', '  2: closed', '  3: lost'];
    assert.deepEqual(
      anchor('  1: open\n  2: closed', at(40, 41), { lines, startLine: 1 }),
      located('exact', true, at(2, 3)),
    );
  });

  it('reads what was escaped, once or twice', () => {
    const lines = ['if (left && right && here < there) {', 'print("x &lt; y", 1);'];
    const target = { lines, startLine: 1 };
    assert.deepEqual(
      anchor('if (left &amp;&amp; right &amp;&amp; here &lt; there) {', at(9), target),
      located('fuzzy', true, at(1)),
    );
    assert.deepEqual(anchor('print("x &amp;lt; y", 1);', at(9), target), located('fuzzy', true, at(2)));
  });

  it('reads three dots as code where they are code', () => {
    const lines = ['def total(self):', '    ...', 'def count(self):', '    pass'];
    assert.deepEqual(
      anchor('def total(self):\n    ...', at(1, 2), { lines, startLine: 1 }),
      located('exact', true, at(1, 2)),
    );
  });

  describe('of places that differ only in a remark', () => {
    const remarked = {
      lines: ['const retries = 3;', 'start();', 'const retries = 3; // for tests', 'const retries = 3; // for now'],
      startLine: 1,
    };

    it('locates the one that the quote has the remark of', () => {
      const quote = 'const retries = 3; // for tests';
      assert.deepEqual(anchor(quote, at(3), remarked), located('exact', true, at(3)));
      assert.deepEqual(anchor(quote, at(1), remarked), located('exact', true, at(3)));
      assert.deepEqual(anchor('const retries = 3; // for you', at(3), remarked), ambiguous);
    });

    it('locates the one without if the answer names it: the quote may have lost one', () => {
      assert.deepEqual(anchor('const retries = 3;', at(1), remarked), located('exact', true, at(1)));
      assert.deepEqual(anchor('const retries = 3;', at(3), remarked), ambiguous);
      assert.deepEqual(anchor('const retries = 3;', undefined, remarked), ambiguous);
      const twice = { lines: [...remarked.lines, '  const retries = 3;'], startLine: 1 };
      assert.deepEqual(anchor('const retries = 3;', at(1), twice), ambiguous);
    });
  });

  describe('of what stands at several places', () => {
    const far = [
      ...Array.from({ length: 1000 }, (_, index) => (index % 300 === 9 ? '    return null;' : `call(${index});`)),
    ];
    const long = { lines: far, startLine: 1 };

    it('locates the one that the hint names, if no other is within its reach', () => {
      assert.deepEqual(anchor('    return null;', at(310), long), located('exact', true, at(310)));
      assert.deepEqual(anchor('    return null;', at(311), long), ambiguous);
      assert.deepEqual(anchor('    return null;', at(308, 312), long), ambiguous);
      assert.deepEqual(anchor('    return null;', undefined, long), ambiguous);
    });

    it('locates one that the lines named begin with', () => {
      assert.deepEqual(anchor('    return null;', at(310, 314), long), located('exact', true, at(310)));
      assert.deepEqual(anchor('    return null;', at(306, 310), long), ambiguous);
      assert.deepEqual(anchor('    return null;', at(310, 414), long), ambiguous);
    });

    it('locates none that another one is near', () => {
      const near = { lines: far.with(409, '    return null;'), startLine: 1 };
      assert.deepEqual(anchor('    return null;', at(310), near), ambiguous);
    });

    it('locates the only one within the lines that the answer names, where these are proven', () => {
      assert.deepEqual(anchor('return null;', at(27), target, 'proven'), located('whitespace', true, at(27)));
      assert.deepEqual(anchor('return null;', at(25, 30), target, 'proven'), located('whitespace', true, at(27)));
      assert.deepEqual(anchor('return null;', at(13, 30), target, 'proven'), ambiguous);
      assert.deepEqual(anchor('return null;', at(28), target, 'proven'), ambiguous);
    });
  });

  it('neither throws nor leaves the code, and what it calls exact is so', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '}',
        '    }',
        '',
        'return x;',
        '...',
        '// …',
        '12| x',
        'a.b(c)',
        '\ud800',
        '  x = "…"',
        '&lt;b&gt;',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\n', ' ')),
    );
    const lines = fc.array(line, { maxLength: 30 });
    const number = fc.oneof(fc.integer({ min: -300, max: 300 }), fc.constantFrom(NaN, Infinity, -Infinity));
    const hint = fc.option(fc.record({ startLine: number, endLine: number }), { nil: undefined });
    const trust = fc.constantFrom('unknown' as const, 'proven' as const);
    fc.assert(
      fc.property(
        lines,
        fc.array(line, { maxLength: 6 }),
        fc.nat(30),
        fc.nat(6),
        hint,
        trust,
        (all, other, from, length, named, how) => {
          const quoted = length === 0 ? other : all.slice(from, from + length);
          const found = anchor(quoted.join('\n'), named, { lines: all, startLine: 5 }, how);
          if (found.kind === 'notLocated') return;
          const { startLine, endLine, match, whole } = found;
          assert.ok(5 <= startLine && startLine <= endLine && endLine < 5 + all.length);
          const there = all.slice(startLine - 5, endLine - 4).join('\n');
          const quote = quoted.join('\n').replace(/\r+(?=\n|$)/g, '');
          if (match === 'exact' && whole) assert.equal(there.trim(), quote.trim());
        },
      ),
      { numRuns: process.env['SECOND_LOOK_FULL'] === '1' ? 20_000 : 500, seed: 4 },
    );
  });
});
