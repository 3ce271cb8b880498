import assert from 'node:assert/strict';
import fc from 'fast-check';
import { everyByte, inPieces, piecesAt } from '../support/faults/bytesInPieces.ts';
import { fault } from '../support/faults/fault.ts';
import { overSocket } from '../support/faults/overSocket.ts';
import type { Played } from '../support/faults/play.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { anyAnswer, anyEventStream, readAll } from '../support/faults/streams.ts';

const offsetsIn = (bytes: Uint8Array) => fc.array(fc.nat(bytes.length), { maxLength: 24 });
const cut = <T extends Uint8Array>(stream: fc.Arbitrary<T>) =>
  stream.chain((bytes) => fc.tuple(fc.constant(bytes), offsetsIn(bytes)));

fault(53, 'any event stream, split anywhere', () => {
  const runs = sizeOf({ daily: 1000, full: 100_000 });
  fc.assert(
    fc.property(cut(anyEventStream), ([bytes, offsets]) => {
      const whole = readAll([bytes]);
      assert.deepEqual(readAll(piecesAt(bytes, offsets)), whole);
      assert.deepEqual(readAll(everyByte(bytes)), whole);
    }),
    { numRuns: runs },
  );
  return Promise.resolve(`${runs} streams, each split at random and at every byte: the same events`);
});

fault(53, 'any event stream, split anywhere, over a socket', async (row) => {
  const runs = sizeOf({ daily: 100, full: 5000 });
  const read = await overSocket(row);
  await fc.assert(
    fc.asyncProperty(cut(anyEventStream), async ([bytes, offsets]) => {
      assert.deepEqual(await read(piecesAt(bytes, offsets)), readAll([bytes]).events);
    }),
    { numRuns: runs },
  );
  return `${runs} splits: the same events`;
});

/** Everything that a reader could see of it, in its order. */
function seen({ outcome, cause, state, notices, errors }: Played) {
  const { text, reasoning, usage } = state;
  const told = errors.map(({ kind, detail }) => [kind, detail]);
  return { outcome, cause, text, reasoning, usage, notices, told };
}

fault(53, 'any answer, good or bad, split anywhere, as a review', async (row) => {
  const runs = sizeOf({ daily: 60, full: 3000 });
  let pieces: readonly Uint8Array[] = [];
  const server = await row.serve((exchange) => inPieces(pieces)(exchange));
  let count = 0;
  const play = async (given: readonly Uint8Array[]) => {
    pieces = given;
    // An endpoint of its own, so that one bad answer after the other closes nothing to the next.
    const baseUrl = `${server.origin}/${++count}/v1`;
    return seen(await row.play(baseUrl, { policy: 'stop', retry: { attempts: 1 } }));
  };
  await fc.assert(
    fc.asyncProperty(cut(anyAnswer), async ([bytes, offsets]) => {
      const whole = await play([bytes]);
      assert.deepEqual(await play(piecesAt(bytes, offsets)), whole);
    }),
    { numRuns: runs },
  );
  return `${runs} splits: the same text and the same end`;
});
