/** A port in, another port out through which the same server is reached over a bad line; toxiproxy's names, seeded. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createRandom } from './faults/random.ts';
import { resetSocket } from './faults/resetSocket.ts';
import { applyToxic, type Chunk, type Link, type Toxic } from './faults/toxics.ts';

/** From the client to the server, or back. */
export type Direction = 'upstream' | 'downstream';

export interface FaultProxy {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** Connections that are open on the client's side. */
  openConnections(): number;
  /** Holds for connections that are opened from now on, in the order of adding. */
  add(toxic: Toxic, direction?: Direction): void;
  /** Connections that are opened from now on are clean. */
  clear(): void;
  /** `down`: connections are refused, and those that are open are closed. */
  setDown(down: boolean): Promise<void>;
  close(): Promise<void>;
}

export interface FaultProxyOptions {
  /** 1 unless told. */
  readonly seed?: number;
}

export async function startFaultProxy(upstreamPort: number, { seed = 1 }: FaultProxyOptions = {}): Promise<FaultProxy> {
  const random = createRandom(seed);
  const toxics: Record<Direction, Toxic[]> = { upstream: [], downstream: [] };
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();

  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ port: upstreamPort, host: '127.0.0.1', allowHalfOpen: true });
    const pair = [client, upstream];
    const ended = new AbortController();
    clients.add(client);
    for (const socket of pair) {
      sockets.add(socket);
      socket.setNoDelay(true);
      const other = socket === client ? upstream : client;
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNRESET') resetSocket(other);
        else other.destroy();
      });
      socket.once('close', () => {
        sockets.delete(socket);
        clients.delete(socket);
        if (pair.every(({ destroyed }) => destroyed)) ended.abort();
      });
    }
    const link: Link = {
      random,
      sleep: (ms) => sleep(ms, ended.signal),
      close: () => {
        for (const socket of pair) socket.end();
        // What still comes in has nowhere to go.
        for (const socket of pair) socket.destroySoon();
      },
      reset: () => {
        for (const socket of pair) resetSocket(socket);
      },
    };
    pump(client, upstream, toxics.upstream, link);
    pump(upstream, client, toxics.downstream, link);
  });

  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    openConnections: () => clients.size,
    add: (toxic, direction = 'downstream') => {
      toxics[direction] = [...toxics[direction], toxic];
    },
    clear: () => {
      toxics.upstream = [];
      toxics.downstream = [];
    },
    setDown: (down) => (down ? stop() : listen(port)),
    close: stop,
  };
}

/** `toxics` is what holds when the connection opens. */
function pump(from: Socket, to: Socket, toxics: readonly Toxic[], link: Link): void {
  const pass = async () => {
    let chunks: AsyncIterable<Chunk> = stamped(from);
    for (const toxic of toxics) chunks = applyToxic(toxic, chunks, link);
    for await (const { bytes } of chunks) {
      if (to.destroyed) return;
      if (!to.write(bytes)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
    }
    to.end();
  };
  // A socket that breaks ends its iteration with an error, which the other side has been told already.
  pass().catch(() => undefined);
}

/** Arrived chunks wait here, so that the delay of one does not add to the delay of the next. */
const mostWaiting = 1024;

async function* stamped(socket: Socket): AsyncGenerator<Chunk> {
  const waiting: Chunk[] = [];
  const source = { isOver: false };
  let wake: () => void = () => undefined;
  const finish = () => {
    source.isOver = true;
    wake();
  };
  socket.on('data', (bytes: Buffer) => {
    waiting.push({ bytes, at: performance.now() });
    if (waiting.length >= mostWaiting) socket.pause();
    wake();
  });
  socket.once('end', finish);
  socket.once('close', finish);
  for (;;) {
    const chunk = waiting.shift();
    if (chunk !== undefined) {
      if (socket.isPaused()) socket.resume();
      yield chunk;
    } else if (source.isOver) return;
    else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
