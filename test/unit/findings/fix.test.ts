import assert from 'node:assert/strict';
import { anchor } from '../../../src/findings/anchor.ts';
import { fixOf } from '../../../src/findings/fix.ts';
import type { Fix, LineSpan } from '../../../src/review/finding.ts';

const lines = [
  'function total(items) {', // 1
  '    let sum = 0;',
  '    for (const item of items) {', // 3
  '        sum += item.price;',
  '    }', // 5
  '    return sum;',
  '}', // 7
  '',
  'function names(items) {', // 9
  '\treturn items.map((item) => {',
  '\t\treturn item.name;', // 11
  '\t});',
  '}', // 13
];

function fix(quote: string, suggestion: string | undefined, hint?: LineSpan, code = lines): Fix {
  const target = { lines: code, startLine: 1 };
  const finding = { quote, ...(suggestion === undefined ? {} : { suggestion }), ...(hint ? { hint } : {}) };
  return fixOf(finding, anchor(quote, hint, target), target);
}

function apply(startLine: number, endLine: number, ...text: readonly string[]): Fix {
  return { kind: 'apply', startLine, endLine, text: text.join('\n') };
}

function preview(startLine: number, endLine: number, ...text: readonly string[]): Fix {
  return { kind: 'preview', startLine, endLine, text: text.join('\n') };
}

describe('fix', () => {
  const loop = lines.slice(2, 5).join('\n');

  it('is none without a suggestion, without a place, or where nothing would change', () => {
    assert.deepEqual(fix(loop, undefined), { kind: 'none' });
    assert.deepEqual(fix('const nothing = of(the, kind);', 'x'), { kind: 'none' });
    assert.deepEqual(fix(loop, loop), { kind: 'none' });
  });

  const rows: readonly (readonly [what: string, found: Fix, expected: Fix])[] = [
    ['lines matched in full', fix('    let sum = 0;', '    let sum = 0n;'), apply(2, 2, '    let sum = 0n;')],
    [
      'lines matched in full, wherever the hint is',
      fix('    let sum = 0;', '    let sum = 0n;', span(80)),
      apply(2, 2, '    let sum = 0n;'),
    ],
    [
      'a bracket like the one below',
      fix('        sum += item.price;', '        if (item.price) {\n            sum += item.price;\n        }'),
      apply(4, 4, '        if (item.price) {', '            sum += item.price;', '        }'),
    ],
    ['lines to delete', fix('    let sum = 0;', ''), apply(2, 2)],
    [
      'more lines than there were',
      fix('    return sum;', '    log(sum);\n    return sum;'),
      apply(6, 6, '    log(sum);', '    return sum;'),
    ],
    [
      'a quote and a suggestion without indentation',
      fix('return sum;', 'log(sum);\nreturn sum;'),
      apply(6, 6, '    log(sum);', '    return sum;'),
    ],
    [
      'a suggestion without indentation',
      fix('    return sum;', 'if (sum) {\n  log(sum);\n}'),
      apply(6, 6, '    if (sum) {', '      log(sum);', '    }'),
    ],
    ['a quote without indentation', fix('return sum;', '    return sum ?? 0;'), apply(6, 6, '    return sum ?? 0;')],
    [
      'spaces for tabs',
      fix(
        '    return items.map((item) => {\n        return item.name;\n    });',
        '    return items.map((item) => {\n        log(item);\n\n        return item.name;\n    });',
      ),
      apply(10, 12, '\treturn items.map((item) => {', '\t\tlog(item);', '', '\t\treturn item.name;', '\t});'),
    ],
    [
      'characters that cannot be seen, where the code has as many, or the writing needs them',
      fix('let a\u200b = 1;', `let a\u200b = '👩🏽\u200d💻';`, undefined, ['let a\u200b = 1;']),
      apply(1, 1, `let a\u200b = '👩🏽\u200d💻';`),
    ],
    ['line numbers in both', fix('2|     let sum = 0;', '2|     let sum = 0n;'), apply(2, 2, '    let sum = 0n;')],
    [
      'other line numbers in both',
      fix('2:     let sum = 0;', '2:     let sum = 0n;'),
      apply(2, 2, '    let sum = 0n;'),
    ],
    [
      'an indentation that is no step of the code’s',
      fix('\t\treturn item.name;', '\t\treturn item\n\t\t  .name;'),
      apply(11, 11, '\t\treturn item', '\t\t  .name;'),
    ],
    [
      'line numbers in the suggestion',
      fix('    let sum = 0;', '2|     let sum = 0n;\n3|     let n = 0;'),
      apply(2, 2, '    let sum = 0n;', '    let n = 0;'),
    ],
    [
      'three dots that the code has',
      fix('    ...\n    return [];', '    ...\n    return {};', undefined, ['def a():', '    ...', '    return [];']),
      apply(2, 3, '    ...', '    return {};'),
    ],
  ];
  for (const [what, found, expected] of rows)
    it(`applies with one click: ${what}`, () => assert.deepEqual(found, expected));

  const shown: readonly (readonly [what: string, found: Fix, expected: Fix])[] = [
    [
      'a line that says that the rest stays, which would not',
      fix('    let sum = 0;\n    for (const item of items) {', '    let sum = 0n;\n    // rest of the code unchanged'),
      preview(2, 3, '    let sum = 0n;', '    // rest of the code unchanged'),
    ],
    [
      'the marks of a diff',
      fix('    let sum = 0;', '-    let sum = 0;\n+    let sum = 0n;'),
      preview(2, 2, '    -    let sum = 0;', '    +    let sum = 0n;'),
    ],
    [
      'a line number before one of its lines',
      fix('    let sum = 0;', '    let sum = 0n;\n3|     log(sum);'),
      preview(2, 2, '    let sum = 0n;', '3|     log(sum);'),
    ],
    [
      'a first line that alone has lost its indentation',
      fix('sum += item.price;', 'if (item.price) {\n            sum += item.price;\n        }'),
      preview(4, 4, 'if (item.price) {', '            sum += item.price;', '        }'),
    ],
    [
      'characters that cannot be seen, which the code does not have',
      fix('    let sum = 0;', '    let sum\u202e = 0;'),
      preview(2, 2, '    let sum\u202e = 0;'),
    ],
    ['a short sentence', fix('    let sum = 0;', 'No change needed.'), preview(2, 2, '    No change needed.')],
    [
      'a sentence',
      fix('    let sum = 0;', 'Use a bigint for the sum.'),
      preview(2, 2, '    Use a bigint for the sum.'),
    ],
    [
      'the line above once more',
      fix('        sum += item.price;', '    for (const item of items) {\n        sum += item.cost;'),
      preview(4, 4, '    for (const item of items) {', '        sum += item.cost;'),
    ],
    [
      'the bracket below once more',
      fix('        sum += item.price;', '        sum += item.cost;\n    }'),
      preview(4, 4, '        sum += item.cost;', '    }'),
    ],
    [
      'the line below once more',
      fix('    let sum = 0;', '    let sum = 0n;\n    for (const item of items) {'),
      preview(2, 2, '    let sum = 0n;', '    for (const item of items) {'),
    ],
    [
      'the head of a function with all of it',
      fix('function total(items) {', ['function total(items = []) {', ...lines.slice(1, 7)].join('\n')),
      preview(1, 1, 'function total(items = []) {', ...lines.slice(1, 7)),
    ],
    [
      'a head that opens what nothing closes',
      fix('    for (const item of items) {', '    if (!items) {\n    for (const item of items) {'),
      preview(3, 3, '    if (!items) {', '    for (const item of items) {'),
    ],
    [
      'lines from further up and down',
      fix('        sum += item.price;', '    let sum = 0;\n    for (const item of items) {\n        sum += item.cost;'),
      preview(4, 4, '    let sum = 0;', '    for (const item of items) {', '        sum += item.cost;'),
    ],
    [
      'the line above, changed as well',
      fix('    for (const item of items) {', '    let sum = 0n;\n    for (const item of items ?? []) {'),
      preview(3, 3, '    let sum = 0n;', '    for (const item of items ?? []) {'),
    ],
    [
      'a bracket to delete that has its other half elsewhere',
      fix('    for (const item of items) {', ''),
      preview(3, 3),
    ],
    [
      'a head with a body that only indentation ends',
      fix('def load(path):', 'def load(path):\n    return path.read_text()', undefined, [
        'def load(path):',
        '    return open(path).read()',
      ]),
      preview(1, 1, 'def load(path):', '    return path.read_text()'),
    ],
    [
      'spaces behind the tabs of the code',
      fix('return item.name;', 'if (item) {\n    return item.name;\n}'),
      preview(11, 11, 'if (item) {', '    return item.name;', '}'),
    ],
    [
      'a quote that is shorter than the lines named',
      fix('    let sum = 0;', '    let sum = 0n;', span(2, 4)),
      preview(2, 2, '    let sum = 0n;'),
    ],
    [
      'a quote that leaves lines out',
      fix('    for (const item of items) {\n ...\n    }', '    sum = add(items);', span(3, 5)),
      preview(3, 5, '    sum = add(items);'),
    ],
    [
      'a poor copy',
      fix('    for (const entry of items) {', '    for (const entry of items.values()) {'),
      preview(3, 3, '    for (const entry of items.values()) {'),
    ],
    [
      'a comment that the code does not have',
      fix('    let sum = 0; // here', '    let sum = 0n;'),
      preview(2, 2, '    let sum = 0n;'),
    ],
    [
      'a part of a line',
      fix('of items) {', 'of items ?? []) {'),
      preview(3, 3, '    for (const item of items ?? []) {'),
    ],
    [
      'a part of a line, with the line for it',
      fix('(const item of items', '    for (const item of all) {'),
      preview(3, 3, '    for (const item of all) {'),
    ],
    [
      'a suggestion that leaves lines out',
      fix(loop, '    for (const item of items) {\n        // ...\n    }'),
      preview(3, 5, '    for (const item of items) {', '        // ...', '    }'),
    ],
    [
      'a suggestion with numbers of other lines',
      fix('    let sum = 0;', '7|     let sum = 0n;'),
      preview(2, 2, '    7|     let sum = 0n;'),
    ],
    ['white space within the lines', fix('let  sum = 0;', 'let  sum = 0n;'), preview(2, 2, 'let  sum = 0n;')],
    [
      'a first line alone without indentation',
      fix('    return sum;', 'if (sum) {\n        log(sum);\n    }'),
      preview(6, 6, 'if (sum) {', '        log(sum);', '    }'),
    ],
    ['an indentation of its own', fix('    return sum;', '  return sum ?? 0;'), preview(6, 6, '  return sum ?? 0;')],
    [
      'an indentation that may mean two things',
      fix('  return sum;', '  if (sum)\n    return sum;'),
      preview(6, 6, '  if (sum)', '    return sum;'),
    ],
  ];
  for (const [what, found, expected] of shown) it(`is shown first: ${what}`, () => assert.deepEqual(found, expected));

  it('leaves what looks like line numbers where the code has them', () => {
    const code = ['codes:', '  1: open', '  2: closed'];
    assert.deepEqual(
      fix('  1: open\n  2: closed', '  1: open\n  2: shut', undefined, code),
      apply(2, 3, '  1: open', '  2: shut'),
    );
  });
});

function span(startLine: number, endLine = startLine): LineSpan {
  return { startLine, endLine };
}
