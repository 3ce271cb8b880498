/** A base URL and a path in, the address of the request out; the base's own path and query are kept. */
import { CompletionError } from './error.ts';
import { sentences } from './sentences.ts';

/** @throws CompletionError `unconfigured` where the base is no http(s) URL, or carries a user name or password. */
export function requestUrl(baseUrl: string, path: string): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const usable = url !== undefined && isHttp(url) && url.username === '' && url.password === '';
  if (!usable) throw new CompletionError('unconfigured', sentences.noAddress, { retryable: false });
  url.hash = '';
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  return url;
}

/** What tells endpoints apart: origin and path. A query or a trailing slash makes no other one. */
export function endpointName(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl;
  const { origin, pathname } = new URL(baseUrl);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

export function isHttp(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}
