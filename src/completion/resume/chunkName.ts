/** The chunks of a stream in, the name that all of them bear out: the `id` inside, which names the answer. */
import { arrayAt, stringAt } from '../json.ts';
import type { ReplyItem } from '../reply.ts';

export interface ChunkName {
  /** After an event was handed on. */
  dispatched(items: readonly ReplyItem[]): void;
  /** Empty where no chunk had one, and where they differ: some servers name each chunk for itself. */
  shared(): string;
  /** More than one chunk has come with it; the name of a single one may be its own. */
  isCertain(): boolean;
}

export function createChunkName(): ChunkName {
  let name = '';
  let isShared: boolean | undefined;
  return {
    dispatched: (items) => {
      const own = chunkNameIn(items);
      if (own === '') return;
      if (name === '') name = own;
      else isShared = isShared !== false && own === name;
    },
    shared: () => (isShared === false ? '' : name),
    isCertain: () => isShared === true,
  };
}

/** Empty where no chunk is there, or none has a name. */
export function chunkNameIn(items: readonly ReplyItem[]): string {
  for (const item of items) {
    const isChunk = item.type === 'document' && arrayAt(item.value, 'choices') !== undefined;
    const name = isChunk ? stringAt(item.value, 'id') : '';
    if (name !== '') return name;
  }
  return '';
}
