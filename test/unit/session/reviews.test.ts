import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createCapabilities } from '../../../src/completion/capabilities.ts';
import type { CompletionEvent } from '../../../src/completion/event.ts';
import { Reviews } from '../../../src/session/reviews.ts';
import { english } from '../../../src/util/localizer.ts';
import { someSettings, someTarget } from '../../support/reviewTarget.ts';

type Answer = (signal: AbortSignal) => AsyncGenerator<CompletionEvent>;

function reviewsWith(answer: Answer): Reviews {
  return new Reviews({
    complete: (_request, options) => answer(options?.signal ?? new AbortController().signal),
    capabilities: createCapabilities(),
    l10n: english,
  });
}

async function ended(reviews: Reviews, id: string): Promise<string> {
  return new Promise((resolve) => {
    const subscription = reviews.onChanged((event) => {
      if (event.reviewId !== id || event.type !== 'ended') return;
      subscription.dispose();
      resolve(event.outcome);
    });
  });
}

async function* untilStopped(signal: AbortSignal): AsyncGenerator<CompletionEvent> {
  yield { type: 'text', text: 'so far' };
  if (!signal.aborted) await once(signal, 'abort');
  signal.throwIfAborted();
}

async function* atOnce(): AsyncGenerator<CompletionEvent> {
  yield { type: 'text', text: 'done' };
  yield { type: 'finish', reason: 'stop', stop: 'end' };
}

describe('Reviews', () => {
  it('knows the state of a review as soon as it has started', async () => {
    const reviews = reviewsWith(atOnce);
    const review = reviews.start(someTarget, someSettings);
    assert.equal(review.state?.phase, 'connecting');
    assert.equal(await ended(reviews, review.id), 'finished');
    assert.equal(review.state.text, 'done');
  });

  it('stops one review and leaves the other alone', async () => {
    const reviews = reviewsWith(untilStopped);
    const [first, second] = [reviews.start(someTarget, someSettings), reviews.start(someTarget, someSettings)];
    const end = ended(reviews, first.id);
    assert.ok(reviews.stop(first.id));
    assert.equal(await end, 'cancelled');
    assert.equal(reviews.stop(first.id), false);
    assert.equal(second.state?.phase, 'streaming');
    const rest = ended(reviews, second.id);
    reviews.stopAll();
    assert.equal(await rest, 'cancelled');
  });

  it('runs a review again in the same log, but never twice at a time', async () => {
    const reviews = reviewsWith(atOnce);
    const review = reviews.start(someTarget, someSettings);
    assert.equal(reviews.retry(review.id, someSettings), false);
    await ended(reviews, review.id);
    assert.ok(reviews.retry(review.id, someSettings));
    assert.equal(reviews.retry(review.id, someSettings), false);
    await ended(reviews, review.id);
    const runs = review.log.after(0).filter((event) => event.type === 'started');
    assert.deepEqual(
      runs.map((event) => event.run),
      [1, 2],
    );
    assert.equal(reviews.retry('unknown', someSettings), false);
  });

  it('makes room by forgetting the oldest that has ended, never one that runs', async () => {
    let count = 0;
    const reviews = reviewsWith((signal) => (count++ === 0 ? untilStopped(signal) : atOnce()));
    const removed: string[] = [];
    reviews.onRemoved((review) => removed.push(review.id));
    const running = reviews.start(someTarget, someSettings);
    const second = reviews.start(someTarget, someSettings);
    await ended(reviews, second.id);
    while (removed.length === 0) await ended(reviews, reviews.start(someTarget, someSettings).id);
    assert.deepEqual(removed, [second.id]);
    assert.ok(reviews.get(running.id));
    reviews.dispose();
  });

  it('brings a review back as it was, and calls a run that was cut by a reload interrupted', async () => {
    const before = reviewsWith(untilStopped);
    const review = before.start(someTarget, someSettings);
    const cut = review.log.after(0);
    const after = reviewsWith(atOnce);
    const restored = after.restore(review.id, review.target, cut);
    assert.equal(restored.state?.phase, 'interrupted');
    assert.equal(restored.state.cause, 'reload');
    assert.ok(after.retry(review.id, someSettings));
    assert.equal(await ended(after, review.id), 'finished');
    assert.equal(restored.state.run, 2);
    before.dispose();
  });
});
