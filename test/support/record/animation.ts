/** Pictures with their moments → one animated GIF, in which each picture holds only what changed since the one before. */
import { GIFEncoder } from 'gifenc';
import { PNG } from 'pngjs';
import { indexed, paletteOf } from './palette.ts';
import type { Shot } from './shots.ts';

/** Of 256 in all; the one behind them stands for what does not change. */
const colours = 255;
/** Colours are chosen by some of the pictures, from the first to the last. */
const sampled = 6;

export interface Animation {
  readonly file: Uint8Array;
  readonly milliseconds: number;
}

/** The last picture is shown for `lastMs`. All are of one size. */
export function animationOf(shots: readonly Shot[], lastMs: number): Animation {
  const pictures = shots.map(({ image, at }) => {
    const { width, height, data } = PNG.sync.read(image);
    return { width, height, data, at };
  });
  const step = Math.max(Math.floor(pictures.length / sampled), 1);
  const samples = pictures.filter((_, index) => index % step === 0).map(({ data }) => data);
  const palette = paletteOf(samples, colours);
  const unchanged = palette.length;
  const known = new Map<number, number>();
  // Of pictures that are the same only the first counts.
  const frames: { readonly pixels: Uint8Array; readonly at: number }[] = [];
  const [{ width, height } = { width: 0, height: 0 }] = pictures;
  let before: Uint8Array = new Uint8Array();
  for (const { data, at } of pictures) {
    const now = indexed(data, palette, known);
    if (!now.every((pixel, index) => pixel === before[index])) {
      frames.push({ pixels: now.map((pixel, index) => (pixel === before[index] ? unchanged : pixel)), at });
    }
    before = now;
  }
  const end = (pictures.at(-1)?.at ?? 0) + lastMs;
  const encoder = GIFEncoder();
  for (const [index, { pixels, at }] of frames.entries()) {
    encoder.writeFrame(pixels, width, height, {
      ...(index === 0 ? { palette: [...palette, [0, 0, 0]] } : {}),
      transparent: true,
      transparentIndex: unchanged,
      delay: (frames[index + 1]?.at ?? end) - at,
      dispose: 1,
    });
  }
  encoder.finish();
  return { file: encoder.bytes(), milliseconds: end - (frames[0]?.at ?? end) };
}
