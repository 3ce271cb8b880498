/** The bytes of one connection in, piece by piece; each HTTP request out as soon as it is whole. */
import { isObject, type JsonObject } from '../../../src/completion/json.ts';

export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body as JSON; an empty object for a request without one. */
  readonly json: JsonObject;
}

/** @throws where the bytes are no request, or its body is no JSON object: the client under test wrote something wrong. */
export function createRequestParser(): (bytes: Buffer) => readonly ReceivedRequest[] {
  let received = Buffer.alloc(0);
  return (bytes) => {
    received = Buffer.concat([received, bytes]);
    const requests: ReceivedRequest[] = [];
    for (let parsed = parseOne(received); parsed !== undefined; parsed = parseOne(received)) {
      requests.push(parsed.request);
      received = Buffer.from(received.subarray(parsed.length));
    }
    return requests;
  };
}

function parseOne(bytes: Buffer): { readonly request: ReceivedRequest; readonly length: number } | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const [requestLine = '', ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const [, method, path] = /^([A-Z]+) (\S+) HTTP\/1\.1$/.exec(requestLine) ?? [];
  if (method === undefined || path === undefined) throw new Error(`Not a request line: ${requestLine}`);
  const headers = Object.fromEntries(lines.map(headerOf));
  const bodyStart = headEnd + 4;
  const end = bodyStart + Number(headers['content-length'] ?? 0);
  if (bytes.length < end) return undefined;
  const body = bytes.toString('utf8', bodyStart, end);
  return { request: { method, path, headers, body, json: jsonOf(body) }, length: end };
}

function headerOf(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  if (colon < 1) throw new Error(`Not a header: ${line}`);
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

function jsonOf(body: string): JsonObject {
  if (body === '') return {};
  const json: unknown = JSON.parse(body);
  if (!isObject(json)) throw new Error('The body of a request is not a JSON object');
  return json;
}
