/** An endpoint in, the headers of a request to it out. */
import { CompletionError } from './error.ts';
import type { Endpoint } from './request.ts';
import { sentences } from './sentences.ts';

/** These are what the request is made of; an endpoint's own headers cannot change them. */
const ours = new Set(['content-type', 'accept', 'content-length', 'transfer-encoding', 'host', 'connection']);

/**
 * The user's headers first, ours over them: the form of the request is never theirs to change, and where there is an
 * API key it decides `Authorization` (and `api-key` on Azure). Without a key their own `Authorization` is sent.
 * @throws CompletionError `unconfigured` where a value cannot be a header.
 */
export function requestHeaders({ baseUrl, apiKey, headers = {} }: Endpoint): Headers {
  try {
    const result = new Headers();
    for (const [name, value] of Object.entries(headers)) {
      if (!ours.has(name.trim().toLowerCase())) result.set(name.trim(), value);
    }
    result.set('accept', 'text/event-stream, application/json');
    result.set('content-type', 'application/json');
    const key = apiKey?.trim() ?? '';
    if (key !== '') {
      result.set('authorization', `Bearer ${key}`);
      if (isAzure(baseUrl)) result.set('api-key', key);
    }
    return result;
  } catch {
    // The engine's own words quote the value, which may be the key, so they are not kept as the cause.
    throw new CompletionError('unconfigured', sentences.badHeader, { retryable: false });
  }
}

function isAzure(baseUrl: string): boolean {
  return new URL(baseUrl).hostname.endsWith('.azure.com');
}
