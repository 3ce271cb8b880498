/** What is known of an answer while it arrives, so that it can go on after a break. One for each request of a caller. */
import type { Api } from '../plan.ts';
import { createChunkName, type ChunkName } from './chunkName.ts';
import { createEventIds, type EventIds } from './eventIds.ts';
import { createByteBoundary, type ByteBoundary } from './llamaStream.ts';
import { createOpening, type Opening } from './opening.ts';
import type { Prefill } from './servers.ts';

/** How far one stream of a server has come; a stream that is sent again goes on from here. */
export interface Position {
  readonly ids: EventIds;
  /** Where the last whole event ends. */
  readonly boundary: ByteBoundary;
  /** The name under which llama.cpp keeps the stream. */
  readonly conversationId?: string;
  /** The model that the server named last; empty where it named none. */
  model: string;
  readonly chunkName: ChunkName;
  readonly opening: Opening;
  /** Text of it was handed out. */
  hasText: boolean;
  /** Of the last whole event; empty while the answer goes on. */
  finishReason: string;
  /** An event could not be read: the boundary is behind it, though its words were not handed out. */
  isDamaged: boolean;
}

export interface Journal {
  /** Everything that was handed out as text. */
  text: string;
  /** How many UTF-16 units of the text an earlier run brought, under a limit of its own. */
  given: number;
  /** Text or reasoning was handed out. */
  hasContent: boolean;
  /** The API that the server took the request through. */
  api?: Api;
  /** Of the stream that brought the last content. */
  position?: Position;
  /** Names of the streams that llama.cpp may still be writing, connected or not. */
  readonly streams: Set<string>;
  /** How to prefill where the server refused the usual form. */
  prefill?: Prefill;
}

export function createJournal(partial = ''): Journal {
  return { text: partial, given: partial.length, hasContent: partial !== '', streams: new Set() };
}

export function newPosition(conversationId?: string): Position {
  const begin = {
    ids: createEventIds(),
    boundary: createByteBoundary(),
    model: '',
    chunkName: createChunkName(),
    opening: createOpening(),
    hasText: false,
    finishReason: '',
    isDamaged: false,
  };
  return conversationId === undefined ? begin : { ...begin, conversationId };
}
