import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import { animationOf } from '../../../support/record/animation.ts';

const [width, height] = [8, 4];

/** A picture of one colour, with another one in so many of its first pixels. */
function picture(marked: number): Uint8Array {
  const png = new PNG({ width, height });
  for (let index = 0; index < width * height; index++) {
    png.data.set(index < marked ? [240, 80, 80, 255] : [31, 31, 31, 255], index * 4);
  }
  return PNG.sync.write(png);
}

/** What a GIF writes before the delay of each frame: a graphic control that draws over the frame before, with transparency. */
const control = Buffer.from([0x21, 0xf9, 4, 0b101]);

/** The delays of its frames in hundredths of a second, as they stand in the file. */
function delaysIn(file: Uint8Array): readonly number[] {
  const bytes = Buffer.from(file);
  const delays: number[] = [];
  for (let at = bytes.indexOf(control); at >= 0; at = bytes.indexOf(control, at + 1)) {
    delays.push(bytes.readUInt16LE(at + control.length));
  }
  return delays;
}

describe('an animation', () => {
  it('shows each picture until the next that differs, and the last one for as long as it is told', () => {
    const shots = [0, 0, 3, 3, 5].map((marked, index) => ({ image: picture(marked), at: 1000 + index * 150 }));
    const { file, milliseconds } = animationOf(shots, 2000);
    assert.equal(Buffer.from(file.slice(0, 6)).toString(), 'GIF89a');
    assert.deepEqual(delaysIn(file), [30, 30, 200]);
    assert.equal(milliseconds, 2600);
  });

  it('has one picture where nothing changes', () => {
    const { file } = animationOf(
      [
        { image: picture(1), at: 0 },
        { image: picture(1), at: 90 },
      ],
      1000,
    );
    assert.deepEqual(delaysIn(file), [109]);
  });

  it('holds little where little changes', () => {
    const shots = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ image: picture(at % 2), at: at * 100 }));
    const each = (animationOf(shots(42), 100).file.length - animationOf(shots(2), 100).file.length) / 40;
    assert.ok(each < 40, `${each} bytes a picture`);
  });
});
