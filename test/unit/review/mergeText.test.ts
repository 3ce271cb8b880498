import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeText } from '../../../src/review/mergeText.ts';
import type { ReviewEvent, ReviewEventBody } from '../../../src/review/event.ts';
import { reduce, type ReviewState } from '../../../src/review/state.ts';
import { summarize } from '../../../src/review/target.ts';
import { someTarget } from '../../support/reviewTarget.ts';

const started: ReviewEventBody = {
  type: 'started',
  target: summarize(someTarget),
  model: 'm',
  endpoint: 'http://h',
};

const body = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: fc.string() }),
  fc.record({ type: fc.constant('reasoning' as const), text: fc.string() }),
  fc.constant<ReviewEventBody>({ type: 'notice', notice: { kind: 'unstreamed' } }),
);

const log = fc
  .array(fc.tuple(body, fc.integer({ min: 1, max: 2 })))
  .map((entries) => entries.map(([b, run], i): ReviewEvent => ({ ...b, run, seq: i + 1, reviewId: 'r', at: i })));

describe('mergeText', () => {
  it('keeps every character, every other event, and the order', () => {
    fc.assert(
      fc.property(log, (events) => {
        const merged = mergeText(events);
        for (const type of ['text', 'reasoning']) {
          for (const run of [1, 2]) {
            const of = (list: readonly ReviewEvent[]) =>
              list.map((e) => (e.type === type && e.run === run && 'text' in e ? e.text : '')).join('');
            assert.equal(of(merged), of(events));
          }
        }
        assert.equal(merged.at(-1)?.seq, events.at(-1)?.seq);
        for (const [i, event] of merged.entries()) {
          const before = merged[i - 1];
          if (!before) continue;
          assert.ok(before.seq < event.seq);
          assert.ok(before.type === 'notice' || before.type !== event.type || before.run !== event.run);
        }
      }),
    );
  });

  it('merges nothing across a break, a restart or the next run, so that the seams stay where they are', () => {
    const some = fc.oneof(
      fc.record({ type: fc.constant('text' as const), text: fc.string({ minLength: 1 }) }),
      fc.record({ type: fc.constant('reasoning' as const), text: fc.string({ minLength: 1 }) }),
      fc.constantFrom<ReviewEventBody>(
        { type: 'error', kind: 'network', message: 'cut', retryable: true, resumable: true },
        { type: 'notice', notice: { kind: 'resumed', rung: 'append', trimmed: 0 } },
        { type: 'notice', notice: { kind: 'restarted' } },
        { type: 'ended', outcome: 'interrupted' },
        { ...started, continues: true },
        started,
      ),
    );
    const whole = fc.array(some, { maxLength: 40 }).map((bodies) => {
      let run = 0;
      return [started, ...bodies].map((body, i): ReviewEvent => {
        if (body.type === 'started') run += 1;
        return { ...body, run, seq: i + 1, reviewId: 'r', at: i };
      });
    });
    const shown = (events: readonly ReviewEvent[]) => {
      const state = events.reduce<ReviewState | undefined>(reduce, undefined);
      return [
        state?.text,
        state?.reasoning,
        state?.seams,
        state?.answer,
        state?.phase,
        state?.seq,
        state?.estimatedTokens,
      ];
    };
    fc.assert(
      fc.property(whole, (events) => {
        assert.deepEqual(shown(mergeText(events)), shown(events));
      }),
    );
  });

  it('gives merged text the time of its first part', () => {
    const part = (seq: number, text: string): ReviewEvent => ({
      type: 'text',
      text,
      seq,
      run: 1,
      reviewId: 'r',
      at: seq * 10,
    });
    assert.deepEqual(mergeText([part(1, 'a'), part(2, 'b')]), [{ ...part(2, 'ab'), at: 10 }]);
  });
});
