/** What comes out of one completion request, whatever the server's dialect. */
import type { CompletionError } from './error.ts';

export interface CompletionUsage {
  readonly promptTokens?: number;
  readonly completionTokens?: number;
  readonly reasoningTokens?: number;
}

/** How an interrupted answer went on, best first; the promise of each stands in the README. */
export type Rung = 'replay' | 'append' | 'prefill' | 'continue';

/** Something the caller may tell its user; the answer goes on. */
export type CompletionNotice =
  /**
   * The server refused a request parameter; it was renamed or dropped, and that is remembered.
   * `detail` names it: `stream_options` where it was dropped, `max_tokens → max_completion_tokens` where it was renamed.
   */
  | { readonly kind: 'adjusted'; readonly detail: string }
  /** The server answered with one JSON body instead of a stream. */
  | { readonly kind: 'unstreamed' }
  /** The model declined, in these words, which are not part of the answer. Comes once, right before the end. */
  | { readonly kind: 'refusal'; readonly detail: string }
  /** The server's content filter withdraws the text so far, though it was shown already. */
  | { readonly kind: 'retracted' }
  /** The endpoint has as many requests as it may; 1 starts next, and 0 says that the turn has come. */
  | { readonly kind: 'queued'; readonly place: number }
  /** Nothing is sent to this endpoint for so many milliseconds, because it asked for that; `error` is how it asked. */
  | { readonly kind: 'paused'; readonly delayMs: number; readonly error: CompletionError }
  /** An attempt failed before any content; attempt number `attempt` of at most `attempts` begins after the delay. */
  | {
      readonly kind: 'retrying';
      readonly attempt: number;
      readonly attempts: number;
      readonly delayMs: number;
      readonly error: CompletionError;
    }
  /** No content for so many milliseconds; content or the end of the stream ends it. */
  | { readonly kind: 'stalled'; readonly silentMs: number }
  /** The user bears the silence: the time to the next `stalled`, and to the end of the connection, begins anew. */
  | { readonly kind: 'keptWaiting' }
  /** The answer broke off with this error. What arrived stays; the next rung follows after the delay. */
  | { readonly kind: 'interrupted'; readonly error: CompletionError; readonly delayMs: number }
  /** The text that follows continues the text before; so many repeated characters were left out at the seam. */
  | { readonly kind: 'resumed'; readonly rung: Rung; readonly trimmed: number }
  /** The text that follows is a new answer and replaces everything before. */
  | { readonly kind: 'restarted' };

/** Why the model stopped, as far as a reader needs to know: it was done, or the answer is incomplete. A refusal is `contentFilter`. */
export type StopCause = 'end' | 'length' | 'contentFilter';

export type CompletionEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  | ({ readonly type: 'usage' } & CompletionUsage)
  | { readonly type: 'notice'; readonly notice: CompletionNotice }
  /** Always the last event of a stream that ended by its own marker; `reason` is the server's word, null if it gave none. */
  | { readonly type: 'finish'; readonly reason: string | null; readonly stop: StopCause };
