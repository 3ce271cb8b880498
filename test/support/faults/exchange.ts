/** One request and the connection it came on in; what a script may write in answer to it out. */
import type { OwnConnection } from './connection.ts';
import type { ReceivedRequest } from './requestParser.ts';

/** How the end of the body is told: by chunks, by the end of the connection, or by its length in bytes. */
export type Framing = 'chunked' | 'close' | number;

export interface Head {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** `chunked` unless told. */
  readonly framing?: Framing;
  readonly version?: '1.0' | '1.1';
}

export interface FaultExchange extends ReceivedRequest {
  /** In the order of arrival over all connections, from 0. */
  readonly index: number;
  readonly connection: OwnConnection;
  /** Status line and headers; 200 and an event stream unless told. */
  head(head?: Head): Promise<void>;
  /** Bytes of the body in the framing that the head announced, one chunk for each call. */
  send(bytes: string | Uint8Array): Promise<void>;
  /** Bytes as they are, framing or not. */
  raw(bytes: string | Uint8Array): Promise<void>;
  /** The regular end of the body: the last chunk, or FIN where the connection ends it. */
  end(): Promise<void>;
  /** Head, body and end in one go, with a length; JSON unless `headers` say otherwise. */
  reply(status: number, body: string | Uint8Array, headers?: Readonly<Record<string, string>>): Promise<void>;
  /** Closes the connection in order, whatever was promised. */
  fin(): void;
  /** Breaks the connection. */
  reset(): void;
  /** Settles when the connection is gone. */
  readonly closed: Promise<void>;
  isClosed(): boolean;
}

/** `onOver` is called before the last bytes of the answer are written, and when the connection ends. */
export function createExchange(
  request: ReceivedRequest,
  index: number,
  connection: OwnConnection,
  onOver: () => void,
): FaultExchange {
  let framing: Framing = 'chunked';
  const raw = (bytes: string | Uint8Array) => connection.write(bytes);
  const head = (options: Head = {}) => {
    framing = options.framing ?? 'chunked';
    return raw(headText(options));
  };
  const end = async () => {
    onOver();
    if (framing === 'chunked') await raw('0\r\n\r\n');
    if (framing === 'close') connection.fin();
  };
  return {
    ...request,
    index,
    connection,
    head,
    raw,
    send: (bytes) => raw(framing === 'chunked' ? chunkOf(bytes) : bytes),
    end,
    reply: async (status, body, headers = {}) => {
      const bytes = Buffer.from(body);
      onOver();
      if (status === 204) {
        await raw('HTTP/1.1 204 No Content\r\n\r\n');
        return;
      }
      const text = headText({
        status,
        headers: { 'content-type': 'application/json', ...headers },
        framing: bytes.length,
      });
      await raw(Buffer.concat([Buffer.from(text), bytes]));
    },
    fin: () => {
      onOver();
      connection.fin();
    },
    reset: () => {
      onOver();
      connection.reset();
    },
    closed: connection.closed,
    isClosed: () => connection.isClosed(),
  };
}

/** Nothing for no bytes: an empty chunk would end the body. */
function chunkOf(bytes: string | Uint8Array): Buffer {
  const content = Buffer.from(bytes);
  if (content.length === 0) return content;
  return Buffer.concat([Buffer.from(`${content.length.toString(16)}\r\n`), content, Buffer.from('\r\n')]);
}

function headText({ status = 200, headers = {}, framing = 'chunked', version = '1.1' }: Head): string {
  const all = { 'content-type': 'text/event-stream', ...headers, ...framingHeader(framing) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/${version} ${status} Test\r\n${lines.join('')}\r\n`;
}

function framingHeader(framing: Framing): Record<string, string> {
  if (framing === 'close') return { connection: 'close' };
  return framing === 'chunked' ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(framing) };
}
