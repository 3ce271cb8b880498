import assert from 'node:assert/strict';
import { createGates, defaultMaxConcurrent } from '../../../../src/completion/gate/gates.ts';
import { createCrowd, settled, type Guest } from './crowd.ts';

const address = 'http://server.invalid/v1';

describe('createGates', () => {
  it('lets 3 in where nothing else is said', async () => {
    const crowd = createCrowd(createGates().for(address));
    for (const name of ['a', 'b', 'c', 'd', 'e']) crowd.enter(name);
    await settled();
    assert.equal(defaultMaxConcurrent, 3);
    assert.deepEqual(crowd.started, ['a', 'b', 'c']);
  });

  it('endpoints are the same by origin and path', () => {
    const gates = createGates();
    const gate = gates.for(address);
    for (const same of [`${address}/`, `${address}//`, `${address}?key=1`, 'HTTP://Server.invalid:80/v1#a']) {
      assert.equal(gates.for(same), gate, same);
    }
    const others = ['https://server.invalid/v1', 'http://server.invalid:81/v1', 'http://server.invalid/v2', 'nothing'];
    assert.equal(new Set([gate, ...others.map((other) => gates.for(other))]).size, 5);
  });

  it('fault 43: two endpoints share neither slots nor budget', async () => {
    const gates = createGates({ maxConcurrent: () => 1 });
    const crowds = [createCrowd(gates.for(address)), createCrowd(gates.for('http://other.invalid/v1'))];
    for (const crowd of crowds) {
      crowd.enter('a');
      crowd.enter('b');
    }
    await settled();
    assert.deepEqual(
      crowds.map(({ inside }) => inside),
      [1, 1],
    );
    const { budget } = gates.for(address);
    assert.deepEqual([budget.take(), budget.take(), budget.take()], [true, true, false]);
    assert.equal(gates.for('http://other.invalid/v1').budget.take(), true);
  });

  it('fault 43: the limit changes from 3 to 1 to 5 while requests run and wait', async () => {
    let limit = 3;
    const crowd = createCrowd(createGates({ maxConcurrent: () => limit }).for(address));
    const guests = Array.from({ length: 12 }, (_, index) => crowd.enter(String(index)));
    const end = async (name: number) => {
      guests[name]?.release();
      await settled();
    };
    await settled();
    assert.equal(crowd.inside, 3);
    limit = 1;
    await end(0);
    await end(1);
    assert.deepEqual([crowd.inside, crowd.started.length], [1, 3]);
    await end(2);
    assert.deepEqual([crowd.inside, crowd.started.length], [1, 4]);
    limit = 5;
    await end(3);
    assert.deepEqual([crowd.inside, crowd.started.length], [5, 9]);
    assert.deepEqual(guests[9]?.places, [7, 6, 1]);
    for (let name = 4; name < 12; name++) await end(name);
    assert.deepEqual(
      crowd.started,
      guests.map(({ name }) => name),
    );
  });

  it('a higher limit counts at once where it is announced', async () => {
    let limit = 1;
    const gates = createGates({ maxConcurrent: () => limit });
    const crowd = createCrowd(gates.for(address));
    for (const name of ['a', 'b', 'c', 'd']) crowd.enter(name);
    await settled();
    limit = 3;
    gates.limitChanged();
    await settled();
    assert.deepEqual(crowd.started, ['a', 'b', 'c']);
  });
});

describe('the preferred request', () => {
  function waitingCrowd() {
    const gates = createGates({ maxConcurrent: () => 1 });
    const crowd = createCrowd(gates.for(address));
    const running = crowd.enter('running');
    return { gates, crowd, running };
  }
  const placesOf = (guests: readonly Guest[]) => guests.map(({ places }) => places.at(-1));

  it('overtakes the others that wait, those that come later with the same key included', async () => {
    const { gates, crowd, running } = waitingCrowd();
    const guests = [crowd.enter('a'), crowd.enter('b', 'visible'), crowd.enter('c', 'visible'), crowd.enter('d')];
    await settled();
    assert.deepEqual(placesOf(guests), [1, 2, 3, 4]);
    gates.prefer('visible');
    await settled();
    assert.deepEqual(placesOf(guests), [3, 1, 2, 4]);
    guests.push(crowd.enter('e', 'visible'));
    await settled();
    assert.deepEqual(placesOf(guests), [4, 1, 2, 5, 3]);
    running.release();
    for (const name of ['b', 'c', 'e', 'a', 'd']) {
      await settled();
      guests.find((guest) => guest.name === name)?.release();
    }
    assert.deepEqual(crowd.started, ['running', 'b', 'c', 'e', 'a', 'd']);
  });

  it('finds its old place again when another is preferred, or none', async () => {
    for (const [keys, order] of [
      [['c'], 'cabd'],
      [['c', 'd'], 'dabc'],
      [['c', 'd', undefined], 'abcd'],
      [['c', 'unknown'], 'abcd'],
    ] as const) {
      const { gates, crowd, running } = waitingCrowd();
      const guests = ['a', 'b', 'c', 'd'].map((name) => crowd.enter(name, name));
      for (const key of keys) gates.prefer(key);
      await settled();
      assert.deepEqual(
        placesOf(guests),
        guests.map(({ name }) => order.indexOf(name) + 1),
      );
      running.release();
      for (const name of order) {
        await settled();
        guests.find((guest) => guest.name === name)?.release();
      }
      assert.equal(crowd.started.join(''), `running${order}`);
    }
  });

  it('does not push out what runs, and a request without a key is never the preferred one', async () => {
    const { gates, crowd, running } = waitingCrowd();
    const guests = [crowd.enter('a', 'a'), crowd.enter('b')];
    gates.prefer(undefined);
    await settled();
    assert.deepEqual([running.state, ...placesOf(guests)], ['inside', 1, 2]);
  });
});
