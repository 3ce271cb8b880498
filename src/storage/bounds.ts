/** What is kept of reviews in, the ones beyond the bounds out: the oldest go first, past ones before open ones. */

export interface Bounds {
  /** How many reviews are kept, those in the panel included. */
  readonly reviews: number;
  readonly bytes: number;
  /** How large a review may grow by the document that its code is from: without it, where it would be larger. */
  readonly bytesWithDocument: number;
}

/** The panel shows 20 reviews: whatever documents they are from, those leave half of the room to past ones. */
export const historyBounds: Bounds = { reviews: 100, bytes: 20 * 1024 * 1024, bytesWithDocument: 512 * 1024 };

export interface KeptFile {
  readonly name: string;
  readonly bytes: number;
  /** Of its last write, in milliseconds since the epoch. */
  readonly mtime: number;
  /** The panel shows it no longer. */
  readonly past: boolean;
}

export function beyondBounds(files: readonly KeptFile[], bounds: Bounds): readonly string[] {
  let reviews = files.length;
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const oldestFirst = files.toSorted((a, b) => Number(b.past) - Number(a.past) || a.mtime - b.mtime);
  const gone: string[] = [];
  for (const file of oldestFirst) {
    if (reviews <= bounds.reviews && bytes <= bounds.bytes) break;
    reviews -= 1;
    bytes -= file.bytes;
    gone.push(file.name);
  }
  return gone;
}
