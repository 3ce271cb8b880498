import assert from 'node:assert/strict';
import { beyondBounds, type KeptFile } from '../../../src/storage/bounds.ts';

const file = (name: string, mtime: number, past = true, bytes = 10): KeptFile => ({ name, mtime, past, bytes });

describe('bounds of the history', () => {
  it('let the oldest past ones go until the rest fits, and open ones only after all of them', () => {
    const files = [file('newer', 1, false), file('b', 2), file('a', 1), file('c', 3), file('open', 0, false)];
    const beyond = (reviews: number, bytes: number) => beyondBounds(files, { reviews, bytes, bytesWithDocument: 0 });
    assert.deepEqual(beyond(5, 50), []);
    assert.deepEqual(beyond(4, 50), ['a']);
    assert.deepEqual(beyond(5, 35), ['a', 'b']);
    assert.deepEqual(beyond(5, 10), ['a', 'b', 'c', 'open']);
    assert.deepEqual(beyond(0, 50), ['a', 'b', 'c', 'open', 'newer']);
  });
});
