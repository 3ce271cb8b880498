import assert from 'node:assert/strict';
import { previewText, sidesFor, type PreviewSide, type Previewed } from '../../../src/editor/fixPreview.ts';
import type { ReviewTarget } from '../../../src/review/target.ts';
import { someTarget } from '../../support/reviewTarget.ts';
import { lines, placeOf, someFinding } from './someFinding.ts';

const second = { startLine: 2, endLine: 2 };
const target: ReviewTarget = { ...someTarget, startLine: 2, endLine: 3, text: 'two\nthree' };

function textOf(side: PreviewSide, changes: Partial<Previewed> = {}): string {
  return previewText(side, { target, finding: someFinding(), place: placeOf(second), lines, ...changes });
}

describe('fix preview', () => {
  it('compares the document with itself and the fix, wherever the lines have moved', () => {
    assert.deepEqual(sidesFor(someFinding(), { state: 'inPlace' }), { left: 'document', right: 'fixed' });
    assert.equal(textOf('fixed'), 'one\nTWO\nthree\nfour');
    const moved = placeOf(second, { startLine: 3, endLine: 3 });
    assert.equal(textOf('fixed', { place: moved, lines: ['zero', 'one', 'two'] }), 'zero\none\nTWO');
  });

  it('shows no fix in lines that are not what was reviewed', () => {
    assert.equal(textOf('fixed', { place: placeOf(second, { state: 'changed' }) }), lines.join('\n'));
  });

  it('compares the code as it was reviewed where it has changed since', () => {
    for (const state of ['changed', 'outdated'] as const) {
      assert.deepEqual(sidesFor(someFinding(), { state }), { left: 'reviewed', right: 'reviewedFixed' });
    }
    assert.deepEqual(sidesFor(someFinding(), undefined), { left: 'reviewed', right: 'reviewedFixed' });
    assert.equal(textOf('reviewed'), 'two\nthree');
    assert.equal(textOf('reviewedFixed'), 'TWO\nthree');
    const whole = { ...target, documentText: 'one\ntwo\nthree\nfour\n' };
    assert.equal(textOf('reviewedFixed', { target: whole }), 'one\nTWO\nthree\nfour\n');
  });

  it('compares the words of a finding that is not located', () => {
    const finding = someFinding({ fix: { kind: 'none' }, anchor: { kind: 'notLocated', reason: 'missing' } });
    assert.deepEqual(sidesFor(finding, undefined), { left: 'quote', right: 'suggestion' });
    assert.deepEqual([textOf('quote', { finding }), textOf('suggestion', { finding })], ['two', 'TWO']);
  });
});
