import assert from 'node:assert/strict';
import { nextStop, stopAt, type Position, type Stop } from '../../../src/editor/findingOrder.ts';

const stop = (findingId: string, uri: string, startLine: number, endLine = startLine): Stop => ({
  ref: { reviewId: uri, findingId },
  uri,
  place: { startLine, endLine, state: 'inPlace' },
});
// As the answers name them, not as they stand in the code.
const stops = [stop('a5', 'a', 5, 9), stop('a2', 'a', 2), stop('b1', 'b', 1), stop('a6', 'a', 6)];

function walk(from: Position | undefined, step: 1 | -1): string | undefined {
  return nextStop(stops, from, step)?.ref.findingId;
}
const at = (findingId: string): Position => ({
  ref: stops.find(({ ref }) => ref.findingId === findingId)?.ref ?? never(),
});
const line = (uri: string, number: number): Position => ({ uri, line: number });

function never(): never {
  throw new Error('no such finding');
}

describe('finding order', () => {
  it('goes down each document in turn, and round', () => {
    assert.deepEqual(
      ['a2', 'a5', 'a6', 'b1'].map((id) => walk(at(id), 1)),
      ['a5', 'a6', 'b1', 'a2'],
    );
    assert.deepEqual(
      ['a2', 'a5', 'a6', 'b1'].map((id) => walk(at(id), -1)),
      ['b1', 'a2', 'a5', 'a6'],
    );
  });

  it('begins at the cursor', () => {
    assert.deepEqual([walk(line('a', 1), 1), walk(line('a', 2), 1), walk(line('a', 20), 1)], ['a2', 'a5', 'b1']);
    assert.deepEqual([walk(line('a', 1), -1), walk(line('a', 4), -1), walk(line('b', 9), -1)], ['b1', 'a2', 'b1']);
  });

  it('begins at an end where the cursor says nothing', () => {
    assert.deepEqual([walk(undefined, 1), walk(undefined, -1)], ['a2', 'b1']);
    assert.deepEqual([walk(line('c', 3), 1), walk(line('c', 3), -1)], ['a2', 'b1']);
    assert.equal(walk({ ref: { reviewId: 'gone', findingId: 'gone' } }, 1), 'a2');
    assert.equal(nextStop([], undefined, 1), undefined);
  });

  it('knows the finding of a line, and of several the one that says most about it', () => {
    assert.equal(stopAt(stops, 'a', 7)?.ref.findingId, 'a5');
    assert.equal(stopAt(stops, 'a', 6)?.ref.findingId, 'a6');
    assert.equal(stopAt(stops, 'a', 3), undefined);
    assert.equal(stopAt(stops, 'b', 5), undefined);
  });
});
