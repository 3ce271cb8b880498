import assert from 'node:assert/strict';
import { relocate, trackRange } from '../../../src/findings/tracking.ts';
import { code, follow, said, span } from './trackedLines.ts';

describe('tracking: a document that is opened again', () => {
  function reopened(before: readonly string[], now: readonly string[], lines = span): string {
    const reviewed = { text: before.join('\n'), startLine: 1, isWhole: true };
    return said(trackRange(relocate(reviewed, now.join('\r\n')), 'it', lines));
  }

  it('knows the lines by the whole text', () => {
    assert.equal(reopened(code, code), 'inPlace 3-4');
    assert.equal(reopened(code, ['zero', ...code]), 'inPlace 4-5');
    assert.equal(reopened(code, code.slice(1)), 'inPlace 2-3');
    assert.equal(reopened(code, code.with(2, 'x')), 'changed 3-4');
    assert.equal(reopened(code, code.toSpliced(2, 2)), 'outdated 3-3');
    assert.equal(reopened(code, code.toSpliced(2, 2, 'x', 'y')), 'changed 3-4');
    assert.equal(reopened(code, ['']), 'changed 1-1');
  });

  it('says that it does not know which of two equal lines is gone', () => {
    assert.equal(reopened(['a', 'x', 'x', 'b'], ['a', 'x', 'b'], { startLine: 2, endLine: 2 }), 'changed 2-2');
    assert.equal(reopened(['a', 'x', 'x', 'b'], ['a', 'x', 'b'], { startLine: 4, endLine: 4 }), 'inPlace 3-3');
    assert.equal(reopened(['x'], ['x', 'x'], { startLine: 1, endLine: 1 }), 'changed 1-2');
  });

  it('gives up on what has moved too far, and says so', () => {
    const many = Array.from({ length: 4000 }, (_, i) => `line ${i}`);
    const turned = ['first', ...many.toReversed(), 'last'];
    const said = reopened(['first', ...many, 'last'], turned, { startLine: 1000, endLine: 1001 });
    assert.match(said, /^changed /);
    assert.equal(reopened(['first', ...many, 'last'], turned, { startLine: 4002, endLine: 4002 }), 'inPlace 4002-4002');
  });

  describe('of which only the reviewed lines were kept', () => {
    function partly(now: readonly string[], lines = span, kept = code): string {
      const reviewed = { text: kept.slice(1, 6).join('\n'), startLine: 2, isWhole: false };
      return said(trackRange(relocate(reviewed, now.join('\n')), 'it', lines));
    }

    it('finds them', () => {
      assert.equal(partly(code), 'inPlace 3-4');
      assert.equal(partly(['zero', ...code]), 'inPlace 4-5');
      assert.equal(partly(code.slice(1)), 'inPlace 2-3');
      assert.equal(partly(code.with(2, 'x')), 'changed 3-4');
      assert.equal(partly(code.toSpliced(2, 2)), 'outdated 3-3');
      assert.equal(partly(code.with(1, 'x')), 'inPlace 3-4');
    });

    it('marks nothing that nobody knows', () => {
      assert.equal(partly(code.with(1, 'x'), { startLine: 2, endLine: 2 }), 'outdated 3-3');
      assert.equal(partly(code.with(5, 'x'), { startLine: 6, endLine: 6 }), 'outdated 6-6');
      assert.equal(partly(['x', 'y']), 'outdated 2-2');
      assert.equal(partly(['x']), 'outdated 1-1');
    });

    it('knows equal lines only where they stood, or next to one that is known', () => {
      const equal = ['a', 'x', 'x', 'x', 'x', 'x', 'b'];
      assert.equal(partly(equal, span, equal), 'inPlace 3-4');
      assert.equal(partly(['y', ...equal], span, equal), 'outdated 3-3');
      assert.equal(partly(['y', ...equal.with(3, 'z')], span, equal.with(3, 'z')), 'inPlace 4-5');
      assert.equal(partly(['y', ...equal.slice(0, 5)], span, equal), 'outdated 3-3');
    });

    it('does not take the beginning of the document for that of the reviewed lines', () => {
      const kept = ['a', 'x', 'three', 'four', 'x', 'b', 'c'];
      const now = ['x', 'q', 'three', 'four', 'x', 'b', 'c'];
      const first = { startLine: 2, endLine: 2 };
      assert.equal(partly(now, first, kept), 'outdated 3-3');
      const reviewed = { text: kept.slice(1, 6).join('\n'), startLine: 2, isWhole: false };
      const document = trackRange(relocate(reviewed, now.join('\n')), 'it', first);
      assert.equal(said(follow(['1:0>y', '1:0-1:1>'], document)), 'outdated 3-3');
    });

    it('follows edits from there on', () => {
      const reviewed = { text: code.slice(1, 6).join('\n'), startLine: 2, isWhole: false };
      const document = trackRange(relocate(reviewed, ['zero', ...code].join('\n')), 'it', span);
      assert.equal(said(follow(['4:0>x'], document)), 'changed 4-5');
      assert.equal(said(follow(['4:0>x', '4:0-4:1>'], document)), 'inPlace 4-5');
    });
  });
});
