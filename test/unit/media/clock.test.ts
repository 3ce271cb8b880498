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

  it('is not set back by a batch that was long on its way, or whose words began long ago', () => {
    const clock = createHostClock();
    clock.observe(99_950, 100_000, true);
    clock.observe(100_000, 105_000, true);
    assert.equal(clock.toHost(105_000), 105_000);
    const remote = createHostClock();
    remote.observe(40_000, 100_000, true);
    remote.observe(41_000, 130_000, true);
    assert.equal(remote.toHost(130_000), 70_000);
  });

  it('learns from a snapshot that lies in the future', () => {
    const clock = createHostClock();
    clock.observe(400_000, 100_000, false);
    assert.equal(clock.toHost(100_000), 400_000);
  });
});
