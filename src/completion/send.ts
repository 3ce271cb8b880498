/** One request in, one response or one error out. */
import type { Exchange } from './exchange.ts';
import { connectionFailure } from './failures.ts';
import { requestHeaders } from './headers.ts';
import type { Endpoint } from './request.ts';
import { secretsOf } from './sanitize.ts';
import { requestUrl } from './url.ts';

export interface Call {
  readonly endpoint: Endpoint;
  /** Below the base URL: `models`. */
  readonly path: string;
  /** What is posted as JSON; without it the request is a GET. */
  readonly body?: object;
}

/** @throws CompletionError where no response came; the caller's reason where it aborted. */
export async function send(
  { endpoint, path, body }: Call,
  exchange: Exchange,
  fetch: typeof globalThis.fetch,
): Promise<Response> {
  const url = requestUrl(endpoint.baseUrl, path).href;
  const headers = requestHeaders(endpoint);
  const content = body === undefined ? { method: 'GET' } : { method: 'POST', body: JSON.stringify(body) };
  exchange.signal.throwIfAborted();
  const response = (async () =>
    fetch(url, {
      ...content,
      headers,
      // A redirect would hand the user's code and key headers to an address that nobody chose.
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      signal: exchange.signal,
    }))();
  try {
    return await exchange.wait(response);
  } catch (error) {
    // A `fetch` that ignores its signal may still come back with an open body.
    response.then((late) => late.body?.cancel()).catch(() => undefined);
    exchange.signal.throwIfAborted();
    throw connectionFailure(error, secretsOf(endpoint));
  }
}
