import assert from 'node:assert/strict';
import { beyondBounds, type KeptFile } from '../../../src/storage/bounds.ts';

const file = (name: string, mtime: number, past = true, bytes = 10): KeptFile => ({ name, mtime, past, bytes });

describe('bounds of the history', () => {
  it('let the oldest past ones go until the rest fits', () => {
    const files = [file('b', 2), file('a', 1), file('c', 3), file('open', 0, false)];
    assert.deepEqual(beyondBounds(files, { reviews: 4, bytes: 40 }), []);
    assert.deepEqual(beyondBounds(files, { reviews: 3, bytes: 40 }), ['a']);
    assert.deepEqual(beyondBounds(files, { reviews: 4, bytes: 25 }), ['a', 'b']);
    assert.deepEqual(beyondBounds(files, { reviews: 0, bytes: 0 }), ['a', 'b', 'c']);
  });
});
