import assert from 'node:assert/strict';
import { createGates } from '../../../../src/completion/gate/gates.ts';
import { createCrowd, settled, type Guest } from './crowd.ts';

const address = 'http://server.invalid/v1';

/** As many as the limit says have their permits, the others wait. */
async function crowdOf(names: readonly string[], limit: number) {
  const gates = createGates({ maxConcurrent: () => limit });
  const crowd = createCrowd(gates.for(address));
  const guests = new Map(names.map((name) => [name, crowd.enter(name, name)]));
  await settled();
  const guest = (name: string): Guest => guests.get(name)!;
  const inside = () => names.filter((name) => guest(name).state === 'inside');
  return { gates, crowd, guest, inside };
}

describe('a request that the user wants to start now', () => {
  it('starts at once, beyond the limit, and hears of its turn; the others keep their order', async () => {
    const { gates, crowd, guest } = await crowdOf(['a', 'b', 'c', 'd', 'e'], 2);
    assert.equal(gates.admit('d'), true);
    await settled();
    assert.deepEqual(crowd.started, ['a', 'b', 'd']);
    assert.deepEqual(guest('d').places, [2, 0]);
    assert.deepEqual([guest('c').places, guest('e').places], [[1], [3, 2]]);
  });

  it('counts from then on: nobody follows until fewer are inside than may be', async () => {
    const { gates, crowd, guest, inside } = await crowdOf(['a', 'b', 'c', 'd', 'e'], 2);
    gates.admit('d');
    for (const [name, left] of [
      ['a', ['b', 'd']],
      ['d', ['b', 'c']],
      ['b', ['c', 'e']],
    ] as const) {
      await settled();
      guest(name).release();
      await settled();
      assert.deepEqual(inside(), left);
    }
    assert.deepEqual(crowd.started, ['a', 'b', 'd', 'c', 'e']);
  });

  it('goes before the preferred one, which then has its place again', async () => {
    const { gates, crowd, guest } = await crowdOf(['a', 'b', 'c', 'd'], 1);
    gates.prefer('c');
    gates.admit('d');
    await settled();
    assert.deepEqual(crowd.started, ['a', 'd']);
    assert.deepEqual([guest('c').places.at(-1), guest('b').places.at(-1)], [1, 2]);
  });

  it('in the instant of a release: it takes the slot that is free, and nobody goes in beside it', async () => {
    for (const steps of [0, 1, 2, 3, 4, 5, 6]) {
      const { gates, crowd, guest, inside } = await crowdOf(['a', 'b', 'c'], 1);
      guest('a').release();
      for (let step = 0; step < steps; step++) await Promise.resolve();
      const granted = guest('b').places.at(-1) === 0 ? ['b', 'c'] : ['c'];
      gates.admit('c');
      await settled();
      assert.deepEqual(inside(), granted, `after ${steps} steps`);
      for (const name of [...granted, 'b']) {
        guest(name).release();
        await settled();
      }
      const others = ['d', 'e'].map((name) => crowd.enter(name));
      await settled();
      assert.deepEqual(
        others.map(({ state }) => state),
        ['inside', 'waiting'],
      );
    }
  });

  it('is asked for in vain where it runs, has left or never came', async () => {
    const { gates, crowd, guest } = await crowdOf(['a', 'b', 'c'], 1);
    guest('c').abort();
    await settled();
    for (const name of ['a', 'c', 'unknown']) assert.equal(gates.admit(name), false, name);
    await settled();
    assert.deepEqual(crowd.started, ['a']);
  });

  it('is found at whichever endpoint it waits', async () => {
    const gates = createGates({ maxConcurrent: () => 1 });
    const crowds = [address, 'http://other.invalid/v1'].map((baseUrl) => createCrowd(gates.for(baseUrl)));
    for (const crowd of crowds) crowd.enter('running');
    crowds[1]?.enter('wanted', 'wanted');
    await settled();
    assert.equal(gates.admit('wanted'), true);
    await settled();
    assert.deepEqual(
      crowds.map(({ inside }) => inside),
      [1, 2],
    );
  });
});
