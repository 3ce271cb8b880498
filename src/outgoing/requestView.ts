/** A request as `fetch` gets it in, what of it may be shown out: all of it but keys. */

export interface RequestView {
  /** When it was sent, in milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  /** Without the values of its query: some servers take their key there. */
  readonly url: string;
  /** Only those that are ours have their value. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** To the letter; empty where nothing is posted. */
  readonly body: string;
}

const hidden = '[hidden]';
/** What we set ourselves, and no key ever stands in. */
const open = new Set(['accept', 'content-type', 'last-event-id', 'x-conversation-id']);

export function viewRequest(address: URL, { method = 'GET', headers, body }: RequestInit, at: number): RequestView {
  const { origin, pathname, searchParams } = address;
  const query = [...new Set(searchParams.keys())].map((name) => `${name}=${hidden}`).join('&');
  return {
    at,
    method,
    url: `${origin}${pathname}${query === '' ? '' : `?${query}`}`,
    headers: [...new Headers(headers)].map(([name, value]) => [name, open.has(name) ? value : hidden] as const),
    body: typeof body === 'string' ? body : '',
  };
}
