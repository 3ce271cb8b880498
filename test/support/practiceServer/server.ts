/**
 * The practice server: an OpenAI-compatible server on loopback whose "model" runs linters over the code that it is sent.
 * A development tool for `npm start` and the tests; the extension knows nothing of it.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { sendAnswer } from './answer.ts';
import { readRequest, refuse, type Api, type Asked, type Reply } from './request.ts';
import { createLatch, createScript, type Hold } from './script.ts';
import { model, models } from './wire.ts';

export interface PracticeServerOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** How fast the answer is written; `Infinity` for tests that do not look at the pace. */
  readonly tokensPerSecond?: number;
  /** The APIs that exist; a request to another one gets the 404 of a server without that route. */
  readonly apis?: readonly Api[];
  /** Request parameters that are answered with 400, in OpenAI's words; `stream` only where it is true. */
  readonly refuseParameters?: readonly string[];
}

interface LoggedRequest {
  readonly path: string;
  /** Whether the client asked for a stream. */
  readonly stream: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The request's body as JSON; undefined where there was none. */
  readonly body: unknown;
  /** How many tokens were generated so far. */
  readonly tokens: number;
  /** The client went before the answer was complete. */
  readonly closedEarly: boolean;
  /** Settles when the answer is complete, cut, or no longer wanted. */
  readonly over: Promise<void>;
}

export interface PracticeServer {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly port: number;
  /** All requests so far, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Withholds the next answer after so many tokens, until the test releases it. */
  readonly hold: (afterTokens: number) => Hold;
  /** Destroys the connection of the next answer after so many tokens. */
  readonly cutNext: (afterTokens: number) => void;
  /** Answers the next POST with this instead; called twice, the next two. */
  readonly failNext: (reply: Reply) => void;
  /** Ends all connections, also those with an answer that is withheld; a second call does nothing. */
  readonly close: () => Promise<void>;
}

const routes: Readonly<Record<string, Api>> = { '/v1/chat/completions': 'chat', '/v1/completions': 'completions' };

export async function startPracticeServer(options: PracticeServerOptions = {}): Promise<PracticeServer> {
  const { port = 0, tokensPerSecond = 40, apis = ['chat', 'completions'], refuseParameters = [] } = options;
  const script = createScript();
  const requests: Entry[] = [];

  const server = createServer((request, response) => {
    const entry = log(request, response);
    let isAnswered = false;
    // Before it is over for those who wait for that.
    response.prependListener('close', () => {
      entry.closedEarly = !isAnswered;
    });
    respond(request, response, entry).then(
      () => {
        isAnswered = true;
      },
      (error: unknown) => {
        // A client that has left is no failure; anything else is one of ours, and must not look like an answer.
        if (response.headersSent || response.destroyed) response.destroy();
        else reply(response, refuse(500, String(error), null, null));
      },
    );
  });

  async function respond(request: IncomingMessage, response: ServerResponse, entry: Entry): Promise<void> {
    const left = new AbortController();
    response.on('close', () => {
      left.abort();
    });
    const next = await prepare(request, entry);
    if ('status' in next) {
      reply(response, next);
      return;
    }
    const onToken = () => {
      entry.tokens++;
    };
    await sendAnswer(next, response, { plan: script.takePlan(), tokensPerSecond, signal: left.signal, onToken });
  }

  /** What is to be answered, or the reply to what is not. */
  async function prepare(request: IncomingMessage, entry: Entry): Promise<Asked | Reply> {
    const route = `${request.method ?? ''} ${entry.path}`;
    if (route === 'GET /v1/models') return { status: 200, body: models };
    const api = routes[entry.path];
    if (request.method !== 'POST' || !api || !apis.includes(api)) {
      return refuse(404, `Invalid URL (${route})`, null, null);
    }
    const json = parse(await text(request));
    entry.body = json;
    entry.stream = (json as { stream?: unknown } | null | undefined)?.stream === true;
    return script.takeFailure() ?? readRequest(api, json, refuseParameters);
  }

  function log(request: IncomingMessage, response: ServerResponse): Entry {
    const over = createLatch();
    const entry = {
      path: new URL(request.url ?? '/', 'http://localhost').pathname,
      stream: false,
      at: Date.now(),
      body: undefined,
      tokens: 0,
      closedEarly: false,
      over: over.opened,
    };
    requests.push(entry);
    response.on('close', over.open);
    return entry;
  }

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    model,
    port: address.port,
    requests,
    hold: script.hold,
    cutNext: script.cutNext,
    failNext: script.failNext,
    close: async () => {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

type Entry = { -readonly [Key in keyof LoggedRequest]: LoggedRequest[Key] };

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function reply(response: ServerResponse, { status, body }: Reply): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'Content-Type': isText ? 'text/plain; charset=utf-8' : 'application/json' });
  response.end(isText ? body : JSON.stringify(body));
}
