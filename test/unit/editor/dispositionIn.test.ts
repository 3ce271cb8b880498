import assert from 'node:assert/strict';
import { dispositionIn } from '../../../src/editor/dispositionIn.ts';
import type { FindingState } from '../../../src/review/findings.ts';
import { lines, placeOf, someFinding } from './someFinding.ts';

const second = { startLine: 2, endLine: 2 };
const fixed = ['one', 'TWO', 'three'];

function after(
  changes: Partial<FindingState>,
  state: 'inPlace' | 'changed' | 'outdated',
  now: readonly string[],
  wasApplied = true,
) {
  return dispositionIn(someFinding(changes), placeOf(second, { state }), now, wasApplied);
}

describe('disposition', () => {
  it('is open again once undo has brought the reviewed lines back', () => {
    assert.equal(after({ disposition: 'applied' }, 'inPlace', lines), 'open');
  });

  it('is applied once the lines are what the fix makes of them, by redo for instance', () => {
    assert.equal(after({}, 'changed', fixed), 'applied');
    assert.equal(after({}, 'changed', ['one', 'other']), 'open');
    assert.equal(after({ fix: { kind: 'apply', text: '', ...second } }, 'outdated', ['one']), 'applied');
    assert.equal(after({}, 'outdated', ['one']), 'open');
  });

  it('is open where the same came in another way, such as with another branch', () => {
    assert.equal(after({}, 'changed', fixed, false), 'open');
    assert.equal(after({ fix: { kind: 'apply', text: '', ...second } }, 'outdated', ['one'], false), 'open');
  });

  it('is applied where the fix stands around the reviewed lines, which it keeps', () => {
    const around = (text: string) => ({ fix: { kind: 'apply', text, ...second } as const });
    const applied = { ...around('before\ntwo\nafter'), disposition: 'applied' } as const;
    const at = (startLine: number, now: readonly string[]) =>
      dispositionIn(someFinding(applied), placeOf({ startLine, endLine: startLine }, { state: 'inPlace' }), now, true);
    assert.equal(at(3, ['one', 'before', 'two', 'after', 'three']), 'applied');
    assert.equal(at(2, lines), 'open');
    assert.equal(at(1, ['two', 'after']), 'open', 'a part of it is not all of it');
    assert.equal(after(around('before\ntwo'), 'inPlace', ['before', 'two'], true), 'applied');
    assert.equal(after(around('two\nafter'), 'inPlace', ['one', 'two', 'after'], true), 'applied');
    assert.equal(after(around('two\nafter'), 'inPlace', ['one', 'two', 'after'], false), 'open');
  });

  it('stays applied while the fix is edited further, and discarded in any case', () => {
    assert.equal(after({ disposition: 'applied' }, 'changed', ['one', 'TWO and more']), 'applied');
    assert.equal(after({ disposition: 'discarded' }, 'inPlace', lines), 'discarded');
    assert.equal(after({ disposition: 'discarded' }, 'changed', fixed), 'discarded');
  });
});
