/** What comes out of one completion request, whatever the server's dialect. */

export interface CompletionUsage {
  readonly promptTokens?: number;
  readonly completionTokens?: number;
  readonly reasoningTokens?: number;
}

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
  | { readonly kind: 'refusal'; readonly detail: string };

/** Why the model stopped, as far as a reader needs to know: it was done, or the answer is incomplete. A refusal is `contentFilter`. */
export type StopCause = 'end' | 'length' | 'contentFilter';

export type CompletionEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  | ({ readonly type: 'usage' } & CompletionUsage)
  | { readonly type: 'notice'; readonly notice: CompletionNotice }
  /** Always the last event of a stream that ended by its own marker; `reason` is the server's word, null if it gave none. */
  | { readonly type: 'finish'; readonly reason: string | null; readonly stop: StopCause };
