/** The origin of a server in, the script of an HTTP proxy before it out, which hands answers on in a way of its own. */
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { constants, createBrotliCompress, createDeflate, createGzip } from 'node:zlib';
import type { FaultScript } from '../faultServer.ts';
import type { FaultExchange, Head } from './exchange.ts';

/** Writes what it wants of the server's answer to the client. */
export type Forward = (response: IncomingMessage, exchange: FaultExchange) => Promise<void>;

export function relay(origin: string, forward: Forward): FaultScript {
  return async (exchange) => {
    const { method, path, headers, body } = exchange;
    const { host, connection, ...rest } = headers;
    const upstream = request(`${origin}${path}`, { method, headers: rest, agent: false });
    void exchange.closed.then(() => upstream.destroy());
    upstream.end(body);
    const [response] = (await once(upstream, 'response')) as [IncomingMessage];
    await forward(response, exchange);
  };
}

/** Holds everything back until so many bytes have come, or so many milliseconds have passed. */
export function buffering({ bytes = Infinity, ms }: { readonly bytes?: number; readonly ms?: number }): Forward {
  return async (response, exchange) => {
    await exchange.head(headOf(response));
    let held: Buffer[] = [];
    const flush = () => {
      const all = Buffer.concat(held);
      held = [];
      return exchange.send(all);
    };
    const timer = ms === undefined ? undefined : setInterval(() => void flush(), ms);
    await endOf(response, async (chunk) => {
      held.push(chunk);
      if (held.reduce((sum, { length }) => sum + length, 0) >= bytes) await flush();
    });
    clearInterval(timer);
    await flush();
    await exchange.end();
  };
}

const compressors = {
  gzip: () => createGzip({ flush: constants.Z_SYNC_FLUSH }),
  deflate: () => createDeflate({ flush: constants.Z_SYNC_FLUSH }),
  br: () => createBrotliCompress({ flush: constants.BROTLI_OPERATION_FLUSH }),
  'gzip in large blocks': () => createGzip(),
} as const;
export const compressions = Object.keys(compressors) as readonly Compression[];
export type Compression = keyof typeof compressors;

/** Compresses what comes, and hands on what the compressor lets go of. */
export function compressing(compression: Compression): Forward {
  return async (response, exchange) => {
    const encoding = compression.split(' ')[0] ?? '';
    const head = headOf(response);
    await exchange.head({ ...head, headers: { ...head.headers, 'content-encoding': encoding } });
    const packed = compressors[compression]();
    void endOf(response, async (chunk) => {
      if (!packed.write(chunk)) await once(packed, 'drain');
    }).then(() => packed.end());
    await endOf(packed, (chunk) => exchange.send(chunk));
    await exchange.end();
  };
}

/** Knows no chunks: the end of the connection is the end of the answer. */
export const asHttp10: Forward = async (response, exchange) => {
  await exchange.head({ ...headOf(response), version: '1.0', framing: 'close' });
  await endOf(response, (chunk) => exchange.send(chunk));
  await exchange.end();
};

function headOf({ statusCode = 502, headers }: IncomingMessage): Head {
  return { status: statusCode, headers: { 'content-type': headers['content-type'] ?? '' } };
}

/** An answer that breaks off ends here in order, as most proxies make it end. */
async function endOf(chunks: AsyncIterable<unknown>, take: (chunk: Buffer) => Promise<void>): Promise<void> {
  try {
    for await (const chunk of chunks) await take(chunk as Buffer);
  } catch {
    return;
  }
}
