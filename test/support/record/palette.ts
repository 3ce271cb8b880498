/** Pictures of a window → the colours that stand for all of theirs: surfaces keep theirs exactly, as few as they are. */
import type { Palette } from 'gifenc';

/** The most frequent ones, of as many as 256; `rgba` has four bytes for each pixel. */
export function paletteOf(pictures: readonly Uint8Array[], size: number): Palette {
  const counts = new Map<number, number>();
  for (const rgba of pictures) {
    for (let at = 0; at < rgba.length; at += 4) {
      const colour = colourAt(rgba, at);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, size)
    .map(([colour]) => partsOf(colour));
}

/** For each pixel the nearest colour's place in the palette; `known` remembers those that were looked for. */
export function indexed(rgba: Uint8Array, palette: Palette, known: Map<number, number>): Uint8Array {
  const pixels = new Uint8Array(rgba.length / 4);
  for (const index of pixels.keys()) {
    const colour = colourAt(rgba, index * 4);
    const place = known.get(colour) ?? nearest(partsOf(colour), palette);
    known.set(colour, place);
    pixels[index] = place;
  }
  return pixels;
}

type Colour = Palette[number];

function nearest([red, green, blue]: Colour, palette: Palette): number {
  const distances = palette.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
  return distances.indexOf(Math.min(...distances));
}

function colourAt(rgba: Uint8Array, at: number): number {
  return ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);
}

function partsOf(colour: number): Colour {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}
