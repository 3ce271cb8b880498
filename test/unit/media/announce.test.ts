import assert from 'node:assert/strict';
import { createAnnouncer } from '../../../media/panel/announce.ts';
import { outcomes } from '../../../src/review/event.ts';
import type { ReviewState } from '../../../src/review/state.ts';
import { findingState } from './findingState.ts';
import { reviewState as someState } from './reviewState.ts';

const now = 200_000;
const reviewState = (changes: Partial<ReviewState> = {}) => someState({ startedAt: now - 100, ...changes });

describe('announcer', () => {
  it('says the beginning and the end of a run once each', () => {
    const announcer = createAnnouncer();
    const running = reviewState();
    assert.deepEqual(announcer.update([running], now), ['Review of cart.ts started']);
    assert.deepEqual(announcer.update([{ ...running, phase: 'streaming' }], now), []);
    assert.deepEqual(announcer.update([{ ...running, phase: 'finished', endedAt: 0 }], now), [
      'Review of cart.ts finished',
    ]);
    assert.deepEqual(announcer.update([{ ...running, phase: 'finished', endedAt: 0 }], now), []);
    assert.deepEqual(announcer.update([{ ...running, run: 2 }], now), ['Review of cart.ts started']);
  });

  it('says how many findings a finished review has', () => {
    const announcer = createAnnouncer();
    const say = (run: number, count: number) => {
      announcer.update([reviewState({ run })], now);
      const findings = Array.from({ length: count }, (_, index) => findingState({ id: String(index) }));
      return announcer.update([reviewState({ run, phase: 'finished', findings })], now).join();
    };
    assert.equal(say(1, 3), 'Review of cart.ts finished: 3 findings');
    assert.equal(say(2, 1), 'Review of cart.ts finished: 1 finding');
  });

  it('counts the findings while they come, those that are whole, and not each of them', () => {
    const announcer = createAnnouncer();
    const say = (seconds: number, whole: number, writing = 0) => {
      const findings = Array.from({ length: whole + writing }, (_, id) =>
        findingState({ id: String(id), writing: id >= whole }),
      );
      return announcer.update([reviewState({ phase: 'streaming', findings })], now + seconds * 1000).join();
    };
    assert.equal(say(0, 0), 'Review of cart.ts started');
    assert.equal(say(1, 0, 1), '');
    assert.equal(say(2, 1), '');
    assert.equal(say(11, 0, 1), '');
    assert.equal(say(12, 1, 1), 'Review of cart.ts: 1 finding so far');
    assert.equal(say(13, 3), '');
    assert.equal(say(21, 4), '');
    assert.equal(say(22, 4), 'Review of cart.ts: 4 findings so far');
    assert.equal(say(40, 4), '');
    assert.deepEqual(announcer.update([reviewState({ phase: 'cancelled', endedAt: now })], now), [
      'Review of cart.ts stopped',
    ]);
  });

  it('says what keeps the words from coming, and that they come again, once each', () => {
    const announcer = createAnnouncer();
    const say = (changes: Partial<ReviewState>) => announcer.update([reviewState(changes)], now).join();
    const error = { type: 'error' } as ReviewState['error'] & object;
    assert.equal(say({ phase: 'queued', place: 2 }), 'Review of cart.ts started');
    assert.equal(say({ phase: 'queued', place: 2 }), 'Review of cart.ts waits in line');
    assert.equal(say({ phase: 'queued', place: 1 }), '');
    assert.equal(say({ waiting: { until: now + 2000, message: 'x' } }), 'Review of cart.ts waits for the server');
    assert.equal(say({ waiting: { until: now + 1000, message: 'x' } }), '');
    assert.equal(say({ phase: 'streaming' }), '');
    assert.equal(say({ phase: 'streaming', silentSince: now - 9000 }), 'Review of cart.ts is silent');
    assert.equal(say({ phase: 'streaming' }), 'Review of cart.ts goes on');
    assert.equal(say({ phase: 'streaming', error }), 'Review of cart.ts was cut off and is being resumed');
    assert.equal(say({ phase: 'streaming' }), 'Review of cart.ts goes on');
    assert.equal(say({ phase: 'finished', endedAt: now }), 'Review of cart.ts finished');
    assert.equal(say({ run: 2, text: 'so far' }), 'Review of cart.ts goes on');
  });

  it('has words of its own for each end', () => {
    const said = outcomes.map((phase) => {
      const announcer = createAnnouncer();
      announcer.update([reviewState()], now);
      return announcer.update([reviewState({ phase })], now).join();
    });
    assert.equal(new Set(said).size, outcomes.length);
    for (const sentence of said) assert.match(sentence, /^Review of cart\.ts /);
  });

  it('is silent about what began before the page did, and says what comes then', () => {
    const announcer = createAnnouncer();
    const say = (changes: Partial<ReviewState>) =>
      announcer.update([reviewState({ phase: 'streaming', startedAt: now - 30_000, ...changes })], now).join();
    assert.equal(say({ findings: [findingState({ id: '1', writing: false })] }), '');
    assert.equal(say({ silentSince: now - 9000 }), 'Review of cart.ts is silent');
    assert.equal(say({ phase: 'finished', endedAt: now }), 'Review of cart.ts finished');
    assert.equal(
      createAnnouncer()
        .update([reviewState({ startedAt: now - 5001 })], now)
        .join(),
      '',
    );
  });

  it('says an end that came with the beginning, and is silent about restored history', () => {
    assert.deepEqual(createAnnouncer().update([reviewState({ phase: 'cancelled', endedAt: now - 100 })], now), [
      'Review of cart.ts stopped',
    ]);
    assert.deepEqual(createAnnouncer().update([reviewState({ phase: 'finished', endedAt: now - 60_000 })], now), []);
  });
});
