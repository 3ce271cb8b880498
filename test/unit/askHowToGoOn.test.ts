import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { askHowToGoOn } from '../../src/askHowToGoOn.ts';
import { createCapabilities } from '../../src/completion/capabilities.ts';
import { CompletionError } from '../../src/completion/error.ts';
import type { CompletionEvent } from '../../src/completion/event.ts';
import { createGates } from '../../src/completion/gate/gates.ts';
import type { InterruptionPolicy } from '../../src/session/reviewSettings.ts';
import { Reviews, type Review } from '../../src/session/reviews.ts';
import { english } from '../../src/util/localizer.ts';
import { someSettings, someTarget } from '../support/reviewTarget.ts';

async function* breaking(): AsyncGenerator<CompletionEvent> {
  yield { type: 'text', text: 'half' };
  throw new CompletionError('network', 'cut', { retryable: true });
}

async function* silent(): AsyncGenerator<CompletionEvent> {
  yield { type: 'reasoning', text: 'hm' };
  throw new CompletionError('network', 'cut', { retryable: true });
}

function setUp(answer: () => AsyncGenerator<CompletionEvent>) {
  const reviews = new Reviews({
    complete: answer,
    capabilities: createCapabilities(),
    gates: createGates(),
    l10n: english,
  });
  const questions: { question: string; labels: string[]; answer: (label?: string) => void }[] = [];
  const wishes: string[] = [];
  askHowToGoOn(reviews, {
    l10n: english,
    ask: (question, ...labels) => new Promise((resolve) => questions.push({ question, labels, answer: resolve })),
    resume: (id) => wishes.push(`resume ${id}`),
    retry: (id) => wishes.push(`retry ${id}`),
  });
  const start = (onInterruption: InterruptionPolicy) => reviews.start(someTarget, { ...someSettings, onInterruption });
  return { reviews, questions, wishes, start };
}

async function interrupted(review: Review): Promise<void> {
  while (review.state?.phase !== 'interrupted') await setImmediate();
}

describe('askHowToGoOn', () => {
  it('asks once, in the words of the error, and does what is chosen', async () => {
    for (const [label, wish] of [
      ['Resume', 'resume'],
      ['Review Again', 'retry'],
      ['Dismiss', undefined],
      [undefined, undefined],
    ]) {
      const { questions, wishes, start } = setUp(breaking);
      const review = start('ask');
      await interrupted(review);
      assert.equal(questions.length, 1);
      assert.match(questions[0]!.question, /^src\/cart\.ts: The connection was cut after 4 characters\./);
      assert.deepEqual(questions[0]!.labels, ['Resume', 'Review Again', 'Dismiss']);
      questions[0]!.answer(label);
      await setImmediate();
      assert.deepEqual(wishes, wish === undefined ? [] : [`${wish} ${review.id}`]);
    }
  });

  it('asks nothing where the policy is another', async () => {
    for (const policy of ['resume', 'stop'] as const) {
      const { questions, start } = setUp(breaking);
      await interrupted(start(policy));
      assert.equal(questions.length, 0, policy);
    }
  });

  it('does not offer to resume where there are no words to go on with', async () => {
    const { questions, start } = setUp(silent);
    await interrupted(start('ask'));
    assert.deepEqual(questions[0]?.labels, ['Review Again', 'Dismiss']);
  });

  it('asks one question at a time, and none that the panel has answered meanwhile', async () => {
    const { reviews, questions, start } = setUp(breaking);
    const [first, second, third] = ['ask', 'ask', 'ask'].map((policy) => start(policy as InterruptionPolicy));
    for (const review of [first!, second!, third!]) await interrupted(review);
    assert.equal(questions.length, 1);
    reviews.retry(second!.id, { ...someSettings, onInterruption: 'stop' });
    await interrupted(second!);
    questions[0]!.answer();
    await setImmediate();
    assert.equal(questions.length, 2);
    questions[1]!.answer('Resume');
    await setImmediate();
    assert.equal(questions.length, 2);
  });

  it('says nothing of a review that a reload cut off', async () => {
    const { reviews, questions, start } = setUp(breaking);
    const review = start('stop');
    const other = setUp(breaking);
    other.reviews.restore(review.id, review.target, review.log.after(0));
    await interrupted(review);
    assert.deepEqual([questions.length, other.questions.length], [0, 0]);
    reviews.dispose();
  });
});
