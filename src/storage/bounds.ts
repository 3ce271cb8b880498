/** What is kept of past reviews in, the ones beyond the bounds out: the oldest go first. */

export interface Bounds {
  /** How many reviews are kept, those in the panel included. */
  readonly reviews: number;
  readonly bytes: number;
}

export const historyBounds: Bounds = { reviews: 100, bytes: 20 * 1024 * 1024 };

export interface KeptFile {
  readonly name: string;
  readonly bytes: number;
  /** Of its last write, in milliseconds since the epoch. */
  readonly mtime: number;
  /** Nobody has it open, so that it may go. */
  readonly past: boolean;
}

export function beyondBounds(files: readonly KeptFile[], bounds: Bounds): readonly string[] {
  let reviews = files.length;
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const oldestFirst = files.filter(({ past }) => past).toSorted((a, b) => a.mtime - b.mtime);
  const gone: string[] = [];
  for (const file of oldestFirst) {
    if (reviews <= bounds.reviews && bytes <= bounds.bytes) break;
    reviews -= 1;
    bytes -= file.bytes;
    gone.push(file.name);
  }
  return gone;
}
