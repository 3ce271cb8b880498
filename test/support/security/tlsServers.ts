/** Servers whose TLS is wrong in one way each, but for one that is right; what reached them is kept. */
import { once } from 'node:events';
import { createServer as createPlainServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { createAuthority, selfSigned, signedBy } from '../streamServer/certificate.ts';
import { hello } from '../streamServer/chunks.ts';

const day = 24 * 60 * 60 * 1000;
const at = (days: number) => new Date(Date.now() + days * day);
const today = { from: at(-1), until: at(1) };

export type TlsCase = keyof ReturnType<typeof tlsOptions>['cases'] | 'no TLS at all';

export interface TlsServers {
  /** PEM: the authority that is to be trusted, and no other. */
  readonly authority: string;
  readonly baseUrls: Readonly<Record<TlsCase, string>>;
  /** What came through to a server, behind the handshake. */
  received(name: TlsCase): string;
  close(): Promise<void>;
}

/** `host`: a loopback address. */
export async function startTlsServers(host = '127.0.0.1'): Promise<TlsServers> {
  const { authority, cases } = tlsOptions(host);
  const received = new Map<string, string>();
  const servers: Server[] = [];
  const start = async (name: TlsCase, server: Server) => {
    server.on('tlsClientError', () => undefined);
    server.listen(0, host);
    await once(server, 'listening');
    servers.push(server);
    return [name, `https://${host}:${(server.address() as AddressInfo).port}/v1`] as const;
  };
  const answer = (name: TlsCase) => (socket: Socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      received.set(name, (received.get(name) ?? '') + data.toString('latin1'));
      socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n${hello}`);
    });
  };
  const started = [await start('no TLS at all', createPlainServer(answer('no TLS at all')))];
  for (const name of Object.keys(cases) as (keyof typeof cases)[]) {
    started.push(await start(name, createServer(cases[name], answer(name))));
  }
  return {
    authority,
    baseUrls: Object.fromEntries(started) as Record<TlsCase, string>,
    received: (name) => received.get(name) ?? '',
    close: async () => {
      for (const server of servers) {
        server.close();
        await once(server, 'close');
      }
    },
  };
}

function tlsOptions(host: string) {
  const valid = { ...today, host };
  const authority = createAuthority(today);
  const stranger = createAuthority(today);
  const good = signedBy(authority, valid);
  const withoutRight = signedBy(good, valid);
  const old: TlsOptions = { ...good, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
  const cases = {
    good,
    'wrong host': signedBy(authority, { ...today, host: 'elsewhere.example' }),
    expired: signedBy(authority, { ...valid, from: at(-3), until: at(-2) }),
    'not valid yet': signedBy(authority, { ...valid, from: at(2), until: at(3) }),
    'self-signed': selfSigned(valid),
    'unknown authority': signedBy(stranger, valid),
    'unknown authority, sent along': withChain(signedBy(stranger, valid), stranger.cert),
    'signed by no authority': withChain(withoutRight, good.cert),
    'old protocol': old,
  } satisfies Readonly<Record<string, TlsOptions>>;
  return { authority: authority.cert, cases };
}

function withChain({ cert, key }: { readonly cert: string; readonly key: string }, chain: string): TlsOptions {
  return { cert: cert + chain, key };
}
