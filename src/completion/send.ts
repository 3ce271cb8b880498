/** One request in, one response or one error out. */
import { CompletionError } from './error.ts';
import type { Exchange } from './exchange.ts';
import { connectionFailure } from './failures.ts';
import { requestHeaders } from './headers.ts';
import type { Endpoint } from './request.ts';
import { secretsOf } from './sanitize.ts';
import { sentences } from './sentences.ts';
import { requestUrl } from './url.ts';

export interface Call {
  readonly endpoint: Endpoint;
  /** Below the base URL: `models`; or a whole address at the same origin. */
  readonly path: string | URL;
  /** `POST` with a body and `GET` without, unless told. */
  readonly method?: 'DELETE';
  /** What is posted as JSON. */
  readonly body?: object;
  /** Ours, for this request alone. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long to wait for the response, in milliseconds. */
  readonly limitMs?: number;
}

/** @throws CompletionError where no response came; the caller's reason where it aborted. */
export async function send(
  { endpoint, path, method, body, headers: own = {}, limitMs }: Call,
  exchange: Exchange,
  fetch: typeof globalThis.fetch,
): Promise<Response> {
  const { href } = typeof path === 'string' ? requestUrl(endpoint.baseUrl, path) : path;
  const headers = requestHeaders(endpoint);
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  const content = body === undefined ? { method: method ?? 'GET' } : { method: 'POST', body: JSON.stringify(body) };
  exchange.signal.throwIfAborted();
  const response = (async () =>
    fetch(href, {
      ...content,
      headers,
      // A redirect would hand the user's code and key headers to an address that nobody chose.
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      signal: exchange.signal,
    }))();
  // A `fetch` that ignores its signal may still come back with an open body.
  const abandon = () => void response.then((late) => late.body?.cancel()).catch(() => undefined);
  try {
    const answered = await (limitMs === undefined ? exchange.wait(response) : exchange.waitAtMost(response, limitMs));
    if (answered !== 'late') return answered;
  } catch (error) {
    abandon();
    exchange.signal.throwIfAborted();
    // Refused before it was sent, by whoever lent us this `fetch`.
    if (error instanceof CompletionError) throw error;
    throw connectionFailure(error, secretsOf(endpoint));
  }
  abandon();
  throw new CompletionError('network', sentences.noAnswer, { retryable: true });
}
