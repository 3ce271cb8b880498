import assert from 'node:assert/strict';
import { pendingSentence, standingOf, standingWord, standingWords } from '../../../media/panel/standing.ts';
import type { ReviewState } from '../../../src/review/state.ts';
import { reviewState } from './reviewState.ts';

const error: ReviewState['error'] & object = {
  type: 'error',
  seq: 2,
  reviewId: '1',
  run: 1,
  at: 0,
  kind: 'network',
  message: 'The connection was cut.',
  retryable: true,
  resumable: true,
};
const at = 100_000;
const words = (changes: Partial<ReviewState>, now = at) => standingWords(reviewState(changes), now);

describe('standing', () => {
  it('names the place in line', () => {
    assert.equal(words({ phase: 'queued', place: 1 }), 'next in line');
    assert.equal(words({ phase: 'queued', place: 12 }), 'place 12 in line');
  });

  it('counts down a pause and the time to the next attempt, and never below one second', () => {
    const pause = { until: at + 42_000, message: 'x' };
    assert.equal(words({ waiting: pause }), 'waiting 42 s, as the server asked');
    assert.equal(words({ waiting: pause }, at + 41_999), 'waiting 1 s, as the server asked');
    assert.equal(words({ waiting: pause }, at + 42_000), 'connecting');
    const attempt = { until: at + 4000, message: 'x', attempt: 2, attempts: 3 };
    assert.equal(words({ waiting: attempt }), 'attempt 2 of 3 in 4 s');
    assert.equal(words({ waiting: attempt }, at + 4000), 'attempt 2 of 3');
    assert.equal(words({ phase: 'queued', place: 1, waiting: pause }), 'waiting 42 s, as the server asked');
    assert.equal(words({ phase: 'streaming', waiting: { ...pause, isOwn: true } }), 'going on in 42 s');
  });

  it('counts the seconds of a silence', () => {
    const silent = { phase: 'streaming', silentSince: at - 12_400 } as const;
    assert.equal(words(silent), 'no words for 12 s');
    assert.equal(words(silent, at + 1000), 'no words for 13 s');
    assert.equal(words(silent, at - 60_000), 'no words for 0 s');
  });

  it('is resuming from a break until the answer goes on', () => {
    assert.equal(standingOf(reviewState({ phase: 'streaming', text: 'x', error }), at), 'resuming');
    assert.equal(standingOf(reviewState({ phase: 'streaming', text: 'x' }), at), 'streaming');
    assert.equal(standingOf(reviewState({ phase: 'interrupted', text: 'x', error }), at), 'interrupted');
  });

  it('calls reasoning by its name until the answer begins', () => {
    const state = reviewState({ phase: 'streaming', reasoning: 'Hm.' });
    assert.equal(standingWord(state, at), 'reasoning');
    assert.equal(standingWord({ ...state, text: 'So' }, at), 'streaming');
    assert.equal(standingWord({ ...state, phase: 'finished' }, at), 'done');
  });

  it('has one word without figures for each', () => {
    const word = (changes: Partial<ReviewState>) => standingWord(reviewState(changes), at);
    const all = [
      word({ phase: 'queued', place: 3 }),
      word({ waiting: { until: at + 1, message: 'x' } }),
      word({ phase: 'streaming', silentSince: 0 }),
      word({ phase: 'streaming', error }),
      ...(['connecting', 'streaming', 'finished', 'cancelled', 'truncated', 'interrupted', 'failed'] as const).map(
        (phase) => word({ phase }),
      ),
    ];
    assert.equal(new Set(all).size, all.length);
    for (const one of all) assert.match(one, /^[a-z ]+$/);
  });

  it('says why only while it goes on; the end has a sentence of its own', () => {
    const waiting = { until: at, message: 'It is overloaded.' };
    assert.equal(pendingSentence(reviewState({ waiting })), 'It is overloaded.');
    assert.equal(pendingSentence(reviewState({ phase: 'streaming', error, waiting })), 'The connection was cut.');
    assert.equal(pendingSentence(reviewState({ phase: 'interrupted', error })), undefined);
    assert.equal(pendingSentence(reviewState({ phase: 'streaming' })), undefined);
  });

  it('says for whom a review waits in line, and that a silent connection is open', () => {
    const inLine = (place: number) => pendingSentence(reviewState({ phase: 'queued', place }));
    assert.equal(inLine(1), 'Next in line at localhost:11434. Other reviews of this server run first.');
    assert.deepEqual(
      [2, 3, 4].map((place) => inLine(place)?.split(' at ')[0]),
      ['Second in line', 'Third in line', 'Place 4 in line'],
    );
    const silent = 'No words come, but the connection is open.';
    assert.equal(pendingSentence(reviewState({ phase: 'streaming', silentSince: at, error })), silent);
    assert.equal(pendingSentence(reviewState({ phase: 'cancelled', silentSince: at })), undefined);
  });
});
