import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { createCapabilities } from '../../src/completion/capabilities.ts';
import type { CompletionEvent } from '../../src/completion/event.ts';
import { createGates } from '../../src/completion/gate/gates.ts';
import type { ReviewEvent } from '../../src/review/event.ts';
import { answerBefore } from '../../src/reviewRecords.ts';
import { Reviews, type Review } from '../../src/session/reviews.ts';
import { MemoryHistory } from '../../src/storage/memoryHistory.ts';
import { english } from '../../src/util/localizer.ts';
import { someSettings, someTarget } from '../support/reviewTarget.ts';

/** Each answer ends at its length limit, in the middle of its second finding. */
const answer = [
  '### warning · L9 · Total is wrong\n\n```\nlet total = 0;\n```\n\nIt is.\n\n',
  '### note · L11 · Returns it\n\n```\nreturn total;\n```\n\nSo it does, ',
];

function someReviews(): Reviews {
  return new Reviews({
    complete: async function* (): AsyncGenerator<CompletionEvent> {
      for (const text of answer) yield { type: 'text', text };
      await setTimeout(0);
      yield { type: 'finish', reason: 'length', stop: 'length' };
    },
    capabilities: createCapabilities(),
    gates: createGates(),
    l10n: english,
  });
}

/** Settles once the newest run of so many has ended. */
const ended = async (review: Review, runs: number) => {
  const isOver = () => review.state?.run === runs && review.state.phase === 'truncated';
  for (let tries = 0; tries < 500 && !isOver(); tries++) await setTimeout(2);
  assert.ok(isOver(), `run ${review.state?.run}: ${review.state?.phase}`);
};
const findingIds = ({ state }: Review) => state?.findings.map(({ id }) => id);
const assertNumbered = (events: readonly ReviewEvent[]) => {
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
  );
};

describe('the answer that a run takes the place of', () => {
  it('comes back from memory as a review of its own, which can be settled, gone on with and run again', async () => {
    const history = new MemoryHistory();
    const reviews = someReviews();
    const taken: Promise<void>[] = [];
    reviews.onChanged((event) => {
      const before = event.type === 'started' ? answerBefore(reviews.get(event.reviewId), event) : undefined;
      if (before) taken.push(history.putAway(before));
    });
    const review = reviews.start(someTarget, someSettings);
    await ended(review, 1);
    for (const run of [2, 3]) {
      reviews.retry(review.id, someSettings);
      await ended(review, run);
    }
    await Promise.all(taken);
    const records = [...history.others(() => false)];
    assert.equal(records.length, 2);
    for (const { id } of records) {
      const record = await history.reopen(id);
      assert.ok(record);
      assertNumbered(record.events);
      const reopened = reviews.restore(record.id, record.target, record.events);
      assert.deepEqual(findingIds(reopened), ['1.0', '1.1']);
      reviews.settle(id, '1.0', 'discarded');
      assert.equal(reopened.state?.findings[0]?.disposition, 'discarded');
      assert.equal(reopened.state.seq, reopened.log.length);
      const { run } = reopened.state;
      assert.ok(reviews.resume(id, someSettings));
      await ended(reopened, run + 1);
      assert.deepEqual(findingIds(reopened), ['1.0', '1.1', '1.2']);
      reviews.retry(id, someSettings);
      await ended(reopened, run + 2);
      assertNumbered(reopened.log.after(0));
      assert.equal(reopened.state.seq, reopened.log.length);
    }
  });
});
