import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createCapabilities } from '../../../src/completion/capabilities.ts';
import type { CompletionOptions } from '../../../src/completion/client.ts';
import type { CompletionEvent } from '../../../src/completion/event.ts';
import { createGates } from '../../../src/completion/gate/gates.ts';
import { Reviews } from '../../../src/session/reviews.ts';
import { english } from '../../../src/util/localizer.ts';
import { someSettings, someTarget } from '../../support/reviewTarget.ts';

type Answer = (signal: AbortSignal, options: CompletionOptions) => AsyncGenerator<CompletionEvent>;

function reviewsWith(answer: Answer, gates = createGates()): Reviews {
  return new Reviews({
    complete: (_request, options) => answer(options?.signal ?? new AbortController().signal, options ?? {}),
    capabilities: createCapabilities(),
    gates,
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

  it('goes on in the next run with the text so far, where there is an incomplete one', async () => {
    const asked: CompletionOptions[] = [];
    const stops = ['length', 'end'] as const;
    const reviews = reviewsWith(async function* (_signal, options) {
      asked.push(options);
      const stop = stops[asked.length - 1] ?? 'end';
      yield { type: 'text', text: `part ${asked.length} ` };
      yield { type: 'finish', reason: stop, stop };
    });
    const review = reviews.start(someTarget, someSettings);
    assert.equal(reviews.resume(review.id, someSettings), false);
    assert.equal(await ended(reviews, review.id), 'truncated');
    assert.ok(reviews.resume(review.id, someSettings));
    assert.equal(reviews.resume(review.id, someSettings), false);
    assert.equal(await ended(reviews, review.id), 'finished');
    assert.equal(review.state?.text, 'part 1 part 2 ');
    assert.equal(reviews.resume(review.id, someSettings), false);
    assert.equal(reviews.resume('unknown', someSettings), false);
    assert.ok(reviews.retry(review.id, someSettings));
    await ended(reviews, review.id);
    assert.equal(review.state.text, 'part 3 ');
    assert.deepEqual(
      asked.map(({ key, partial, probe }) => [key, partial, probe]),
      [
        [review.id, undefined, undefined],
        [review.id, 'part 1 ', true],
        [review.id, undefined, true],
      ],
    );
  });

  it('goes on after a stop and after a reload, and knows the policy of the newest run', async () => {
    const reviews = reviewsWith(untilStopped);
    const review = reviews.start(someTarget, { ...someSettings, onInterruption: 'stop' });
    assert.equal(review.policy, 'stop');
    while (review.state?.phase !== 'streaming') await nextChange(reviews);
    const cutOff = reviewsWith(atOnce);
    const restored = cutOff.restore(review.id, review.target, review.log.after(0));
    assert.equal(restored.policy, undefined);
    assert.ok(cutOff.resume(review.id, someSettings));
    assert.equal(await ended(cutOff, review.id), 'finished');
    assert.equal(restored.state?.text, 'so fardone');
    const end = ended(reviews, review.id);
    reviews.stop(review.id);
    assert.equal(await end, 'cancelled');
    assert.ok(reviews.resume(review.id, { ...someSettings, onInterruption: 'ask' }));
    assert.equal(review.policy, 'ask');
    reviews.dispose();
  });

  it('stops a review that waits in line', async () => {
    const reviews = reviewsWith(async function* (signal) {
      yield { type: 'notice', notice: { kind: 'queued', place: 2 } };
      if (!signal.aborted) await once(signal, 'abort');
      signal.throwIfAborted();
    });
    const review = reviews.start(someTarget, someSettings);
    while (review.state?.phase !== 'queued') await nextChange(reviews);
    const end = ended(reviews, review.id);
    assert.ok(reviews.stop(review.id));
    assert.equal(await end, 'cancelled');
  });

  it('hands on what the user says to the run that waits, and to none where nothing waits', async () => {
    const gates = createGates({ maxConcurrent: () => 1 });
    const heard: string[] = [];
    const reviews = reviewsWith(async function* (signal, { key, wishes }) {
      const permit = await gates.for('http://h').enter({ signal, ...(key === undefined ? {} : { key }) });
      const listening = wishes?.listen((wish) => heard.push(wish) > 0);
      try {
        yield* untilStopped(signal);
      } finally {
        listening?.dispose();
        permit.release();
      }
    }, gates);
    const [first, second] = [reviews.start(someTarget, someSettings), reviews.start(someTarget, someSettings)];
    while (first.state?.phase !== 'streaming') await nextChange(reviews);
    assert.deepEqual([reviews.goOnNow(second.id), reviews.keepWaiting(second.id)], [false, false]);
    assert.deepEqual([reviews.goOnNow(first.id), reviews.keepWaiting(first.id)], [true, true]);
    assert.deepEqual(heard, ['goOnNow', 'keepWaiting']);
    assert.deepEqual([reviews.startNow(first.id), reviews.startNow('unknown')], [false, false]);
    assert.equal(reviews.startNow(second.id), true);
    while (second.state?.phase !== 'streaming') await nextChange(reviews);
    const end = ended(reviews, first.id);
    reviews.stop(first.id);
    await end;
    assert.deepEqual([reviews.goOnNow(first.id), reviews.goOnNow('unknown')], [false, false]);
    assert.ok(reviews.retry(first.id, someSettings));
    reviews.dispose();
  });

  it('lets the review that is looked at overtake those that wait with it', async () => {
    const gates = createGates({ maxConcurrent: () => 1 });
    const order: (string | undefined)[] = [];
    const reviews = reviewsWith(async function* (signal, { key }) {
      const permit = await gates.for('http://h').enter({ signal, ...(key === undefined ? {} : { key }) });
      order.push(key);
      yield { type: 'text', text: 'x' };
      permit.release();
      yield { type: 'finish', reason: 'stop', stop: 'end' };
    }, gates);
    const started = [1, 2, 3].map(() => reviews.start(someTarget, someSettings));
    const ends = started.map(({ id }) => ended(reviews, id));
    reviews.prefer(started[2]!.id);
    await Promise.all(ends);
    assert.deepEqual(
      order,
      [0, 2, 1].map((index) => started[index]?.id),
    );
  });
});

function nextChange(reviews: Reviews): Promise<void> {
  return new Promise((resolve) => {
    const subscription = reviews.onChanged(() => {
      subscription.dispose();
      resolve();
    });
  });
}
