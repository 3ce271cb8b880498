/** A model server whose every answer the test writes itself, word by word, when it wants to. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Exchange {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model?: string;
    readonly stream?: boolean;
    readonly prompt?: string;
    readonly messages?: { content: string }[];
  };
  /** Settles when the client has closed the connection, or has the whole answer. */
  readonly closed: Promise<unknown>;
  /** Sends a piece of the answer as a chat or completions event, whatever was asked for. */
  say(words: string): void;
  /** Ends the answer properly, as a model that had finished. */
  finish(): void;
  /** Ends the connection in the middle of the answer. */
  cut(): void;
  /** Answers with a status and a body instead of a stream. */
  refuse(status: number, body: unknown, headers?: Readonly<Record<string, string>>): void;
}

export interface ScriptedServer {
  readonly baseUrl: string;
  /** Paths of all requests so far. */
  readonly paths: readonly string[];
  /** The next completion request, also one that has come already. @throws Error where none comes in time. */
  next(): Promise<Exchange>;
  close(): Promise<void>;
}

export interface ScriptedServerOptions {
  /** How long `next` waits: less than a test may take, so that the failure says what was missing. */
  readonly patienceMs?: number;
  /** What it says when it is asked for its models. */
  readonly models?: () => { readonly status: number; readonly body: unknown };
}

const twoModels = () => ({ status: 200, body: { object: 'list', data: [{ id: 'scripted' }, { id: 'another' }] } });

export async function scriptedServer({
  patienceMs = 20_000,
  models = twoModels,
}: ScriptedServerOptions = {}): Promise<ScriptedServer> {
  const paths: string[] = [];
  const arrived: Exchange[] = [];
  const waiting = new Set<(exchange: Exchange) => void>();
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    // For the extension host in the browser, where a server has to let pages in.
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.method === 'OPTIONS') {
      response.end();
      return;
    }
    if (request.method === 'GET') {
      const { status, body } = models();
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
      return;
    }
    void exchangeOf(request, response).then((exchange) => {
      const [taker] = waiting;
      if (taker) taker(exchange);
      else arrived.push(exchange);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    paths,
    next: () => {
      const exchange = arrived.shift();
      if (exchange) return Promise.resolve(exchange);
      return new Promise((resolve, reject) => {
        const take = (next: Exchange) => {
          clearTimeout(timer);
          waiting.delete(take);
          resolve(next);
        };
        const timer = setTimeout(() => {
          waiting.delete(take);
          const before = paths.length === 0 ? 'none before' : `before it: ${paths.join(', ')}`;
          reject(new Error(`No request came within ${patienceMs / 1000} seconds (${before}).`));
        }, patienceMs);
        waiting.add(take);
      });
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function exchangeOf(request: IncomingMessage, response: ServerResponse): Promise<Exchange> {
  const closed = once(response, 'close');
  const body = JSON.parse(await text(request)) as Exchange['body'];
  const chat = body.messages !== undefined;
  const event = (choice: object) => {
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, finish_reason: null, ...choice }] })}\n\n`);
  };
  return {
    path: request.url ?? '',
    headers: request.headers,
    body,
    closed,
    say: (words) => {
      event(chat ? { delta: { content: words } } : { text: words });
    },
    finish: () => {
      event({ ...(chat ? { delta: {} } : { text: '' }), finish_reason: 'stop' });
      response.end('data: [DONE]\n\n');
    },
    cut: () => {
      response.destroy();
    },
    refuse: (status, answer, headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(answer));
    },
  };
}
