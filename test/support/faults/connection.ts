/** One accepted socket in; what its client asked, how it was closed and how much of our bytes the kernel took, out. */
import type { Socket } from 'node:net';
import type { ReceivedRequest } from './requestParser.ts';
import { resetSocket } from './resetSocket.ts';

/** Who ended a connection, and how. */
export type Ending = 'clientFin' | 'clientReset' | 'serverFin' | 'serverReset';

export interface Connection {
  /** In the order of acceptance, from 0. */
  readonly index: number;
  readonly requests: readonly ReceivedRequest[];
  /** Undefined while it is open. */
  readonly endedBy: Ending | undefined;
  /** Settles when the socket is gone, whoever ended it. */
  readonly closed: Promise<void>;
  isClosed(): boolean;
  /** Bytes that the kernel has taken from us. */
  taken(): number;
  /** Bytes that we have offered and the kernel has not taken: more than zero means that the client does not read. */
  waiting(): number;
  /** Settles when the client has stopped reading: bytes wait, and for a while the kernel has taken none of them. */
  blocked(): Promise<void>;
}

export interface OwnConnection extends Connection {
  readonly requests: ReceivedRequest[];
  /** Resolves when the kernel has the bytes, or the connection is gone. */
  write(bytes: string | Uint8Array): Promise<void>;
  fin(): void;
  reset(): void;
}

export function trackConnection(socket: Socket, index: number, onEnded: (ending: Ending) => void): OwnConnection {
  let endedBy: Ending | undefined;
  const end = (ending: Ending) => {
    if (endedBy !== undefined) return;
    endedBy = ending;
    onEnded(ending);
  };
  socket.setNoDelay(true);
  socket.once('end', () => {
    end('clientFin');
  });
  // A client that goes away is what many tests are about. Writing to one that has gone is an error too.
  socket.on('error', () => {
    end('clientReset');
  });
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      end('serverFin');
      resolve();
    });
  });
  return {
    index,
    requests: [],
    get endedBy() {
      return endedBy;
    },
    closed,
    isClosed: () => socket.destroyed,
    taken: () => socket.bytesWritten - socket.writableLength,
    waiting: () => socket.writableLength,
    blocked: () => untilBlocked(socket),
    write: (bytes) =>
      new Promise((resolve) => {
        // A turn of the event loop lies between, so that a script which writes on and on lets a close come through.
        socket.write(bytes, () => setImmediate(resolve));
      }),
    fin: () => {
      end('serverFin');
      socket.end();
    },
    reset: () => {
      end('serverReset');
      resetSocket(socket);
    },
  };
}

/** Long enough for a busy machine to schedule a reader that does read. */
const quiet = { looks: 15, everyMs: 20 } as const;

async function untilBlocked(socket: Socket): Promise<void> {
  let looks = 0;
  let before = -1;
  while (looks < quiet.looks) {
    if (socket.destroyed) throw new Error('The connection ended and was never blocked');
    await new Promise((resolve) => setTimeout(resolve, quiet.everyMs));
    const taken = socket.bytesWritten - socket.writableLength;
    looks = socket.writableLength > 0 && taken === before ? looks + 1 : 0;
    before = taken;
  }
}
