/** The chunks of one direction of a connection in, the same chunks out, late, in slices, or not at all: toxiproxy's toxics. */
import { assertNever } from '../../../src/util/assertNever.ts';
import type { Random } from './random.ts';

export interface Chunk {
  readonly bytes: Buffer;
  /** When it arrived, in milliseconds of `performance.now()`. */
  readonly at: number;
}

export type Toxic =
  /** Every chunk is so many milliseconds late, more or less by the jitter. */
  | { readonly type: 'latency'; readonly latency: number; readonly jitter?: number }
  /** At most so many kilobytes in a second. */
  | { readonly type: 'bandwidth'; readonly rate: number }
  /** The end comes so many milliseconds late. */
  | { readonly type: 'slow_close'; readonly delay: number }
  /** Nothing passes, and after so many milliseconds the connection closes; with 0 it never does. */
  | { readonly type: 'timeout'; readonly timeout: number }
  /** So many bytes pass, none unless told; the next ones break the connection after so many milliseconds. */
  | { readonly type: 'reset_peer'; readonly timeout: number; readonly after?: number }
  /** Slices of about this size, with so many microseconds between them. */
  | { readonly type: 'slicer'; readonly average_size: number; readonly size_variation: number; readonly delay: number }
  /** The connection closes after so many bytes. */
  | { readonly type: 'limit_data'; readonly bytes: number };

export interface Link {
  readonly random: Random;
  /** Resolves early where the connection ends. */
  sleep(ms: number): Promise<void>;
  /** Closes both sides in order, what has passed is delivered first. */
  close(): void;
  /** Breaks both sides. */
  reset(): void;
}

export function applyToxic(toxic: Toxic, chunks: AsyncIterable<Chunk>, link: Link): AsyncIterable<Chunk> {
  switch (toxic.type) {
    case 'latency':
      return late(chunks, link, toxic);
    case 'bandwidth':
      return narrow(chunks, link, toxic.rate);
    case 'slow_close':
      return lateEnd(chunks, link, toxic.delay);
    case 'timeout':
      return nothing(chunks, link, toxic.timeout);
    case 'reset_peer':
      return broken(chunks, link, toxic);
    case 'slicer':
      return sliced(chunks, link, toxic);
    case 'limit_data':
      return limited(chunks, link, toxic.bytes);
    default:
      return assertNever(toxic);
  }
}

type Of<T extends Toxic['type']> = Extract<Toxic, { type: T }>;

async function* late(chunks: AsyncIterable<Chunk>, link: Link, { latency, jitter = 0 }: Of<'latency'>) {
  for await (const chunk of chunks) {
    const delay = latency + (jitter === 0 ? 0 : link.random.integer(-jitter, jitter));
    await link.sleep(chunk.at + delay - performance.now());
    yield chunk;
  }
}

async function* narrow(chunks: AsyncIterable<Chunk>, link: Link, rate: number) {
  for await (const chunk of chunks) {
    // In pieces of at most 100 ms, so that a narrow line is slow and not silent.
    for (const bytes of slices(chunk.bytes, () => Math.max(1, rate * 100))) {
      await link.sleep(bytes.length / rate);
      yield { ...chunk, bytes };
    }
  }
}

async function* lateEnd(chunks: AsyncIterable<Chunk>, link: Link, delay: number) {
  yield* chunks;
  await link.sleep(delay);
}

async function* nothing(chunks: AsyncIterable<Chunk>, link: Link, timeout: number): AsyncGenerator<Chunk> {
  if (timeout > 0) {
    void link.sleep(timeout).then(() => {
      link.close();
    });
  }
  // Read and dropped, so that the sender does not notice; only its end passes.
  const rest = chunks[Symbol.asyncIterator]();
  while ((await rest.next()).done !== true);
  yield* [];
}

async function* broken(chunks: AsyncIterable<Chunk>, link: Link, { timeout, after = 0 }: Of<'reset_peer'>) {
  let left = after;
  for await (const chunk of chunks) {
    const bytes = chunk.bytes.subarray(0, left);
    left -= bytes.length;
    if (bytes.length > 0) yield { ...chunk, bytes };
    if (bytes.length === chunk.bytes.length) continue;
    await link.sleep(timeout);
    link.reset();
    return;
  }
}

async function* sliced(chunks: AsyncIterable<Chunk>, link: Link, toxic: Of<'slicer'>) {
  const { average_size: average, size_variation: variation, delay } = toxic;
  for await (const chunk of chunks) {
    for (const bytes of slices(chunk.bytes, () =>
      Math.max(1, link.random.integer(average - variation, average + variation)),
    )) {
      yield { ...chunk, bytes };
      await link.sleep(delay / 1000);
    }
  }
}

async function* limited(chunks: AsyncIterable<Chunk>, link: Link, limit: number) {
  let left = limit;
  for await (const chunk of chunks) {
    const bytes = chunk.bytes.subarray(0, left);
    left -= bytes.length;
    if (bytes.length > 0) yield { ...chunk, bytes };
    if (left > 0) continue;
    link.close();
    return;
  }
}

function* slices(bytes: Buffer, nextSize: () => number): Generator<Buffer> {
  for (let from = 0; from < bytes.length;) {
    const to = from + Math.floor(nextSize());
    yield bytes.subarray(from, to);
    from = to;
  }
}
