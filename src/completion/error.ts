/** The one error that leaves this folder: a closed kind, what may be done about it, and the cause as it came. */
import type { ErrorKind } from '../util/errorKind.ts';

export interface CompletionErrorOptions {
  /** A new attempt of the same request could succeed. */
  readonly retryable: boolean;
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The HTTP status, where the server answered with one that is not 200. */
  readonly status?: number;
  /** The server's or the system's own words, cleaned of control characters and cut to 500 characters. */
  readonly detail?: string;
  readonly cause?: unknown;
}

export class CompletionError extends Error {
  override readonly name = 'CompletionError';
  readonly kind: ErrorKind;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly status: number | undefined;
  readonly detail: string | undefined;

  constructor(kind: ErrorKind, message: string, options: CompletionErrorOptions) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs;
    this.status = options.status;
    this.detail = options.detail;
  }
}
