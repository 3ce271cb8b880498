// What the editor knows of a followed document without VS Code: its events, its findings, its name.
import assert from 'node:assert/strict';
import { followEvent } from '../../../src/editor/editorChanges.ts';
import { renamedUri } from '../../../src/editor/renamedUri.ts';
import { locateReviewed, withRangesOf } from '../../../src/editor/trackedFindings.ts';
import type { TextChange } from '../../../src/findings/textChange.ts';
import type { Finding } from '../../../src/review/finding.ts';
import type { FindingState } from '../../../src/review/findings.ts';
import type { ReviewTarget } from '../../../src/review/target.ts';
import { findingAt } from '../../support/editor/toldReviews.ts';
import { someTarget } from '../../support/reviewTarget.ts';

const code = ['one', 'two', 'three', 'four', 'five', 'six'];
const text = code.join('\n');
const whole: ReviewTarget = { ...someTarget, kind: 'file', startLine: 1, endLine: 6, text };

const stateOf = (finding: Finding): FindingState => ({ ...finding, writing: false, disposition: 'open' });
const four = stateOf(findingAt({ startLine: 4, endLine: 4 }));

const insert = (line: number, inserted: string): TextChange => ({
  range: { start: { line, character: 0 }, end: { line, character: 0 } },
  text: inserted,
});

function after(changes: readonly TextChange[], now: string): string {
  const document = withRangesOf(locateReviewed(whole, text), [four]);
  const next = followEvent(document, changes, { lineCount: now.split('\n').length, getText: () => now });
  const { startLine, endLine, state } = next.ranges.get(four.id)!;
  return `${startLine}-${endLine} ${state}`;
}

describe('a followed document', () => {
  it('follows changes that come from the bottom up, each in the text before the event', () => {
    const now = ['one', 'new', 'two', 'three', 'four', 'new', 'five', 'six'].join('\n');
    assert.equal(after([insert(4, 'new\n'), insert(1, 'new\n')], now), '5-5 inPlace');
  });

  it('follows several edits in one event, each in the text that the one before it left', () => {
    const now = ['new', 'one', 'two', 'three', 'newer', 'four', 'five', 'six'].join('\n');
    assert.equal(after([insert(0, 'new\n'), insert(4, 'newer\n')], now), '6-6 inPlace');
  });

  it('looks for itself where the event does not tell all', () => {
    assert.equal(after([insert(5, 'new\n')], ['a', 'b', ...code].join('\n')), '6-6 inPlace');
  });

  it('is found again in what was kept of it, all or a part', () => {
    const now = ['new', ...code].join('\n');
    const part = { ...whole, kind: 'selection' as const, startLine: 3, endLine: 5, text: code.slice(2, 5).join('\n') };
    for (const target of [whole, part, { ...part, documentText: text }]) {
      const { ranges } = withRangesOf(locateReviewed(target, now), [four]);
      assert.deepEqual([ranges.get(four.id)?.startLine, ranges.get(four.id)?.state], [5, 'inPlace']);
    }
  });

  it('follows the findings whose lines are known, and no others', () => {
    const document = locateReviewed(whole, text);
    const { anchor, ...unanchored } = four;
    const notLocated: FindingState = { ...four, id: 'lost', anchor: { kind: 'notLocated', reason: 'missing' } };
    const beyond = stateOf(findingAt({ startLine: 6, endLine: 7 }, { id: 'beyond' }));
    const reversed = stateOf(findingAt({ startLine: 3, endLine: 2 }, { id: 'reversed' }));
    const all = [four, { ...unanchored, id: 'writing', writing: true }, notLocated, beyond, reversed];
    assert.ok(anchor);
    assert.deepEqual([...withRangesOf(document, all).ranges.keys()], [four.id]);
  });

  it('keeps what it follows already, and lets go of what is no finding any more', () => {
    const two = stateOf(findingAt({ startLine: 2, endLine: 2 }));
    const both = withRangesOf(locateReviewed(whole, text), [two, four]);
    assert.equal(withRangesOf(both, [two, four]), both);
    const retold = {
      ...two,
      anchor: { kind: 'located' as const, match: 'exact' as const, whole: true, startLine: 1, endLine: 2 },
    };
    const next = withRangesOf(both, [retold, four]);
    assert.equal(next.ranges.get(four.id), both.ranges.get(four.id));
    assert.equal(next.ranges.get(two.id)?.startLine, 1);
    assert.deepEqual([...withRangesOf(next, [four]).ranges.keys()], [four.id]);
    assert.equal(withRangesOf(next, []).ranges.size, 0);
  });
});

describe('a renamed document', () => {
  const renames = [{ oldUri: 'file:///a/src', newUri: 'file:///b/lib' }];

  it('is the file itself, or any in the folder', () => {
    assert.equal(renamedUri('file:///a/src', renames), 'file:///b/lib');
    assert.equal(renamedUri('file:///a/src/x/y.ts', renames), 'file:///b/lib/x/y.ts');
  });

  it('is no other one whose name begins alike', () => {
    for (const uri of ['file:///a/src2', 'file:///a/src.ts', 'file:///b/lib', 'untitled:file:///a/src']) {
      assert.equal(renamedUri(uri, renames), uri);
    }
  });
});
