import assert from 'node:assert/strict';
import { createHostClock } from '../../../media/panel/clock.ts';

describe('host clock', () => {
  it('is the page’s own where both agree, whatever the age of a snapshot', () => {
    const clock = createHostClock();
    clock.observe(100_000, 400_000, false);
    assert.equal(clock.toHost(500_000), 500_000);
    clock.observe(499_950, 500_000, true);
    assert.equal(clock.toHost(500_000), 500_000);
  });

  it('follows a host that is minutes away, once its events come live', () => {
    const clock = createHostClock();
    clock.observe(100_000, 400_000, true);
    assert.equal(clock.toHost(400_000), 100_000);
    clock.observe(420_000, 101_000, true);
    assert.equal(clock.toHost(101_000), 420_000);
  });

  it('learns from a snapshot that lies in the future', () => {
    const clock = createHostClock();
    clock.observe(400_000, 100_000, false);
    assert.equal(clock.toHost(100_000), 400_000);
  });
});
