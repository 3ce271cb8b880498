import assert from 'node:assert/strict';
import {
  actionsFor,
  linesLabel,
  linesOf,
  noteOf,
  titleOf,
  type ShownFinding,
} from '../../../media/panel/findingText.ts';
import type { Anchor, FindingPlace, Fix } from '../../../src/review/finding.ts';
import type { FindingState } from '../../../src/review/findings.ts';
import { findingState } from './findingState.ts';

const place = { startLine: 52, endLine: 54, state: 'inPlace' } as const;
const fix: Fix = { kind: 'apply', startLine: 18, endLine: 19, text: 'x' };
const shown = (changes: Partial<FindingState>, more: Partial<ShownFinding> = {}): ShownFinding => ({
  finding: findingState(changes),
  place,
  hasDocument: true,
  ...more,
});

describe('words of a finding', () => {
  it('tell its lines as they are now, else as they were, else as the answer claims', () => {
    const words = (one: ShownFinding) => {
      const lines = linesOf(one);
      return lines && `${linesLabel(lines.lines)}${lines.isSure ? '' : '?'}`;
    };
    const hint = { startLine: 9, endLine: 7 };
    const notLocated: Anchor = { kind: 'notLocated', reason: 'missing' };
    const { anchor, ...writing } = findingState({ hint, writing: true });
    assert.equal(words(shown({ hint })), 'L52–54');
    assert.equal(words(shown({ hint }, { place: undefined })), 'L18–19');
    assert.equal(words(shown({ hint, anchor: notLocated }, { place: undefined })), 'L7–9?');
    assert.equal(words({ finding: writing, place: undefined, hasDocument: true }), 'L7–9?');
    assert.equal(words(shown({ anchor: notLocated }, { place: undefined })), undefined);
  });

  it('say what the reader must know of its place', () => {
    const words = (state: FindingPlace['state'], changes: Partial<FindingState> = {}) =>
      noteOf(shown(changes, { place: { ...place, state } }))?.words;
    assert.equal(words('inPlace'), undefined);
    assert.equal(words('changed'), 'changed since the review');
    assert.equal(words('outdated'), 'outdated: not there any more');
    assert.equal(words('changed', { disposition: 'applied' }), 'Applied');
    assert.equal(words('outdated', { disposition: 'discarded' }), 'Discarded');
    const reasons = (['noQuote', 'missing', 'ambiguous'] as const).map((reason) => {
      const note = noteOf(shown({ anchor: { kind: 'notLocated', reason } }, { place: undefined }));
      assert.equal(note?.words, 'not located');
      return note.why;
    });
    assert.equal(new Set(reasons).size, 3);
  });

  it('fall back on its severity where it has no title', () => {
    assert.equal(titleOf(findingState({ title: '' })), 'Warning');
  });
});

describe('actions of a finding', () => {
  const actions = (changes: Partial<FindingState>, more?: Partial<ShownFinding>) =>
    actionsFor(shown(changes, more)).join(' ');

  it('apply only what is sure to be what was reviewed', () => {
    assert.equal(actions({ fix }), 'apply preview discard copyFinding');
    assert.equal(actions({ fix: { ...fix, kind: 'preview' } }), 'preview discard copyFinding');
    assert.equal(actions({}), 'discard copyFinding');
    for (const state of ['changed', 'outdated'] as const)
      assert.equal(actions({ fix }, { place: { ...place, state } }), 'preview discard copyFinding');
    // Its document has not been open yet: the host looks first.
    assert.equal(actions({ fix }, { place: undefined }), 'apply preview discard copyFinding');
    assert.equal(actions({ fix }, { place: undefined, hasDocument: false }), 'discard copyFinding');
  });

  it('are none while it is being written, and once it is settled', () => {
    assert.equal(actions({ fix, writing: true }), '');
    assert.equal(actions({ fix, disposition: 'applied' }), '');
    assert.equal(actions({ fix, disposition: 'discarded' }), '');
  });
});
