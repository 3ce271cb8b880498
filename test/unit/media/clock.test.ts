import assert from 'node:assert/strict';
import { createHostClock, type HostClock } from '../../../media/panel/clock.ts';

describe('host clock', () => {
  let clock: HostClock;
  const live = (at: number, received: number) => {
    clock.observe([{ at, live: true }], received);
  };
  const snapshot = (at: number, received: number) => {
    clock.observe([{ at, live: false }], received);
  };
  beforeEach(() => {
    clock = createHostClock();
  });

  it('is the page’s own where both agree, whatever the age of a snapshot', () => {
    snapshot(100_000, 400_000);
    assert.equal(clock.toHost(500_000), 500_000);
    live(499_950, 500_000);
    assert.equal(clock.toHost(500_000), 500_000);
  });

  it('follows a host that is minutes away, once its events come live', () => {
    live(100_000, 400_000);
    assert.equal(clock.toHost(400_000), 100_000);
    live(420_000, 101_000);
    assert.equal(clock.toHost(101_000), 420_000);
  });

  it('is not set back by a batch that was long on its way', () => {
    live(99_950, 100_000);
    live(100_000, 105_000);
    assert.equal(clock.toHost(105_000), 105_000);
  });

  it('is not set back by words that began long ago, of however many reviews', () => {
    live(40_000, 100_000);
    live(41_000, 130_000);
    assert.equal(clock.toHost(130_000), 70_000);
    const late = Array.from({ length: 20 }, () => ({ at: 41_000, live: true }));
    clock.observe([...late, { at: 71_000, live: true }], 131_000);
    clock.observe(late, 131_000);
    assert.equal(clock.toHost(131_000), 71_000);
  });

  it('learns from a snapshot that lies in the future, until an event comes live', () => {
    snapshot(400_000, 100_000);
    assert.equal(clock.toHost(100_000), 400_000);
    live(100_900, 101_000);
    snapshot(400_000, 101_000);
    assert.equal(clock.toHost(101_000), 101_000);
  });

  it('is right again soon after the host’s clock was set, forth or back', () => {
    live(100_000, 100_000);
    live(3_700_100, 100_100);
    assert.equal(clock.toHost(100_100), 3_700_100);
    for (let now = 100_200; now < 102_000; now += 100) live(now, now);
    assert.equal(clock.toHost(102_000), 102_000);
  });

  it('learns nothing from a batch in which no review runs', () => {
    clock.observe([], 100_000);
    assert.equal(clock.toHost(100_000), 100_000);
  });
});
