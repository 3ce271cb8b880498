/** A window on a repository in, one out in which reviews are asked for while somebody tries to lead them elsewhere. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { foldersIn, type ServerFolders } from '../vscode/serverFolders.ts';
import type { VsCodeVersion } from '../vscode/versions.ts';
import { openHostSession, type HostSession } from './hostSession.ts';
import { resolving } from './ownWorld.ts';
import { startOwnServer, type Asked, type OwnServer } from './ownServer.ts';
import { setTrap, type Trap } from './trap.ts';

type Settings = Readonly<Record<string, unknown>>;

export interface VectorWindow extends HostSession {
  readonly own: OwnServer;
  readonly trap: Trap;
  /** The repository. */
  readonly folder: string;
  readonly folders: ServerFolders;
  /** Writes a settings file and waits until VS Code has read it. `frame` puts them into the form that the file has. */
  applySettings(path: string, settings: Settings, frame?: (settings: Settings) => object): Promise<void>;
  /** Does what is no wish for a review. */
  assertNothingSent(): Promise<void>;
  /** Asks for reviews, as a user and as another extension: they are as they were the first time, and nobody else is asked. */
  assertUnmoved(): Promise<void>;
  /** Asks for one that may be refused with a sentence, but goes nowhere else and takes nothing along. */
  assertNowhereElse(): Promise<void>;
}

export interface VectorWindowWishes {
  readonly version: VsCodeVersion;
  readonly isTrusted: boolean;
  /** Files of the repository, below its folder. */
  readonly files?: (origin: string) => Readonly<Record<string, string>>;
  /** Of these files the one to open; the folder itself unless told. */
  readonly opens?: string;
  readonly env?: (origin: string) => NodeJS.ProcessEnv;
  readonly profile?: string;
  /** Names that are found at the foreign server's address; other systems than Linux cannot play that. */
  readonly names?: readonly string[];
}

/** Within it a request would have come. */
const settlingMs = 500;
const code = 'export const answer = 41 + 1;\n';
/** VS Code sends nothing for `127.0.0.1` through a proxy; other systems have to be told of the rest of the loopback. */
const address = process.platform === 'linux' ? '127.0.0.2' : '127.0.0.1';

export async function openVectorWindow(wishes: VectorWindowWishes): Promise<VectorWindow> {
  const { version, isTrusted, files, opens = '', env, profile, names } = wishes;
  const scratch = await mkdtemp(join(tmpdir(), 'second-look-vectors-'));
  const folder = join(scratch, 'repository');
  const [own, trap] = [await startOwnServer(address), await setTrap(address)];
  for (const [path, content] of Object.entries({ 'src/code.ts': code, 'edited.ts': code, ...files?.(trap.origin) })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const folders = foldersIn(join(scratch, 'data'));
  const session = await openHostSession({
    version,
    folder: join(folder, opens),
    folders,
    workspaceTrust: !isTrusted,
    settings: mine(own),
    ...(env && { env: env(trap.origin) }),
    ...(profile !== undefined && { profile }),
    ...(names && { within: await resolving(names, address, scratch) }),
  });
  const file = join(folder, 'src', 'code.ts');
  let unmoved: readonly Asked[] | undefined;
  let markers = 0;
  return {
    ...session,
    own,
    trap,
    folder,
    folders,
    async applySettings(path, settings, frame = (all) => all) {
      // A setting that counts everywhere, since none of the others should be seen.
      const marker = `marker-${++markers}`;
      const marked = frame({ 'files.exclude': { [marker]: true }, ...settings });
      await session.call('write', path, JSON.stringify(marked));
      const seen = async () => JSON.stringify(await session.call('inspect', 'files', 'exclude', path));
      while (!(await seen()).includes(marker)) await pause(20);
    },
    async assertNothingSent() {
      await session.call('activate');
      await session.call('edit', join(folder, 'edited.ts'));
      await session.call('execute', 'secondLook.openPanel');
      await pause(settlingMs);
      assert.deepEqual([own.asked.length, trap.hits], [0, 0]);
    },
    async assertUnmoved() {
      const { isTrusted: found, version: running } = await session.call('state');
      assert.deepEqual([found, running], [isTrusted, version]);
      const [before, hits] = [own.asked.length, trap.hits];
      const events = await session.call('review', { text: code, uri: 'file:///code.ts', languageId: 'typescript' });
      assert.deepEqual(events.map(({ type }) => type).slice(-1), ['ended']);
      assert.equal(events.find((event) => event.type === 'ended')?.outcome, 'finished', JSON.stringify(events));
      await session.call('execute', 'secondLook.reviewFile', file);
      while (own.asked.length < before + 2) await pause(10);
      // The fence around the code is another one each time.
      const asked = own.asked.slice(before).map((one) => ({ ...one, body: one.body.replace(/[0-9a-f]{18}/g, '') }));
      unmoved ??= asked;
      assert.deepEqual(asked, unmoved);
      assert.equal(trap.hits, hits, trap.received());
    },
    async assertNowhereElse() {
      const [before, hits] = [own.asked.length, trap.hits];
      const events = await session.call('review', { text: code });
      const error = events.find((event) => event.type === 'error');
      if (error) assert.equal(error.kind, 'unconfigured', error.message);
      const asked = own.asked.slice(before);
      assert.equal(asked.length, error ? 0 : 1);
      assert.doesNotMatch(JSON.stringify(asked), /hostile|all is well/);
      assert.equal(trap.hits, hits, trap.received());
    },
    dispose: async () => {
      await session.dispose();
      await own.close();
      await trap.close();
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The user's own settings; what is left out here has its default. */
function mine({ baseUrl }: OwnServer): Settings {
  return {
    'secondLook.baseUrl': baseUrl,
    'secondLook.model': 'mine',
    'secondLook.api': 'chat',
    'secondLook.maxTokens': 100,
    'secondLook.instructions': 'Be brief.',
    'secondLook.headers': { 'x-mine': 'yes' },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
