import assert from 'node:assert/strict';
import { followChanges, followReplacement } from '../../../src/findings/tracking.ts';
import { change, code, said, span, track } from './trackedLines.ts';

type Row = readonly [what: string, changes: readonly string[], said: string];

/** Whatever the lines end in, and in whatever order the changes of the event are told. */
function check(rows: readonly Row[], reviewed = { lines: code, span }): void {
  for (const [what, changes, expected] of rows) {
    it(`${what}: ${expected}`, () => {
      for (const lineEnd of ['\n', '\r\n']) {
        const event = changes.map((words) => change(words.replaceAll('\n', lineEnd)));
        for (const order of [event, event.toReversed()]) {
          const document = track(reviewed.lines.join(lineEnd), reviewed.span);
          assert.equal(said(followChanges(document, order)), expected);
        }
      }
    });
  }
}

describe('tracking: what one event does to lines 3 and 4', () => {
  describe('above', () => {
    check([
      ['typing', ['1:3>x'], 'inPlace 3-4'],
      ['a new line', ['1:0>zero\n'], 'inPlace 4-5'],
      ['a deleted line', ['1:0-2:0>'], 'inPlace 2-3'],
      ['all lines above deleted', ['1:0-3:0>'], 'inPlace 1-2'],
      ['typing at the end of the line above', ['2:3> x'], 'inPlace 3-4'],
      ['Enter at the end of the line above', ['2:3>\n'], 'inPlace 4-5'],
      ['Enter, indented', ['2:3>\n    '], 'inPlace 4-5'],
      ['Enter at the beginning of the first line', ['3:0>\n'], 'inPlace 4-5'],
      ['lines pasted before the first', ['3:0>a\nb\n'], 'inPlace 5-6'],
      ['the line above deleted from its end', ['1:3-2:3>'], 'inPlace 2-3'],
      ['the line above replaced', ['2:0-3:0>x\ny\n'], 'inPlace 4-5'],
      ['from inside the lines above to the first', ['1:1-3:0>\n'], 'inPlace 2-3'],
    ]);
  });

  describe('below', () => {
    check([
      ['typing', ['5:0>x'], 'inPlace 3-4'],
      ['Enter at the end of the last line', ['4:4>\n'], 'inPlace 3-4'],
      ['Enter, indented', ['4:4>\n  '], 'inPlace 3-4'],
      ['lines pasted behind the last', ['5:0>a\nb\n'], 'inPlace 3-4'],
      ['the line below deleted', ['5:0-6:0>'], 'inPlace 3-4'],
      ['the line below deleted from the end of the last', ['4:4-5:4>'], 'inPlace 3-4'],
      ['all lines below deleted', ['4:4-7:5>'], 'inPlace 3-4'],
      ['the lines below replaced', ['4:4-6:1>\nx'], 'inPlace 3-4'],
    ]);
  });

  describe('in between', () => {
    check([
      ['typing at the beginning of the first line', ['3:0>x'], 'changed 3-4'],
      ['typing at the end of the last line', ['4:4>x'], 'changed 3-4'],
      ['typing inside', ['3:2>x'], 'changed 3-4'],
      ['Enter inside a line', ['3:2>\n'], 'changed 3-5'],
      ['Enter between the lines', ['3:5>\n'], 'changed 3-5'],
      ['a line pasted between them', ['4:0>x\n'], 'changed 3-5'],
      ['the two lines joined', ['3:5-4:0> '], 'changed 3-3'],
      ['the first line joined to the one above', ['2:3-3:0>'], 'changed 2-3'],
      ['the line below joined to the last', ['4:4-5:0>'], 'changed 3-4'],
      ['the first line deleted', ['3:0-4:0>'], 'changed 3-3'],
      ['the last line deleted', ['4:0-5:0>'], 'changed 3-3'],
      ['the first line deleted with the one above', ['2:0-4:0>'], 'changed 2-2'],
      ['the last line deleted with the one below', ['4:0-6:0>'], 'changed 3-3'],
      ['the lines replaced', ['3:0-5:0>x\ny\nz\n'], 'changed 3-5'],
      ['the lines replaced by themselves', ['3:0-5:0>three\nfour\n'], 'inPlace 3-4'],
      ['the lines replaced by one', ['3:0-4:4>x'], 'changed 3-3'],
    ]);
  });

  describe('all gone', () => {
    check([
      ['deleted', ['3:0-5:0>'], 'outdated 3-3'],
      ['deleted from the end of the line above', ['2:3-4:4>'], 'outdated 3-3'],
      ['deleted with what is around', ['2:0-6:0>'], 'outdated 2-2'],
      ['deleted from inside one line to inside another', ['2:1-6:1>'], 'outdated 2-2'],
      ['everything deleted', ['1:0-7:5>'], 'outdated 1-1'],
      ['deleted with all that is below', ['2:3-7:5>'], 'outdated 2-2'],
    ]);
  });

  describe('several cursors', () => {
    check([
      ['above and below', ['1:0>x\n', '6:0>y\n'], 'inPlace 4-5'],
      ['two above in one line', ['1:0>x\n', '1:3>\ny'], 'inPlace 5-6'],
      ['around, not in between', ['2:0-2:3>x', '5:0-5:4>y'], 'inPlace 3-4'],
      ['one of three inside', ['2:0-2:3>x', '3:0-3:1>y', '5:0-5:4>z'], 'changed 3-4'],
      ['a line moved from above to below', ['2:0-3:0>', '4:4>\ntwo'], 'inPlace 2-3'],
      ['a line moved from below to above', ['2:3>\nfive', '4:4-5:4>'], 'inPlace 4-5'],
      ['next to each other', ['2:3-3:0>', '2:3>\n'], 'inPlace 3-4'],
      ['next to each other, with text', ['2:3-3:0>;', '2:3>\n'], 'changed 3-4'],
    ]);
  });

  describe('no edit at all', () => {
    check([
      ['no changes', [], 'inPlace 3-4'],
      ['an empty change', ['3:2>'], 'inPlace 3-4'],
      ['a word replaced by itself', ['3:0-3:5>three'], 'inPlace 3-4'],
    ]);

    it('line ends of another kind', () => {
      const document = track();
      assert.equal(followReplacement(document, code.join('\r\n')), document);
      assert.equal(followReplacement(document, code.join('\r')), document);
    });
  });

  describe('the text given anew as a whole', () => {
    const whole = (lines: readonly string[]) => [`1:0-7:5>${lines.join('\n')}`];
    check([
      ['other lines formatted', whole(['  one', '  two', 'three', 'four', '', 'five;']), 'inPlace 3-4'],
      ['lines split above', whole(['o', 'ne', 't', 'wo', 'three', 'four', 'five']), 'inPlace 5-6'],
      ['one of the lines formatted', whole(['one', 'two', '  three', 'four', 'five', 'six', 'seven']), 'changed 3-4'],
      ['everything indented', whole(code.map((line) => `  ${line}`)), 'changed 3-4'],
      ['the lines left out', whole(['one', 'two', 'five', 'six', 'seven']), 'outdated 3-3'],
      ['another text', whole(['x', 'y']), 'changed 1-2'],
      ['the lines apart', whole(['three', 'one', 'two', 'four']), 'changed 4-4'],
    ]);
  });

  describe('lines that stand more than once', () => {
    check(
      [
        ['the one above deleted', ['2:0-3:0>'], 'inPlace 2-2'],
        ['the one below deleted', ['4:0-5:0>'], 'inPlace 3-3'],
        ['the middle one deleted', ['3:0-4:0>'], 'outdated 3-3'],
        ['the middle one deleted from the end of the one above', ['2:1-3:1>'], 'outdated 3-3'],
        ['copied down', ['3:1>\nx'], 'inPlace 3-3'],
        ['copied up', ['3:0>x\n'], 'inPlace 4-4'],
        ['given anew, one less: which one is gone, nobody knows', ['1:0-5:1>a\nx\nx\nb'], 'changed 2-3'],
        ['given anew with other lines around', ['1:0-5:1>A\nx\nx\nx\nB'], 'changed 3-3'],
      ],
      { lines: ['a', 'x', 'x', 'x', 'b'], span: { startLine: 3, endLine: 3 } },
    );
  });
});
