import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sentences } from '../../../src/completion/sentences.ts';
import { selfSigned, type Certificate } from '../../support/streamServer/certificate.ts';
import { hello } from '../../support/streamServer/chunks.ts';
import type { Outcome } from '../../support/streamServer/trustingClient.ts';

const client = join(import.meta.dirname, '../../support/streamServer/trustingClient.ts');

const day = 24 * 60 * 60 * 1000;
const at = (days: number) => new Date(Date.now() + days * day);
const valid = { host: '127.0.0.1', from: at(-1), until: at(1) };
/** Each for a server at 127.0.0.1. */
const certificates = {
  good: selfSigned(valid),
  unknown: selfSigned(valid),
  expired: selfSigned({ ...valid, from: at(-3), until: at(-2) }),
  early: selfSigned({ ...valid, from: at(2), until: at(3) }),
  otherHost: selfSigned({ ...valid, host: 'elsewhere.example' }),
};
type Name = keyof typeof certificates;
const names = Object.keys(certificates) as Name[];

describe('fault 37: the certificate of a server', () => {
  const asked: string[] = [];
  const servers: Server[] = [];
  let outcomes: Partial<Record<Name, Outcome>>;

  before(async () => {
    for (const name of names) servers.push(await serve(certificates[name], () => asked.push(name)));
    outcomes = await askAll();
  });

  after(() => {
    for (const server of servers) server.close();
  });

  /** Everyone but `unknown` is trusted, so that nothing else is wrong with them than what they stand for. */
  async function askAll(): Promise<Partial<Record<Name, Outcome>>> {
    const folder = await mkdtemp(join(tmpdir(), 'second-look-tls-'));
    try {
      const trusted = join(folder, 'trusted.pem');
      const known = names.filter((name) => name !== 'unknown').map((name) => certificates[name].cert);
      await writeFile(trusted, known.join(''));
      const urls = servers.map((server) => `https://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
      const env = { ...process.env, NODE_EXTRA_CA_CERTS: trusted };
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', client, ...urls], { env });
      const found = JSON.parse(stdout) as Outcome[];
      return Object.fromEntries(names.map((name, index) => [name, found[index]]));
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  it('is good where it is trusted, of today and for this host: the answer comes', () => {
    assert.deepEqual(outcomes.good, { text: 'Hello' });
  });

  for (const [name, detail] of [
    ['unknown', /^self-signed certificate$/],
    ['expired', /^certificate has expired$/],
    ['early', /^certificate is not yet valid$/],
    ['otherHost', /^Hostname\/IP does not match certificate's altnames: IP: 127\.0\.0\.1/],
  ] as const) {
    it(`is refused where it is ${name}, and the error says certificate and why`, () => {
      const error = outcomes[name]?.error ?? assert.fail('it was taken');
      assert.deepEqual([error.kind, error.retryable], ['network', false]);
      assert.equal(error.message, sentences.certificate);
      assert.match(error.message, /certificate/);
      assert.match(error.detail ?? '', detail);
    });
  }

  it('comes before the request: no other server was sent anything', () => {
    assert.deepEqual(asked, ['good']);
  });
});

async function serve(certificate: Certificate, onRequest: () => void): Promise<Server> {
  const server = createServer(certificate, (_request, response) => {
    onRequest();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(hello);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
