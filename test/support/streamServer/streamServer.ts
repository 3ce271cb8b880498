/** A test's script in, an HTTP server on a raw loopback socket out, so that every way of ending a response can be played. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Exchange extends ReceivedRequest {
  /** Status line and headers; the body is chunked unless `headers` say otherwise. */
  head(status?: number, headers?: Readonly<Record<string, string>>): void;
  /** A part of a chunked body, in a chunk of its own. */
  chunk(data: string | Uint8Array): Promise<void>;
  /** Bytes as they are. */
  raw(data: string | Uint8Array): Promise<void>;
  /** The regular end of a chunked body. */
  end(): void;
  /** Head, body and end in one go, with a length. */
  reply(status: number, body: string | Uint8Array, headers?: Readonly<Record<string, string>>): void;
  /** Closes the connection in order (FIN), whatever was promised. */
  fin(): void;
  /** Breaks the connection (RST). */
  reset(): void;
  /** Settles when the connection is closed from the other side, or from this one. */
  readonly closed: Promise<void>;
  isClosed(): boolean;
}

export interface StreamServer {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly requests: readonly ReceivedRequest[];
  /** Connections that are open now. */
  openConnections(): number;
  /** Closes everything and throws what a script threw. */
  close(): Promise<void>;
}

export type Script = (exchange: Exchange) => void | Promise<void>;

/** @throws Error with the code `EADDRINUSE` where the port that was asked for is taken; 0 takes a free one. */
export async function startStreamServer(script: Script, port = 0): Promise<StreamServer> {
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  const failures: unknown[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    // A client that goes away is what many tests are about.
    socket.on('error', () => undefined);
    const closed = new Promise<void>((resolve) => {
      socket.once('close', () => {
        resolve();
      });
    });
    let received = Buffer.alloc(0);
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      for (let parsed = parseRequest(received); parsed; parsed = parseRequest(received)) {
        received = parsed.rest;
        requests.push(parsed.request);
        Promise.resolve(script(exchangeOn(socket, closed, parsed.request))).catch((error: unknown) =>
          failures.push(error),
        );
      }
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    openConnections: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
      if (failures.length > 0) throw new AggregateError(failures, 'A script of the server failed');
    },
  };
}

function exchangeOn(socket: Socket, closed: Promise<void>, request: ReceivedRequest): Exchange {
  const raw = (data: string | Uint8Array) =>
    new Promise<void>((resolve) => {
      // Resolves after a failed write too: the client may have left, which the script sees in `closed`. A turn of the
      // event loop lies between, so that a script which writes on and on lets the close come through.
      socket.write(data, () => setImmediate(resolve));
    });
  const head = (status = 200, headers: Readonly<Record<string, string>> = {}) => {
    const given = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
    const framing = given.has('content-length') || given.has('connection') ? {} : { 'transfer-encoding': 'chunked' };
    const lines = Object.entries({ 'content-type': 'text/event-stream', ...headers, ...framing });
    void raw(`HTTP/1.1 ${status} Test\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  };
  return {
    ...request,
    head,
    raw,
    chunk: async (data) => {
      const bytes = Buffer.from(data);
      if (bytes.length === 0) return;
      await raw(Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]));
    },
    end: () => {
      void raw('0\r\n\r\n');
    },
    reply: (status, body, headers = {}) => {
      const bytes = Buffer.from(body);
      head(status, { 'content-type': 'application/json', ...headers, 'content-length': String(bytes.length) });
      void raw(bytes);
    },
    fin: () => {
      socket.end();
    },
    reset: () => {
      socket.resetAndDestroy();
    },
    isClosed: () => socket.destroyed,
    closed,
  };
}

function parseRequest(bytes: Buffer): { request: ReceivedRequest; rest: Buffer<ArrayBuffer> } | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const [first = '', ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const [method = '', path = ''] = first.split(' ');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const end = headEnd + 4 + Number(headers['content-length'] ?? 0);
  if (bytes.length < end) return undefined;
  const body = bytes.toString('utf8', headEnd + 4, end);
  return { request: { method, path, headers, body }, rest: Buffer.from(bytes.subarray(end)) };
}
