/** Everything that can go wrong between request and answer in, the one `CompletionError` for it out. */
import { classify } from './classify.ts';
import { CompletionError } from './error.ts';
import { parseErrorBody, readErrorBody, type ErrorBody } from './errorBody.ts';
import type { JsonObject } from './json.ts';
import { retryAfterMs } from './retryAfter.ts';
import { sanitize } from './sanitize.ts';
import { sentenceFor, sentences } from './sentences.ts';

/** What the headers of a response ask for. */
export interface Wishes {
  readonly retryAfterMs?: number | undefined;
  readonly shouldRetry?: boolean | undefined;
}

export function wishesOf(headers: Headers): Wishes {
  const verdict = headers.get('x-should-retry');
  return {
    retryAfterMs: retryAfterMs(headers),
    shouldRetry: verdict === 'true' ? true : verdict === 'false' ? false : undefined,
  };
}

/** A response whose status says that there is no answer. */
export function httpFailure(response: Response, body: ErrorBody, secrets: readonly string[]): CompletionError {
  const { kind, retryable } = classify(body, response.status);
  const { shouldRetry = retryable, retryAfterMs: wait = body.retryAfterMs } = wishesOf(response.headers);
  // What was not sent cannot have been refused.
  const sentence = response.status === 401 && secrets.length === 0 ? sentences.keyWanted : sentenceFor[kind];
  return new CompletionError(kind, sentence, {
    retryable: shouldRetry,
    status: response.status,
    ...detailOf(body.message || response.statusText, secrets),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
}

/** An error in place of an answer, or in the middle of one, after a status of 200. */
export function reportedFailure(value: JsonObject, secrets: readonly string[], wishes: Wishes): CompletionError {
  return inBand(readErrorBody(value), secrets, wishes);
}

/** The data of an event that is named `error`: JSON or words. */
export function errorEventFailure(data: string, secrets: readonly string[], wishes: Wishes): CompletionError {
  return inBand(parseErrorBody(data), secrets, wishes);
}

function inBand(body: ErrorBody, secrets: readonly string[], wishes: Wishes): CompletionError {
  const { kind, retryable } = classify(body);
  const { shouldRetry = retryable, retryAfterMs: wait = body.retryAfterMs } = wishes;
  return new CompletionError(kind, sentenceFor[kind], {
    retryable: shouldRetry,
    ...detailOf(body.message, secrets),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
}

/** `excerpt` is what came instead of an answer; leave it out where it could be a part of one. */
export function badReply(
  sentence: string,
  {
    excerpt = '',
    secrets = [],
    retryable = false,
  }: { excerpt?: string; secrets?: readonly string[]; retryable?: boolean } = {},
): CompletionError {
  return new CompletionError('badReply', sentence, {
    retryable,
    ...detailOf(parseErrorBody(excerpt).message, secrets),
  });
}

/** The end came before the answer was whole; `cause` is what ended it, if anything did. */
export function cutFailure(secrets: readonly string[] = [], cause?: unknown): CompletionError {
  const detail = cause === undefined ? {} : detailOf(innermost(cause).message, secrets);
  return new CompletionError('network', sentences.cut, { retryable: true, cause, ...detail });
}

/** `fetch` rejected: no response came at all. */
export function connectionFailure(cause: unknown, secrets: readonly string[]): CompletionError {
  const { code, message } = innermost(cause);
  const detail = detailOf(message, secrets);
  if (message === 'unexpected redirect') {
    return new CompletionError('badReply', sentences.redirect, { retryable: false, cause });
  }
  if (code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW') {
    return new CompletionError('badReply', sentences.notHttp, { retryable: false, cause, ...detail });
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH/.test(code)) {
    return new CompletionError('network', sentences.certificate, { retryable: false, cause, ...detail });
  }
  if (/ERR_TLS|ERR_SSL|EPROTO/.test(code)) {
    return new CompletionError('network', sentences.noTls, { retryable: false, cause, ...detail });
  }
  return new CompletionError('network', unansweredSentence(code), { retryable: true, cause, ...detail });
}

function unansweredSentence(code: string): string {
  if (/ENOTFOUND|EAI_/.test(code)) return sentences.noSuchHost;
  // The connection stood, so neither the address nor the network is to blame.
  return /^(?:UND_ERR_SOCKET|ECONNRESET|EPIPE)$/.test(code) ? sentences.hungUp : sentences.unreachable;
}

function detailOf(text: string, secrets: readonly string[]): { detail?: string } {
  const detail = sanitize(text, secrets);
  return detail === '' ? {} : { detail };
}

/** `fetch failed` and `terminated` say nothing; what happened stands in the cause below them. */
function innermost(error: unknown): { message: string; code: string } {
  let current = error;
  let message = '';
  let code = '';
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    message = current.message || message;
    if ('code' in current && typeof current.code === 'string') code = current.code;
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return { message, code };
}
