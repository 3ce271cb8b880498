import assert from 'node:assert/strict';
import type { ReviewEvent, ReviewEventBody } from '../../../src/review/event.ts';
import type { Finding } from '../../../src/review/finding.ts';
import { hasOpenRun } from '../../../src/review/phase.ts';
import { reduce, type ReviewState } from '../../../src/review/state.ts';
import { summarize } from '../../../src/review/target.ts';
import { someTarget } from '../../support/reviewTarget.ts';

const started: ReviewEventBody = { type: 'started', target: summarize(someTarget), model: 'm', endpoint: 'http://h' };
const ended: ReviewEventBody = { type: 'ended', outcome: 'interrupted' };
const finding = (id: string, body = ''): Finding => ({
  id,
  severity: 'warning',
  title: id,
  body,
  fix: { kind: 'none' },
  textStart: 0,
  bodyStart: 0,
  textEnd: 1,
});
const opened = (id: string): ReviewEventBody => ({ type: 'findingOpened', finding: finding(id) });
const closed = (id: string, body = 'all of it'): ReviewEventBody => ({
  type: 'findingClosed',
  finding: finding(id, body),
});
const discarded = (findingId: string): ReviewEventBody => ({
  type: 'findingSettled',
  findingId,
  disposition: 'discarded',
});

function eventsOf(bodies: readonly ReviewEventBody[]): ReviewEvent[] {
  return bodies.map((body, index) => ({ ...body, seq: index + 1, reviewId: 'r', run: 1, at: index }));
}

function findingsAfter(...bodies: ReviewEventBody[]): string[] {
  const state = eventsOf(bodies).reduce<ReviewState | undefined>(reduce, undefined);
  assert.ok(state);
  return state.findings.map(
    ({ id, writing, disposition, body }) => `${id} ${writing ? 'writing' : 'written'} ${disposition} ${body}`,
  );
}

describe('findings of a review', () => {
  it('are written, then closed, in the order of the text', () => {
    assert.deepEqual(findingsAfter(started, opened('a'), closed('a'), opened('b')), [
      'a written open all of it',
      'b writing open ',
    ]);
  });

  it('keep what the user did with them when more becomes known of them', () => {
    assert.deepEqual(findingsAfter(started, closed('a'), discarded('a'), closed('a', 'and where')), [
      'a written discarded and where',
    ]);
  });

  it('stay where they were applied, whatever later ones tell of them', () => {
    const located: Finding = {
      ...finding('a'),
      anchor: { kind: 'located', match: 'exact', whole: true, startLine: 1, endLine: 1 },
      fix: { kind: 'apply', text: 'x', startLine: 1, endLine: 1 },
    };
    const lost: Finding = { ...finding('a'), anchor: { kind: 'notLocated', reason: 'ambiguous' } };
    const after = (...between: ReviewEventBody[]) => {
      const bodies: ReviewEventBody[] = [
        started,
        { type: 'findingClosed', finding: located },
        ...between,
        { type: 'findingClosed', finding: lost },
      ];
      const state = eventsOf(bodies).reduce<ReviewState | undefined>(reduce, undefined);
      return [state?.findings[0]?.anchor?.kind, state?.findings[0]?.fix.kind];
    };
    assert.deepEqual(after(), ['notLocated', 'none']);
    const applied: ReviewEventBody = { type: 'findingSettled', findingId: 'a', disposition: 'applied' };
    assert.deepEqual(after(applied), ['located', 'apply']);
  });

  it('are those of the answer that is shown', () => {
    const again: ReviewEventBody = { ...started, continues: true };
    assert.equal(findingsAfter(started, closed('a'), ended, again).length, 1);
    assert.deepEqual(findingsAfter(started, closed('a'), ended, started), []);
    assert.deepEqual(findingsAfter(started, closed('a'), { type: 'notice', notice: { kind: 'restarted' } }), []);
    assert.deepEqual(findingsAfter(started, closed('a'), { type: 'notice', notice: { kind: 'retracted' } }), []);
  });

  it('may be settled after the end, which stays the end', () => {
    assert.equal(hasOpenRun(eventsOf([started, closed('a')])), true);
    assert.equal(hasOpenRun(eventsOf([started, closed('a'), ended, discarded('a')])), false);
    assert.equal(hasOpenRun(eventsOf([started, ended, discarded('a'), started])), true);
  });
});
