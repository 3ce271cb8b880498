/** The server that the user has chosen: it answers every review in the same way and keeps what it was asked. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { hello } from '../streamServer/chunks.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface OwnServer {
  readonly baseUrl: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

/** Longer than a limit of a millisecond, which a vector may try to set. */
const thinkingMs = 25;

export async function startOwnServer(address = '127.0.0.1'): Promise<OwnServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    void text(request).then((body) => {
      asked.push({ method, path: url, headers, body });
      setTimeout(() => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(hello);
      }, thinkingMs);
    });
  });
  server.listen(0, address);
  await once(server, 'listening');
  return {
    baseUrl: `http://${address}:${(server.address() as AddressInfo).port}/v1`,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
