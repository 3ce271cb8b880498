// Fault 37 with VS Code's own fetch: an authority in the system's store is enough, as in companies, and nothing else is.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sentences } from '../../src/completion/sentences.ts';
import { versions } from '../support/security/amount.ts';
import { openHostSession, type HostSession } from '../support/security/hostSession.ts';
import { hasOwnWorlds, trusting } from '../support/security/ownWorld.ts';
import { tell } from '../support/security/tell.ts';
import { startTlsServers, type TlsCase, type TlsServers } from '../support/security/tlsServers.ts';
import { foldersIn } from '../support/vscode/serverFolders.ts';

/** What a workspace might set to have any server believed. */
const hostile = {
  'http.proxyStrictSSL': false,
  'http.systemCertificates': false,
  http: { proxyStrictSSL: false, systemCertificates: true, fetchAdditionalSupport: false },
};

for (const version of versions) {
  describe(`fault 37: TLS in VS Code ${version}`, function () {
    this.timeout(60_000);
    let scratch: string;
    let folder: string;
    let servers: TlsServers;
    let session: HostSession | undefined;

    before(async function () {
      this.timeout(120_000);
      // No other system lets a process see a store of its own.
      if (!(await hasOwnWorlds())) this.skip();
      scratch = await mkdtemp(join(tmpdir(), 'second-look-tls-'));
      folder = join(scratch, 'repository');
      await mkdir(folder);
      servers = await startTlsServers();
      session = await openHostSession({
        version,
        folder,
        folders: foldersIn(join(scratch, 'data')),
        settings: { 'secondLook.model': 'any' },
        within: await trusting(servers.authority, scratch),
      });
    });

    after(async () => {
      if (!session) return;
      await session.dispose();
      await servers.close();
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    });

    async function review(name: TlsCase) {
      await session!.call('setUserSetting', 'secondLook', 'baseUrl', servers.baseUrls[name]);
      const events = await session!.call('review', { text: 'let canary = 4711;' });
      const error = events.find((event) => event.type === 'error');
      return error?.message;
    }

    const refused = async () => {
      const names = Object.keys(servers.baseUrls).filter((name) => name !== 'good') as TlsCase[];
      for (const name of names) {
        const sentence = /TLS|protocol/.test(name) ? sentences.noTls : sentences.certificate;
        assert.equal(await review(name), sentence, name);
        assert.doesNotMatch(servers.received(name), /POST|canary/, name);
      }
      return names.length;
    };

    it('a server of an authority in the store of the system answers', async () => {
      assert.equal(await review('good'), undefined);
      assert.match(servers.received('good'), /canary/);
    });

    it('every other is refused, and the sentence says why', async function () {
      const ways = await refused();
      tell(this.runnable(), `TLS in VS Code ${version}: ${ways} ways to be somebody else, 0 requests`);
    });

    it('also where the workspace says that certificates do not matter', async () => {
      await session!.call('write', join(folder, '.vscode', 'settings.json'), JSON.stringify(hostile));
      const seen = async () => JSON.stringify(await session!.call('inspect', 'http', 'systemCertificates', folder));
      // What VS Code ignores is not to be seen either.
      for (let tries = 0; tries < 50 && !(await seen()).includes('workspaceValue'); tries++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await refused();
    });
  });
}
