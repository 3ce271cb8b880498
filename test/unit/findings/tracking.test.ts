import assert from 'node:assert/strict';
import { isAsReviewed, type TrackedRange } from '../../../src/findings/trackedRange.ts';
import { relocate, trackDocument, trackRange, untrackRange } from '../../../src/findings/tracking.ts';
import { code, follow, rangeOf, said, span, track } from './trackedLines.ts';

describe('tracking: what one event after another does', () => {
  it('knows what is typed and taken back', () => {
    assert.equal(said(follow(['3:2>x', '3:2-3:3>'])), 'inPlace 3-4');
  });

  it('knows deleted lines that come back, alone or with what was around them', () => {
    assert.equal(said(follow(['3:0-5:0>', '3:0>three\nfour\n'])), 'inPlace 3-4');
    assert.equal(said(follow(['2:1-6:1>', '2:1-2:2>wo\nthree\nfour\nfive\ns'])), 'inPlace 3-4');
    assert.equal(said(follow(['1:0-7:5>', `1:0>${code.join('\n')}`])), 'inPlace 3-4');
  });

  it('knows deleted lines that come back one by one, with others between edits', () => {
    const back = follow(['3:0-5:0>', '1:0>zero\n', '4:0>three\n']);
    assert.equal(said(back), 'changed 4-4');
    assert.equal(said(follow(['5:0>four\n'], back)), 'inPlace 4-5');
  });

  it('knows a changed line again that was deleted in the meantime', () => {
    const back = follow(['3:0>x', '1:0-7:5>', `1:0>${code.with(2, 'xthree').join('\n')}`]);
    assert.equal(said(back), 'changed 3-4');
    assert.equal(said(follow(['3:0-3:1>'], back)), 'inPlace 3-4');
  });

  it('knows the place of deleted lines when what was around them comes back', () => {
    const edits = ['3:0-5:0>', '1:0-5:5>', '1:0>one\ntwo\nfive\nsix\n7'];
    assert.equal(said(follow(edits)), 'outdated 3-3');
  });

  it('knows changed lines again that were deleted alone', () => {
    const changed = ['3:0-5:0>x\ny\n', '3:0-5:0>'];
    assert.equal(said(follow(changed)), 'outdated 3-3');
    assert.equal(said(follow([...changed, '3:0>x\ny\n'])), 'changed 3-4');
  });

  it('knows lines that come back in the middle of new ones, if they are like no other', () => {
    assert.equal(said(follow(['3:0-5:0>// a\n// b\n', '4:0>three\nfour\n'])), 'inPlace 4-5');
    const twins = track('a\nx\nb\nx', { startLine: 2, endLine: 2 });
    assert.equal(said(follow(['2:0-3:0>// a\n// b\n', '3:0>x\nx\n'], twins)), 'changed 2-5');
  });

  it('knows a line again between new ones that were typed above it', () => {
    // Not by the whole text, which is another one by then.
    const edits = ['3:0>x', '2:3>\n// new', '5:0>y'];
    assert.equal(said(follow(edits)), 'changed 4-5');
    assert.equal(said(follow([...edits, '4:0-4:1>', '5:0-5:1>'])), 'inPlace 4-5');
  });

  it('follows lines that were kept when the text was given anew', () => {
    const whole = (lines: readonly string[], now: number) => `1:0-${now}:${lines.at(-1)?.length ?? 0}>`;
    const formatted = code.with(0, '  one').with(6, '  seven');
    const again = follow([`${whole(code, 7)}${formatted.join('\n')}`, '4:4>\nthree', '1:0>x\n']);
    assert.equal(said(again), 'inPlace 4-5');
  });

  it('knows lines that come back below a line that was typed in their place', () => {
    assert.equal(said(follow(['3:0-5:0>// new\n', '4:0>three\nfour\n'])), 'inPlace 4-5');
  });

  it('follows lines that are cut and pasted, or moved past others, if they are like no other', () => {
    const pasted = ['3:0-5:0>', '5:0>three\nfour\n'];
    assert.equal(said(follow(pasted)), 'inPlace 5-6');
    // As Move Line Down does: the line below goes in above.
    assert.equal(said(follow(['5:0-6:0>', '3:0>five\n'])), 'inPlace 4-5');
    assert.equal(said(follow(['3:0-6:0>five\nthree\nfour\n'])), 'inPlace 4-5');
    assert.equal(said(follow([...pasted, '5:0>x'])), 'outdated 3-3');
    // Once more, so that it is not known which ones are meant.
    assert.equal(said(follow([...pasted, '1:0>three\nfour\n'])), 'outdated 5-5');
    assert.equal(said(follow(['3:0-5:0>', '5:0>four\nthree\n'])), 'outdated 3-3');
  });

  it('doubts lines that are found elsewhere while something else stands in their place', () => {
    for (const edits of [['3:0-5:0>THREE\nFOUR\n'], ['3:5>!', '4:4>!']]) {
      assert.equal(rangeOf(follow([...edits, '7:0>three\nfour\n'])).isCopy, true);
    }
    assert.equal(rangeOf(follow(['3:0-5:0>', '5:0>three\nfour\n'])).isCopy, undefined);
  });

  it('follows nothing to lines that may always have stood where nobody read', () => {
    const part = trackRange(relocate({ text: 'one\ntwo', startLine: 2, isWhole: false }, 'two\none\ntwo'), 'it', {
      startLine: 3,
      endLine: 3,
    });
    assert.notEqual(said(follow(['3:0-3:3>'], part)), 'inPlace 1-1');
  });

  it('takes a copy at another place for what it is', () => {
    const twins = track('a\nx\nb\nx\nc', { startLine: 2, endLine: 2 });
    assert.equal(said(follow(['2:0-3:0>'], twins)), 'outdated 2-2');
    // All is cut, and all but the deleted line pasted again.
    assert.equal(said(follow(['2:0-3:0>', '1:0-4:1>', '1:0>a\nb\nx\nc'], twins)), 'outdated 2-2');
    assert.equal(said(follow(['2:0-3:0>', '1:0-4:1>', '1:0>b\nx\nc'], twins)), 'outdated 1-1');
  });

  it('knows by the whole text which of several equal lines came back', () => {
    const twins = () => track('x\nx', { startLine: 2, endLine: 2 });
    // Of the two lines the second is left; then it is changed, and the change undone.
    const changed = follow(['1:0-2:0>', '1:1>y'], twins());
    assert.equal(said(changed), 'changed 1-1');
    assert.equal(said(follow(['1:1-1:2>'], changed)), 'inPlace 1-1');
    assert.equal(said(follow(['1:1-1:2>', '1:0>x\n'], changed)), 'inPlace 2-2');
  });

  it('keeps the mark of a changed line off the lines typed next to it', () => {
    const below = follow(['3:0>x', '4:0>y', '4:5>\nnew', '5:3>\nnew']);
    assert.equal(said(below), 'changed 3-4');
    assert.equal(said(follow(['2:3>\nnew', '3:3>\nnew'], below)), 'changed 5-6');
  });

  it('keeps the object of a range that an event leaves as it was', () => {
    const document = track();
    assert.equal(rangeOf(follow(['6:0>x\n'], document)), rangeOf(document));
    assert.notEqual(rangeOf(follow(['1:0>x\n'], document)), rangeOf(document));
  });

  it('follows many ranges, and no more those that are left out', () => {
    const both = trackRange(track(), 'other', { startLine: 1, endLine: 1 });
    const after = follow(['1:0>x\n'], both);
    assert.equal(after.ranges.get('other')?.startLine, 2);
    assert.deepEqual([...follow(['1:0>y\n'], untrackRange(after, 'it')).ranges.keys()], ['other']);
  });

  it('survives being stored as JSON', () => {
    const document = follow(['3:0>x']);
    const { text, ranges } = document;
    const stored = JSON.parse(JSON.stringify({ text, ranges: [...ranges] })) as { text: typeof text; ranges: [] };
    const restored = { text: stored.text, ranges: new Map<string, TrackedRange>(stored.ranges), earlier: [] };
    assert.deepEqual(follow(['3:0-3:1>'], restored).ranges, follow(['3:0-3:1>'], document).ranges);
  });
});

describe('tracking: a finding that arrives after edits', () => {
  function late(events: readonly string[], lines = span): string {
    return said(trackRange(follow(events, trackDocument(code.join('\n'))), 'it', lines));
  }

  it('is where its lines are now', () => {
    assert.equal(late([]), 'inPlace 3-4');
    assert.equal(late(['1:0>x\n']), 'inPlace 4-5');
    assert.equal(late(['3:0>x']), 'changed 3-4');
    assert.equal(late(['3:0-5:0>x\ny\n']), 'changed 3-4');
    assert.equal(late(['3:0-5:0>']), 'outdated 3-3');
    assert.equal(late(['3:0-7:5>']), 'changed 3-3');
    assert.equal(late(['2:3-7:5>']), 'outdated 2-2');
    assert.equal(late(['1:0-7:5>']), 'changed 1-1');
  });

  it('is on the copy that is the reviewed one', () => {
    assert.equal(late(['3:0>three\nfour\n']), 'inPlace 5-6');
    assert.equal(late(['4:4>\nthree\nfour']), 'inPlace 3-4');
  });

  it('speaks of reviewed lines', () => {
    for (const [startLine, endLine] of [
      [0, 1],
      [7, 8],
      [4, 3],
    ] as const) {
      assert.throws(() => late([], { startLine, endLine }), RangeError);
    }
  });
});

describe('tracking: the last guard before a fix', () => {
  it('lets the reviewed text pass, and nothing else', () => {
    const range = rangeOf(track(code.join('\r\n')));
    assert.equal(isAsReviewed(range, 'three\nfour'), true);
    assert.equal(isAsReviewed(range, 'three\r\nfour'), true);
    assert.equal(isAsReviewed(range, 'three\nfour '), false);
    assert.equal(isAsReviewed(range, 'three\nfour\n'), false);
    assert.equal(isAsReviewed({ ...range, state: 'changed' }, 'three\nfour'), false);
  });
});
