import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createGates } from '../../../../src/completion/gate/gates.ts';
import type { Gate } from '../../../../src/completion/gate/gate.ts';
import { createCrowd, settled, type Guest } from './crowd.ts';

const address = 'http://server.invalid/v1';

/** Exactly as many as the limit get in at once, so no permit was lost and none came into being. */
async function hasAllPermits(gate: Gate, limit: number): Promise<boolean> {
  const crowd = createCrowd(gate);
  const guests = Array.from({ length: limit + 1 }, (_, index) => crowd.enter(String(index)));
  await settled();
  const all = crowd.inside === limit;
  guests.at(-1)?.abort();
  for (const guest of guests) guest.release();
  return all;
}

describe('faults 43 and 44: requests in any interleaving', () => {
  const fates = ['answered', 'answered', 'throws', 'cancelled', 'released twice'] as const;

  it('never more than the limit at any instant, in order of arrival, and every permit comes back', async () => {
    const requests = fc.array(fc.constantFrom(...fates), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 5 }), requests, async (scheduler, limit, all) => {
        const gate = createGates({ maxConcurrent: () => limit }).for(address);
        const arrived: number[] = [];
        const started: number[] = [];
        const left = new Set<number>();
        let inFlight = 0;
        const ask = async (fate: (typeof fates)[number], index: number) => {
          const controller = new AbortController();
          await scheduler.schedule(Promise.resolve(), `${index} arrives`);
          if (fate === 'cancelled') {
            void scheduler.schedule(Promise.resolve(), `${index} is cancelled`).then(() => {
              controller.abort(index);
            });
          }
          arrived.push(index);
          const permit = await gate.enter({ signal: controller.signal }).catch((reason: unknown) => {
            assert.equal(reason, index);
            left.add(index);
          });
          if (permit === undefined) return;
          started.push(index);
          try {
            assert.ok(++inFlight <= limit, `${inFlight} in flight`);
            await scheduler.schedule(Promise.resolve(), `${index} ends`);
            if (fate === 'throws') throw new Error('mine');
          } finally {
            inFlight--;
            permit.release();
            if (fate === 'released twice') permit.release();
          }
        };
        const outcomes = Promise.allSettled(all.map(ask));
        await scheduler.waitFor(outcomes);
        for (const [index, outcome] of (await outcomes).entries()) {
          if (outcome.status === 'rejected') assert.match(String(outcome.reason), /^Error: mine$/, String(index));
        }
        assert.deepEqual(
          started,
          arrived.filter((index) => !left.has(index)),
        );
        assert.ok(await hasAllPermits(gate, limit));
      }),
      { numRuns: 400 },
    );
  });

  it('500 of them, of which each ends when it likes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 20 }), async (scheduler, limit) => {
        const crowd = createCrowd(createGates({ maxConcurrent: () => limit }).for(address));
        const guests = Array.from({ length: 500 }, (_, index) => crowd.enter(String(index)));
        for (let ended = 0; ended < guests.length;) {
          await settled();
          const inside = guests.filter(({ state }) => state === 'inside');
          assert.equal(inside.length, Math.min(limit, guests.length - ended));
          for (const guest of inside) {
            void scheduler.schedule(Promise.resolve()).then(() => {
              guest.release();
            });
          }
          const some = Math.ceil(inside.length / 2);
          await scheduler.waitNext(some);
          await scheduler.waitIdle();
          ended = guests.filter(({ state }) => state === 'gone').length;
        }
        assert.equal(crowd.mostInside, limit);
        assert.deepEqual(
          crowd.started,
          guests.map(({ name }) => name),
        );
      }),
      { numRuns: 3 },
    );
  });
});

describe('faults 43 and 44: a line, by its rules', () => {
  const key = fc.constantFrom('a', 'b', undefined);
  const wish = fc.oneof(
    { weight: 7, arbitrary: fc.record({ does: fc.constant('enter' as const), key }) },
    { weight: 4, arbitrary: fc.record({ does: fc.constant('release' as const), which: fc.nat() }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('abort' as const), which: fc.nat() }) },
    { weight: 3, arbitrary: fc.record({ does: fc.constant('prefer' as const), key }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('admit' as const), key: fc.constantFrom('a', 'b') }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('limit' as const), limit: fc.integer({ min: 1, max: 6 }) }) },
  );

  it('whatever happens: who is inside, who waits, and what each has heard', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { maxLength: 60 }), async (wishes) => {
        let limit = 2;
        let preferred: string | undefined;
        const gates = createGates({ maxConcurrent: () => limit });
        const crowd = createCrowd(gates.for(address));
        const all: { readonly guest: Guest; readonly key: string | undefined }[] = [];
        let waiting: typeof all = [];
        const inside = new Set<Guest>();
        const order = () => {
          const first = waiting.filter((entry) => entry.key !== undefined && entry.key === preferred);
          return [...first, ...waiting.filter((entry) => !first.includes(entry))];
        };
        for (const event of wishes) {
          if (event.does === 'enter') {
            const entry = { guest: crowd.enter(String(all.length), event.key), key: event.key };
            all.push(entry);
            waiting.push(entry);
          } else if (event.does === 'release') {
            const guest = [...inside][event.which % inside.size];
            guest?.release();
            guest?.release();
            if (guest !== undefined) inside.delete(guest);
          } else if (event.does === 'abort') {
            const entry = waiting[event.which % waiting.length];
            entry?.guest.abort();
            waiting = waiting.filter((other) => other !== entry);
          } else if (event.does === 'prefer') {
            preferred = event.key;
            gates.prefer(preferred);
          } else if (event.does === 'admit') {
            const admitted = waiting.filter((entry) => entry.key === event.key);
            assert.equal(gates.admit(event.key), admitted.length > 0);
            for (const { guest } of admitted) inside.add(guest);
            waiting = waiting.filter((entry) => !admitted.includes(entry));
          } else {
            ({ limit } = event);
            gates.limitChanged();
          }
          for (const entry of order().slice(0, Math.max(0, limit - inside.size))) {
            inside.add(entry.guest);
            waiting = waiting.filter((other) => other !== entry);
          }
          await settled();
          for (const { guest } of all) assert.equal(guest.state === 'inside', inside.has(guest), guest.name);
          for (const [index, { guest }] of order().entries()) assert.equal(guest.places.at(-1), index + 1, guest.name);
          for (const guest of inside) assert.equal(guest.places.at(-1) ?? 0, 0, guest.name);
          for (const { guest } of all) {
            assert.ok(guest.places.every((place, index) => place !== guest.places[index - 1]));
          }
        }
        for (const { guest } of all) guest.abort();
        for (const guest of inside) guest.release();
        await settled();
        assert.ok(await hasAllPermits(gates.for(address), limit));
      }),
      { numRuns: 200 },
    );
  });
});
