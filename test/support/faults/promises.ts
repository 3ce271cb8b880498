/** Reviews that were played in; what holds for each of them, whatever the fault was, out as assertions. */
import assert from 'node:assert/strict';
import type { Gates } from '../../../src/completion/gate/gates.ts';
import type { Gate } from '../../../src/completion/gate/gate.ts';
import type { ReviewEvent } from '../../../src/review/event.ts';
import type { FaultServer } from '../faultServer.ts';
import type { Stream } from './play.ts';

/** Strictly increasing `seq`; each run begins with `started` and ends in exactly one `ended`, after which it is silent. */
export function assertLog(log: readonly ReviewEvent[]): void {
  assert.deepEqual(
    log.map(({ seq }) => seq),
    log.map((_event, index) => index + 1),
    'the log has no gap and no double',
  );
  for (const run of new Set(log.map((event) => event.run))) {
    const types = log.filter((event) => event.run === run).map(({ type }) => type);
    assert.equal(types[0], 'started');
    assert.equal(types.filter((type) => type === 'started').length, 1);
    assert.equal(types.at(-1), 'ended', 'the run has ended');
    assert.equal(types.filter((type) => type === 'ended').length, 1, 'the run has exactly one end');
  }
}

/** A stream of the client finishes once and last, or throws, never both. */
export function assertStream({ events, end }: Stream): void {
  const finishes = events.filter(({ type }) => type === 'finish').length;
  if (end === 'finished') {
    assert.equal(finishes, 1, 'a stream that is over has finished');
    assert.equal(events.at(-1)?.type, 'finish', 'nothing comes after the finish');
  } else assert.equal(finishes, 0, 'a stream that failed has not finished');
}

/** Every slot of the endpoint is free: as many as there are can be had at once. */
export async function assertFree(gate: Gate, limit: number): Promise<void> {
  const slots = Array.from({ length: limit }, () => gate.enter({}));
  let taken = 0;
  for (const slot of slots) void slot.then(() => taken++);
  for (let turn = 0; turn < 20 && taken < slots.length; turn++) await new Promise(setImmediate);
  assert.equal(taken, slots.length, 'every permit is back');
  for (const slot of slots) (await slot).release();
}

/** The client holds no connection any more, but for those that wait in its pool for the next request. */
export async function assertClosed(server: FaultServer): Promise<void> {
  await server.released();
}

export async function assertAllFree(gates: Gates, baseUrls: Iterable<string>, limit: number): Promise<void> {
  for (const baseUrl of baseUrls) await assertFree(gates.for(baseUrl), limit);
}
