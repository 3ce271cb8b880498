import assert from 'node:assert/strict';
import { indexed, paletteOf } from '../../../support/record/palette.ts';

const [surface, side, letter] = [[31, 31, 31] as const, [24, 24, 31] as const, [200, 200, 200] as const];
const picture = (...colours: readonly (readonly number[])[]) =>
  new Uint8Array(colours.flatMap((colour) => [...colour, 255]));

describe('a palette', () => {
  it('has the most frequent colours as they are, however near they lie to each other', () => {
    const pictures = [picture(surface, surface, side, letter), picture(surface, side)];
    assert.deepEqual(paletteOf(pictures, 2), [surface, side]);
    assert.deepEqual(paletteOf(pictures, 256), [surface, side, letter]);
  });

  it('stands for every other colour with the nearest', () => {
    const known = new Map<number, number>();
    const pixels = indexed(picture(side, [190, 205, 200], [26, 25, 30], surface), [surface, side, letter], known);
    assert.deepEqual([...pixels], [1, 2, 1, 0]);
    assert.equal(known.size, 4);
  });
});
