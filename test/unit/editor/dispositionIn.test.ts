import assert from 'node:assert/strict';
import type { FixVersion } from '../../../src/editor/appliedFixes.ts';
import { dispositionIn } from '../../../src/editor/dispositionIn.ts';
import type { FindingState } from '../../../src/review/findings.ts';
import { lines, placeOf, someFinding } from './someFinding.ts';

const second = { startLine: 2, endLine: 2 };
const fixed = ['one', 'TWO', 'three'];

function after(
  changes: Partial<FindingState>,
  state: 'inPlace' | 'changed' | 'outdated',
  now: readonly string[],
  version: FixVersion | 'none' = 'other',
) {
  return dispositionIn(someFinding(changes), placeOf(second, { state }), now, version === 'none' ? undefined : version);
}

const deleting = { fix: { kind: 'apply', text: '', ...second } } as const;

describe('disposition', () => {
  it('is open again once the reviewed lines are back that the fix replaced', () => {
    assert.equal(after({ disposition: 'applied' }, 'inPlace', lines), 'open');
    assert.equal(after({ disposition: 'applied' }, 'inPlace', lines, 'none'), 'open');
  });

  it('stays applied where the same lines are found elsewhere', () => {
    const applied = someFinding({ disposition: 'applied' });
    const elsewhere = placeOf(second, { startLine: 4, endLine: 4, isCopy: true });
    assert.equal(dispositionIn(applied, elsewhere, ['one', 'TWO', 'three', 'two'], 'other'), 'applied');
  });

  it('is that of the text before it or after it, whatever else can be seen', () => {
    for (const changes of [{}, deleting]) {
      assert.equal(after({ ...changes, disposition: 'applied' }, 'outdated', ['x'], 'before'), 'open');
      assert.equal(after(changes, 'changed', ['x'], 'after'), 'applied');
    }
  });

  it('is applied once the lines are what the fix makes of them, by redo for instance', () => {
    assert.equal(after({}, 'changed', fixed), 'applied');
    assert.equal(after({}, 'changed', ['one', 'other']), 'open');
    assert.equal(after(deleting, 'outdated', ['one']), 'applied');
    assert.equal(after({}, 'outdated', ['one']), 'open');
  });

  it('is applied where the fix stands around the reviewed lines, which it keeps', () => {
    const around = (text: string) => ({ fix: { kind: 'apply', text, ...second } as const });
    const of = (text: string, startLine: number, now: readonly string[]) =>
      dispositionIn(
        someFinding(around(text)),
        placeOf(second, { startLine, endLine: startLine, state: 'inPlace' }),
        now,
        'other',
      );
    assert.equal(of('before\ntwo\nafter', 3, ['one', 'before', 'two', 'after', 'three']), 'applied');
    assert.equal(of('before\ntwo', 2, ['before', 'two']), 'applied');
    assert.equal(of('two\nafter', 2, ['one', 'two', 'after']), 'applied');
    assert.equal(of('two\nafter', 2, ['one', 'two', 'other']), 'open');
  });

  it('stays applied where the lines that it added were edited, or those that it deleted come from elsewhere', () => {
    const keeping = { fix: { kind: 'apply', text: 'if (x) {}\ntwo', ...second }, disposition: 'applied' } as const;
    assert.equal(after(keeping, 'inPlace', ['if (x) {', '}', 'two']), 'applied');
    assert.equal(after(keeping, 'inPlace', lines, 'none'), 'applied');
    assert.equal(after({ ...deleting, disposition: 'applied' }, 'inPlace', lines), 'applied');
  });

  it('is open where the same came in another way, such as with another branch', () => {
    assert.equal(after({}, 'changed', fixed, 'none'), 'open');
    assert.equal(after(deleting, 'outdated', ['one'], 'none'), 'open');
  });

  it('stays applied while the fix is edited further, and discarded in any case', () => {
    assert.equal(after({ disposition: 'applied' }, 'changed', ['one', 'TWO and more']), 'applied');
    assert.equal(after({ disposition: 'discarded' }, 'inPlace', lines), 'discarded');
    assert.equal(after({ disposition: 'discarded' }, 'changed', fixed, 'before'), 'discarded');
  });
});
