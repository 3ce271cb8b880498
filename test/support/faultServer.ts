/** A test's script in, an HTTP server on raw loopback sockets out, which writes exactly the bytes that the script wants. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { trackConnection, type Connection, type OwnConnection } from './faults/connection.ts';
import { createExchange, type FaultExchange } from './faults/exchange.ts';
import { createRequestParser, type ReceivedRequest } from './faults/requestParser.ts';

/** Called for every request; nothing is written but what it writes. */
export type FaultScript = (exchange: FaultExchange) => void | Promise<void>;

/** What happened at the server, oldest first; `connection` and `request` are indexes. */
export type Happening =
  | { readonly what: 'opened'; readonly connection: number; readonly at: number }
  | { readonly what: 'requested'; readonly connection: number; readonly request: number; readonly at: number }
  | { readonly what: 'ended'; readonly connection: number; readonly by: string; readonly at: number };

export interface FaultServer {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly port: number;
  readonly requests: readonly ReceivedRequest[];
  readonly connections: readonly Connection[];
  /** The order in which things happened; `at` in milliseconds of `performance.now()`. */
  readonly journal: readonly Happening[];
  openConnections(): number;
  /** The most requests that were ever under way at one instant. */
  mostInFlight(): number;
  /** Settles when so many requests have come. */
  requested(count: number): Promise<void>;
  /** Settles when no connection is open. */
  allClosed(): Promise<void>;
  /**
   * The same, and from now on connections on which no answer is under way are closed, as every server does after a while:
   * a client keeps some for its next request.
   */
  released(): Promise<void>;
  /** Closes everything, and throws what a script threw or a client wrote wrongly. */
  close(): Promise<void>;
}

export interface FaultServerOptions {
  /** Called for every connection before its first request; may end it. */
  readonly onConnection?: (connection: OwnConnection) => void;
  readonly port?: number;
  readonly host?: string;
}

export async function startFaultServer(script: FaultScript, options: FaultServerOptions = {}): Promise<FaultServer> {
  const { onConnection, port = 0, host = '127.0.0.1' } = options;
  const requests: ReceivedRequest[] = [];
  const connections: OwnConnection[] = [];
  const journal: Happening[] = [];
  const failures: unknown[] = [];
  const inFlight = new Set<FaultExchange>();
  const watchers = new Set<() => void>();
  let mostInFlight = 0;
  let releasing = false;

  const notifyWatchers = () => {
    for (const watcher of [...watchers]) watcher();
  };
  const record = (happening: Happening) => {
    journal.push(happening);
    notifyWatchers();
  };
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!condition()) return;
        watchers.delete(check);
        resolve();
      };
      watchers.add(check);
      check();
    });
  const open = () => connections.filter((connection) => !connection.isClosed());

  const allClosed = () => until(() => open().length === 0);
  const endIdle = () => {
    const busy = new Set([...inFlight].map(({ connection }) => connection));
    for (const connection of open()) if (!busy.has(connection)) connection.fin();
  };

  const answer = (request: ReceivedRequest, connection: OwnConnection) => {
    const index = requests.push(request) - 1;
    connection.requests.push(request);
    const exchange = createExchange(request, index, connection, () => inFlight.delete(exchange));
    inFlight.add(exchange);
    mostInFlight = Math.max(mostInFlight, inFlight.size);
    record({ what: 'requested', connection: connection.index, request: index, at: performance.now() });
    Promise.resolve()
      .then(() => script(exchange))
      .catch((error: unknown) => {
        failures.push(error);
        // Whoever waits for the answer should not have to wait for the end of the test.
        connection.reset();
      });
  };

  const server = createServer((socket) => {
    const index = connections.length;
    const connection = trackConnection(socket, index, (by) => {
      for (const exchange of inFlight) if (exchange.connection === connection) inFlight.delete(exchange);
      record({ what: 'ended', connection: index, by, at: performance.now() });
    });
    connections.push(connection);
    void connection.closed.then(notifyWatchers);
    record({ what: 'opened', connection: index, at: performance.now() });
    const parse = createRequestParser();
    socket.on('data', (bytes) => {
      try {
        for (const request of parse(bytes)) answer(request, connection);
      } catch (error) {
        failures.push(error);
        connection.reset();
      }
    });
    onConnection?.(connection);
    if (releasing) connection.fin();
  });
  server.listen(port, host);
  await once(server, 'listening');
  const bound = (server.address() as AddressInfo).port;
  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    requests,
    connections,
    journal,
    openConnections: () => open().length,
    mostInFlight: () => mostInFlight,
    requested: (count) => until(() => requests.length >= count),
    allClosed,
    released: () => {
      releasing = true;
      endIdle();
      return allClosed();
    },
    close: async () => {
      for (const connection of open()) connection.reset();
      server.close();
      await once(server, 'close');
      if (failures.length > 0)
        throw new Error(`The server saw something wrong: ${String(failures[0])}`, { cause: failures[0] });
    },
  };
}
