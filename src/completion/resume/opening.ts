/** The events of a stream in, how its answer begins out. */
import { readChunk, type Chunk } from '../chunk.ts';
import { errorInStream } from '../inBandError.ts';
import type { ReplyItem } from '../reply.ts';

export interface Opening {
  /** After an event was handed on. */
  dispatched(items: readonly ReplyItem[]): void;
  /** The first words; shorter than `enough` only where no more have come. */
  words(): string;
  /** One chunk named the role and others did not, so it is said at the beginning of an answer alone. */
  namesRoleOnce(): boolean;
}

/** In characters: no answer comes back to its beginning in as many. */
const enough = 32;

export function createOpening(): Opening {
  let words = '';
  let roles = 0;
  let chunks = 0;
  return {
    dispatched: (items) => {
      for (const chunk of soundChunks(items)) {
        if (words.length < enough) words = (words + wordsOf(chunk)).slice(0, enough);
        // Some servers name the role once more with the end.
        if (chunk.role !== '' && chunk.finishReason === '') roles++;
        chunks++;
      }
    },
    words: () => words,
    namesRoleOnce: () => roles === 1 && chunks > 1,
  };
}

export function soundChunks(items: readonly ReplyItem[]): Chunk[] {
  return items.flatMap((item) => {
    const chunk =
      item.type === 'document' && errorInStream(item.value) === undefined ? readChunk(item.value) : undefined;
    return chunk === undefined ? [] : [chunk];
  });
}

/** None where it repeats the answer, as some servers do at its end. */
export function wordsOf({ parts, isWhole }: Chunk): string {
  return isWhole ? '' : parts.map(({ text }) => text).join('');
}
