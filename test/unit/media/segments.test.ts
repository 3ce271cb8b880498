import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mayBecomeHeading } from '../../../media/panel/headingSoFar.ts';
import { readableLength, segmentsOf } from '../../../media/panel/segments.ts';
import type { ReviewEvent, ReviewEventBody } from '../../../src/review/event.ts';
import { reduce, type ReviewState } from '../../../src/review/state.ts';
import { summarize } from '../../../src/review/target.ts';
import { createAnswerFindings } from '../../../src/session/answerFindings.ts';
import { someTarget } from '../../support/reviewTarget.ts';
import { families, mergedStyle } from '../findings/deviations.ts';
import { writeAnswer } from '../findings/writeAnswer.ts';
import { writtenFindings } from '../findings/writtenFindings.ts';
import { findingState } from './findingState.ts';
import { reviewState } from './reviewState.ts';

describe('segments of an answer', () => {
  it('are words, the words of a finding below its heading, and words behind it', () => {
    const text = 'Two.\n\n### note · L1 · One\n\nBody.\n\n## Overall\n\nFine.\n';
    const state = stateAfter([text], true);
    assert.deepEqual(
      segmentsOf(state, text.length).map(({ key, from, to }) => [key, text.slice(from, to)]),
      [
        ['', 'Two.\n\n'],
        ['1.0', '\n\nBody.\n\n'],
        ['behind 1.0', '## Overall\n\nFine.\n'],
      ],
    );
  });

  it('know how far the item of a list around them sets them in', () => {
    const text = '1. Money\n    - Cart\n        - **note · L1 · One**\n\n          Text.\n    - Receipt\n';
    const state = stateAfter([text], true);
    assert.deepEqual(
      segmentsOf(state, text.length).map(({ key, indent }) => [key, indent]),
      [
        ['', 0],
        ['1.0', 8],
        ['behind 1.0', 4],
      ],
    );
  });

  it('are with the shown headings the whole text, at every moment and however the answer deviates', () => {
    const deviations = Object.values(families).flat();
    fc.assert(
      fc.property(fc.subarray(deviations, { maxLength: 3 }), fc.nat(), fc.boolean(), (chosen, at, ended) => {
        const answer = `${writeAnswer(writtenFindings, mergedStyle(chosen))}\n## Overall\n\nFine.\n`;
        const cut = at % (answer.length + 1);
        const state = stateAfter([answer.slice(0, cut / 2), answer.slice(cut / 2, cut)], ended);
        const end = readableLength(state);
        const segments = segmentsOf(state, end);
        const shown = segments.map(({ finding, from, to }) => {
          const heading = finding ? state.text.slice(Math.min(finding.textStart, from), from) : '';
          return heading + state.text.slice(from, to);
        });
        assert.equal(shown.join(''), state.text.slice(0, end));
        assert.equal(new Set(segments.map(({ key }) => key)).size, segments.length);
        assert.ok(segments.slice(0, -1).every(({ isOver }) => isOver));
      }),
      { numRuns: 300 },
    );
  });

  it('let the finding that is being written have all that comes', () => {
    const writing = findingState({ textStart: 5, bodyStart: 10, textEnd: 10, writing: true });
    const [before, own, ...others] = segmentsOf({ text: '', findings: [writing], phase: 'streaming' }, 40);
    assert.deepEqual([before.to, own?.from, own?.to, own?.isOver, others.length], [5, 10, 40, false, 0]);
  });

  it('stay open where the answer may be gone on with', () => {
    const closed = findingState({ textStart: 5, bodyStart: 10, textEnd: 40 });
    for (const [phase, isOver] of [
      ['interrupted', false],
      ['truncated', false],
      ['finished', true],
    ] as const)
      assert.equal(segmentsOf({ text: '', findings: [closed], phase }, 40).at(-1)?.isOver, isOver);
  });
});

describe('readable text', () => {
  it('ends before a heading whose line is not complete, while more is coming', () => {
    const length = (text: string, phase: ReviewState['phase'] = 'streaming') =>
      readableLength(reviewState({ text, phase }));
    assert.equal(length('One.\n\n### crit'), 6);
    assert.equal(length('One.\r#'), 5);
    assert.equal(length('### critical · L1\n'), 18);
    assert.equal(length('One # two'), 9);
    assert.equal(length('One.\n\n### crit', 'interrupted'), 14);
    assert.equal(length('One.\n\n1. **crit'), 6);
  });

  it('waits for the whole of a heading, however that is set', () => {
    const headings = [
      '### critical · L3 · Foo is wrong',
      '    - ### critical · L3 · Foo',
      '**critical · L3 · Foo is wrong**',
      '1. **critical · L3 · Foo is wrong**',
      '   10) [ ] __Warning (L3)__: Foo',
      '**Critical** (Line 3): Foo is wrong',
      '**Critical issue (lines 3–4)**: Foo',
      '**Note: Foo is wrong** (line 3)',
      '**1. [suggestion] L3: Foo**',
      '🔴 **Critical: Foo**',
      '**🔴 Critical** – line 3',
      '**Critical** line 3: Foo',
      '- warning: line 3 leaks the handle',
      'critical · L3 · Foo',
      `**Warning · L3** ${'word '.repeat(100)}`,
    ];
    for (const heading of headings)
      for (let at = 1; at <= heading.length; at++)
        assert.ok(mayBecomeHeading(heading.slice(0, at)), heading.slice(0, at));
  });

  it('waits for no other line any longer than it takes to tell', () => {
    const told = (line: string) =>
      Array.from(line, (_, at) => at + 1).find((at) => !mayBecomeHeading(line.slice(0, at))) ?? Infinity;
    for (const [line, at] of [
      ['The refund', 1],
      ['- The refund', 3],
      ['**Security** is', 4],
      ['- **Impact:** It', 5],
      ['Note that it', 6],
      ['Note: the refund', 7],
      ['- Critical path', 12],
      ['**Note that** the refund', 15],
      ['12 apples', 4],
      [`**Warning:** ${'word '.repeat(100)}`, 141],
      [`**Warning · L3** ${'word '.repeat(200)}`, 601],
    ] as const)
      assert.equal(told(line), at, line);
  });
});

/** As a session logs it. */
function stateAfter(pieces: readonly string[], ended: boolean): ReviewState {
  const findings = createAnswerFindings(someTarget, 1);
  const log: ReviewEventBody[] = [
    { type: 'started', target: summarize(someTarget), model: 'm', endpoint: 'http://h' },
    ...pieces.flatMap((words): ReviewEventBody[] => [{ type: 'text', text: words }, ...findings.add(words)]),
    ...(ended ? findings.end(true) : []),
    ...(ended ? [{ type: 'ended', outcome: 'finished' } as const] : []),
  ];
  const events = log.map((body, index): ReviewEvent => ({ ...body, seq: index + 1, reviewId: 'r', run: 1, at: 0 }));
  const state = events.reduce<ReviewState | undefined>(reduce, undefined);
  assert.ok(state);
  return state;
}
