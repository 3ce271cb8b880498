import assert from 'node:assert/strict';
import { stripLineNumbers } from '../../../src/findings/lineNumbers.ts';
import { codeBlock } from '../../../src/prompt/codeBlock.ts';
import { someTarget } from '../../support/reviewTarget.ts';

describe('line numbers', () => {
  it('are taken from what was copied out of our own prompt', () => {
    const text = 'if (a) {\n\n    b();\n}';
    const target = { ...someTarget, text, startLine: 98, endLine: 101 };
    const copied = codeBlock(target).split('\n').slice(1, -1).join('\n');
    assert.deepEqual(stripLineNumbers(copied), { text, firstNumber: 98, lastNumber: 101, isOurs: true });
    assert.equal(stripLineNumbers(copied.replaceAll(/ +$/gm, ''))?.text, text);
  });

  for (const [what, text, rest] of [
    ['with a space before the bar', '12 | a\n13 |   b', 'a\n  b'],
    ['with a colon', '12: a\n13:   b', 'a\n  b'],
    ['with a word', 'L12: a\nL13: b', 'a\nb'],
    ['with a tab', '12\ta\n13\t\tb', 'a\n\tb'],
    ['without a space behind', '12|a\n13|  b', 'a\n  b'],
    ['on one line', '7| return x;', 'return x;'],
    ['with blank lines between', '12| a\n\n14| b', 'a\n\nb'],
    ['with lines left out', '12| a\n...\n40| b', 'a\n...\nb'],
  ] as const) {
    it(`are taken ${what}`, () => assert.equal(stripLineNumbers(text)?.text, rest));
  }

  for (const [what, text] of [
    ['there are none', 'a\nb'],
    ['a line has none', '12| a\nb'],
    ['they do not go up', '12| a\n12| b'],
    ['they go down', '13| a\n12| b'],
    ['the mark is another one', '12| a\n13: b'],
    ['the number belongs to the code', '12 + a\n13 + b'],
    ['nothing is there', ''],
  ] as const) {
    it(`are left where ${what}`, () => assert.equal(stripLineNumbers(text), undefined));
  }
});
