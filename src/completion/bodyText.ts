/** A response body in, its text piece by piece out, each piece pulled when the reader asks for it. */
import { CompletionError } from './error.ts';
import type { Exchange } from './exchange.ts';
import { cutFailure } from './failures.ts';

export type Piece = { readonly text: string } | 'end' | 'late';

export interface BodyText {
  /**
   * Waits for the next bytes, at most `limitMs` milliseconds where given; nothing is lost by asking again after `late`.
   * @throws CompletionError `network` where the connection broke; the caller's reason where it aborted.
   */
  next(limitMs?: number): Promise<Piece>;
  /** Tells the server that nobody reads on. */
  cancel(): void;
}

/** Invalid UTF-8 becomes U+FFFD, and a byte order mark at the beginning is dropped. */
export function openBody(
  response: Response,
  exchange: Exchange,
  secrets: readonly string[],
  onBytes?: (bytes: Uint8Array) => void,
): BodyText {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let pending: ReturnType<NonNullable<typeof reader>['read']> | undefined;
  return {
    next: async (limitMs) => {
      if (reader === undefined) return 'end';
      pending ??= reader.read();
      try {
        const read = await (limitMs === undefined ? exchange.wait(pending) : exchange.waitAtMost(pending, limitMs));
        if (read === 'late') return read;
        pending = undefined;
        if (read.done) return 'end';
        onBytes?.(read.value);
        return { text: decoder.decode(read.value, { stream: true }) };
      } catch (error) {
        exchange.signal.throwIfAborted();
        throw cutFailure(secrets, error);
      }
    },
    cancel: () => {
      // Rejects where the connection is already gone, which is what was wanted.
      reader?.cancel().catch(() => undefined);
    },
  };
}

export interface BeginLimits {
  readonly characters: number;
  readonly ms: number;
  /** True from the piece on with which all is there that is wanted. */
  readonly isOver?: (piece: string) => boolean;
}

/** For the end of a body behind its last words: a connection that was read to its end can be used again. */
const endMs = 20;

/** The beginning of a body: what came of it before its end, the limits or a broken connection. */
export async function readBegin(
  body: BodyText,
  limits: BeginLimits,
  begin = '',
): Promise<{ readonly text: string; readonly whole: boolean }> {
  let endsAt = performance.now() + limits.ms;
  let text = begin;
  try {
    while (text.length < limits.characters) {
      const piece = await body.next(Math.max(0, endsAt - performance.now()));
      if (typeof piece === 'string') return { text, whole: piece === 'end' };
      text += piece.text;
      if (limits.isOver?.(piece.text) === true) endsAt = Math.min(endsAt, performance.now() + endMs);
    }
  } catch (error) {
    if (!(error instanceof CompletionError)) throw error;
  }
  return { text, whole: false };
}
