/** A server at an address that nobody chose: it answers like a model server and keeps whatever reaches it. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { hello } from '../streamServer/chunks.ts';

export interface Trap {
  /** `http://127.0.0.1:port` unless another address was asked for. */
  readonly origin: string;
  /** Connections so far, also those that sent nothing. */
  readonly hits: number;
  /** All that was sent here, in the order in which it came. */
  received(): string;
  close(): Promise<void>;
}

export async function setTrap(address = '127.0.0.1'): Promise<Trap> {
  const sockets = new Set<Socket>();
  let hits = 0;
  let received = '';
  const server = createServer((socket) => {
    hits += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      received += data.toString('latin1');
      socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n${hello}`);
    });
  });
  server.listen(0, address);
  await once(server, 'listening');
  return {
    origin: `http://${address}:${(server.address() as AddressInfo).port}`,
    get hits() {
      return hits;
    },
    received: () => received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
