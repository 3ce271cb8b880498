import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { createGates } from '../../../../src/completion/gate/gates.ts';
import { createCrowd, settled, type Guest } from './crowd.ts';

function gateFor(limit: number) {
  const gates = createGates({ maxConcurrent: () => limit });
  const gate = gates.for('http://server.invalid/v1');
  return { gates, gate, crowd: createCrowd(gate) };
}

describe('fault 43: many requests at once', () => {
  for (const limit of [1, 3, 7]) {
    it(`500 with a limit of ${limit}: never more in flight, in order of arrival, every one of them`, async () => {
      const { crowd } = gateFor(limit);
      const names = Array.from({ length: 500 }, (_, index) => `request ${index}`);
      const guests = names.map((name) => crowd.enter(name));
      for (let ended = 0; ended < guests.length; ended += limit) {
        await settled();
        assert.equal(crowd.inside, Math.min(limit, guests.length - ended));
        for (const guest of guests.filter(({ state }) => state === 'inside')) guest.release();
      }
      assert.deepEqual(crowd.started, names);
      assert.equal(crowd.mostInside, limit);
    });
  }

  it('each hears its place whenever it changes, and 0 when its turn has come', async () => {
    const { crowd } = gateFor(2);
    const guests = ['a', 'b', 'c', 'd', 'e'].map((name) => crowd.enter(name)) as [Guest, Guest, Guest, Guest, Guest];
    await settled();
    assert.deepEqual(
      guests.map(({ places }) => places),
      [[], [], [1], [2], [3]],
    );
    guests[1].release();
    await settled();
    guests[0].release();
    guests[2].release();
    await settled();
    assert.deepEqual(
      guests.map(({ places }) => places),
      [[], [], [1, 0], [2, 1, 0], [3, 2, 0]],
    );
  });

  it('hears of its turn before it has the permit', async () => {
    const { gate } = gateFor(1);
    const first = await gate.enter({});
    const seen: unknown[] = [];
    const second = gate.enter({ onPlace: (place) => seen.push(place) }).then(() => seen.push('permit'));
    await settled();
    first.release();
    await second;
    assert.deepEqual(seen, [1, 0, 'permit']);
  });
});

describe('fault 44: permits are conserved', () => {
  it('cancelled in the queue: it leaves at once, the others move up, the slot goes to the next', async () => {
    const { crowd } = gateFor(1);
    const [first, second, third, fourth] = ['a', 'b', 'c', 'd'].map((name) => crowd.enter(name)) as [
      Guest,
      Guest,
      Guest,
      Guest,
    ];
    await settled();
    const reason = new Error('enough');
    second.abort(reason);
    await settled();
    assert.equal(second.error, reason);
    assert.deepEqual([second.places, third.places, fourth.places], [[1], [2, 1], [3, 2]]);
    first.release();
    await settled();
    assert.deepEqual(crowd.started, ['a', 'c']);
    assert.deepEqual(fourth.places, [3, 2, 1]);
  });

  it('cancelled before it came: it takes no slot', async () => {
    const { gate, crowd } = gateFor(1);
    const reason = new Error('enough');
    await assert.rejects(gate.enter({ signal: AbortSignal.abort(reason) }), reason);
    crowd.enter('a');
    await settled();
    assert.equal(crowd.inside, 1);
  });

  it('cancelled while it runs: the slot is held until the release, because the socket may still be open', async () => {
    const { crowd } = gateFor(1);
    const first = crowd.enter('a');
    const second = crowd.enter('b');
    await settled();
    first.abort();
    await settled();
    assert.deepEqual([first.state, second.state], ['inside', 'waiting']);
    first.release();
    await settled();
    assert.equal(second.state, 'inside');
  });

  it('cancelled in the instant in which its turn comes: it has the permit or has left, and never both', async () => {
    for (const steps of [0, 1, 2, 3, 4, 5, 6, 7, 8]) {
      const { crowd } = gateFor(1);
      const first = crowd.enter('a');
      const second = crowd.enter('b');
      await settled();
      first.release();
      for (let step = 0; step < steps; step++) await Promise.resolve();
      second.abort();
      await settled();
      assert.notEqual(second.state, 'waiting');
      second.release();
      const third = crowd.enter('c');
      const fourth = crowd.enter('d');
      await settled();
      assert.deepEqual([third.state, fourth.state], ['inside', 'waiting'], `after ${steps} steps`);
    }
  });

  it('released twice: one slot is freed, not two, and nobody hears of another', async () => {
    const { crowd } = gateFor(2);
    const guests = ['a', 'b', 'c', 'd', 'e'].map((name) => crowd.enter(name)) as [Guest, ...Guest[]];
    await settled();
    guests[0].release();
    guests[0].release();
    await settled();
    guests[0].release();
    await settled();
    assert.deepEqual(crowd.started, ['a', 'b', 'c']);
    assert.equal(crowd.mostInside, 2);
    assert.deepEqual(
      guests.map(({ places }) => places.at(-1)),
      [undefined, undefined, 0, 1, 2],
    );
  });

  it('a throw in the body: the release in its finally is enough', async () => {
    const { gate, crowd } = gateFor(1);
    const body = async () => {
      const permit = await gate.enter({});
      try {
        throw new Error('mine');
      } finally {
        permit.release();
      }
    };
    for (let index = 0; index < 5; index++) await assert.rejects(body(), /mine/);
    crowd.enter('a');
    await settled();
    assert.equal(crowd.inside, 1);
  });

  it('a listener that throws when its turn comes: the request fails with that, and the slot goes on', async () => {
    const { gate, crowd } = gateFor(1);
    const first = crowd.enter('a');
    const onPlace = (place: number) => {
      if (place === 0) throw new Error('mine');
    };
    const second = assert.rejects(gate.enter({ onPlace }), /mine/);
    const third = crowd.enter('c');
    await settled();
    first.release();
    await second;
    await settled();
    assert.equal(third.state, 'inside');
  });

  it('entered in the instant of a release: after those who wait, and without a place if nobody does', async () => {
    const { crowd } = gateFor(1);
    const first = crowd.enter('a');
    const second = crowd.enter('b');
    await settled();
    first.release();
    const third = crowd.enter('c');
    await settled();
    assert.deepEqual(crowd.started, ['a', 'b']);
    second.release();
    await settled();
    third.release();
    const fourth = crowd.enter('d');
    await settled();
    assert.deepEqual(crowd.started, ['a', 'b', 'c', 'd']);
    assert.deepEqual(fourth.places, []);
    assert.equal(crowd.mostInside, 1);
  });

  it('no listener stays on a signal, whether its turn came or it left', async () => {
    const { crowd } = gateFor(1);
    const guests = ['a', 'b', 'c'].map((name) => crowd.enter(name)) as [Guest, Guest, Guest];
    await settled();
    guests[2].abort();
    guests[0].release();
    await settled();
    for (const { signal } of guests) assert.equal(getEventListeners(signal, 'abort').length, 0);
  });
});
