// Fault 37: a server that is not who it says it is gets nothing, and the sentence says why.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sentences } from '../../src/completion/sentences.ts';
import { tell } from '../support/security/tell.ts';
import { startTlsServers, type TlsCase, type TlsServers } from '../support/security/tlsServers.ts';
import type { Outcome } from '../support/streamServer/trustingClient.ts';

const client = join(import.meta.dirname, '../support/streamServer/trustingClient.ts');

/** What the system says of each, which stands below the sentence. */
const refused: Readonly<Record<Exclude<TlsCase, 'good'>, RegExp>> = {
  'wrong host': /^Hostname\/IP does not match certificate's altnames: IP: 127\.0\.0\.1/,
  expired: /^certificate has expired$/,
  'not valid yet': /^certificate is not yet valid$/,
  'self-signed': /^self-signed certificate$/,
  'unknown authority': /^unable to verify the first certificate$/,
  'unknown authority, sent along': /^self-signed certificate in certificate chain$/,
  'signed by no authority': /^invalid CA certificate$|^unsuitable certificate purpose$/,
  'old protocol': /protocol version/,
  'no TLS at all': /wrong version number|packet length too long/,
};
const names = Object.keys(refused) as (keyof typeof refused)[];

describe('fault 37: TLS', () => {
  let servers: TlsServers;
  let trusting: Readonly<Record<string, Outcome>>;
  let unaware: Readonly<Record<string, Outcome>>;

  before(async function () {
    this.timeout(60_000);
    servers = await startTlsServers();
    const folder = await mkdtemp(join(tmpdir(), 'second-look-tls-'));
    const file = join(folder, 'authority.pem');
    await writeFile(file, servers.authority);
    try {
      unaware = await askAll({});
      assert.equal(servers.received('good'), '');
      trusting = await askAll({ NODE_EXTRA_CA_CERTS: file });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  after(() => servers.close());

  /** In a process of its own, for whom one trusts is read when it starts. */
  async function askAll(env: NodeJS.ProcessEnv): Promise<Readonly<Record<string, Outcome>>> {
    const urls = Object.entries(servers.baseUrls);
    const args = ['--import', 'tsx', client, ...urls.map(([, url]) => url)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } });
    const outcomes = JSON.parse(stdout) as readonly Outcome[];
    return Object.fromEntries(urls.map(([name], index) => [name, outcomes[index]!]));
  }

  it('a server of an authority that is trusted answers, of today and for this host', () => {
    assert.deepEqual(trusting['good'], { text: 'Hello' });
    assert.match(servers.received('good'), /^POST \/v1\/chat\/completions /);
  });

  it('the same server is refused where the authority is not trusted', () => {
    const { text, error } = unaware['good']!;
    assert.deepEqual([text, error?.message], ['', sentences.certificate]);
  });

  for (const name of names) {
    it(`${name}: refused at once, with the cause, and nothing was sent`, () => {
      for (const { text, error } of [trusting[name]!, unaware[name]!]) {
        assert.equal(text, '');
        assert.ok(error);
        assert.deepEqual([error.kind, error.retryable], ['network', false], error.detail);
        const isAboutTls = name === 'old protocol' || name === 'no TLS at all';
        assert.equal(error.message, isAboutTls ? sentences.noTls : sentences.certificate);
      }
      assert.match(trusting[name]?.error?.detail ?? '', refused[name]);
      // To who does not speak TLS, the first of its greetings came; that names nothing but the host.
      if (name === 'no TLS at all') assert.doesNotMatch(servers.received(name), /POST|authorization|any|Hi/i);
      else assert.equal(servers.received(name), '');
    });
  }

  it('in all: nothing reached a server that could not be trusted', function () {
    tell(this.runnable(), `TLS: ${names.length + 1} ways to be somebody else, 0 bytes behind the handshake`);
  });
});
