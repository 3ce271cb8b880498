import assert from 'node:assert/strict';
import { createAnnouncer } from '../../../media/panel/announce.ts';
import { outcomes } from '../../../src/review/event.ts';
import { reviewState } from './reviewState.ts';

const now = 200_000;

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

  it('has words of its own for each end', () => {
    const said = outcomes.map((phase) => {
      const announcer = createAnnouncer();
      announcer.update([reviewState()], now);
      return announcer.update([reviewState({ phase })], now).join();
    });
    assert.equal(new Set(said).size, outcomes.length);
    for (const sentence of said) assert.match(sentence, /^Review of cart\.ts /);
  });

  it('says an end that came with the beginning, and is silent about restored history', () => {
    assert.deepEqual(createAnnouncer().update([reviewState({ phase: 'cancelled', endedAt: now - 100 })], now), [
      'Review of cart.ts stopped',
    ]);
    assert.deepEqual(createAnnouncer().update([reviewState({ phase: 'finished', endedAt: now - 60_000 })], now), []);
  });
});
