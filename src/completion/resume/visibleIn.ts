/** An event of a stream in, what makes it the same for a reader out: padding and times of day differ with each sending. */
import { readChunk } from '../chunk.ts';
import { errorInStream } from '../inBandError.ts';
import type { ReplyEvent } from '../reply.ts';

/** The data itself where that is not words or their end. */
export function visibleIn({ data, items }: Pick<ReplyEvent, 'data' | 'items'>): string {
  const seen: unknown[] = [];
  for (const item of items) {
    const isSound = item.type === 'document' && errorInStream(item.value) === undefined;
    const chunk = isSound ? readChunk(item.value) : undefined;
    if (chunk === undefined) return data;
    const { parts, refusal, finishReason, isFiltered } = chunk;
    seen.push([parts, refusal, finishReason, isFiltered]);
  }
  return seen.length === 0 ? data : JSON.stringify(seen);
}
