/** A conversation with a llama.cpp server that outlives its connection: its addresses, and where in its bytes to go on. */
import { requestUrl } from '../url.ts';

/** Sent with the POST, it makes the server go on when the connection breaks; the value is ours, one per request. */
export const conversationHeader = 'X-Conversation-Id';

/**
 * `GET` to read on from a byte of the event stream: 404 where it is gone, 400 where the byte is no longer kept, 503 while
 * the model loads. @throws CompletionError `unconfigured` as `requestUrl`.
 */
export function reattachUrl(baseUrl: string, conversationId: string, from: number): URL {
  const url = stopUrl(baseUrl, conversationId);
  url.searchParams.set('from', String(from));
  return url;
}

/** `DELETE` to end the generation, which a closed connection does not. @throws CompletionError as `reattachUrl`. */
export function stopUrl(baseUrl: string, conversationId: string): URL {
  // The server has no such path without the version, though its other paths work either way.
  const versioned = URL.canParse(baseUrl) && /\/v1\/*$/.test(new URL(baseUrl).pathname);
  const url = requestUrl(baseUrl, versioned ? 'stream' : 'v1/stream');
  url.searchParams.set('conv_id', conversationId);
  return url;
}

export interface ByteBoundary {
  feed(bytes: Uint8Array): void;
  /** In bytes from the beginning of the stream: just after the last blank line, where the next event begins. */
  readonly offset: number;
}

const lf = 10;
const cr = 13;

/** `start` is the offset of the first byte that it will be fed: what `reattachUrl` was given. */
export function createByteBoundary(start = 0): ByteBoundary {
  let position = start;
  let offset = start;
  let blank = true;
  let afterCr = false;
  return {
    feed: (bytes) => {
      for (const byte of bytes) {
        // The second half of CRLF ends no other line, but it belongs to the one before.
        const pair = byte === lf && afterCr;
        if (pair ? offset === position : blank && (byte === lf || byte === cr)) offset = position + 1;
        blank = byte === lf || byte === cr;
        afterCr = byte === cr;
        position++;
      }
    },
    get offset() {
      return offset;
    },
  };
}
