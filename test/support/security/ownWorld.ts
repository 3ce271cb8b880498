/** A file of the system and what it shall hold in, a command out that has another command find it so; on Linux, without a trace. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A world in which this process may lay one file over another. */
const ownWorld = ['unshare', '--user', '--map-root-user', '--mount'];
/** Where distributions have the certificates that are trusted. */
const stores = ['/etc/ssl/certs/ca-certificates.crt', '/etc/ssl/certs/ca-bundle.crt', '/etc/ssl/ca-bundle.pem'];
const store = stores.find((path) => existsSync(path));
const hosts = '/etc/hosts';

export async function hasOwnWorlds(): Promise<boolean> {
  const [command = '', ...args] = ownWorld;
  const works = () => promisify(execFile)(command, [...args, 'true']);
  return process.platform === 'linux' && store !== undefined && (await works().then(Boolean, () => false));
}

/** A system that trusts one authority more, which is PEM. */
export function trusting(authority: string, folder: string): Promise<readonly string[]> {
  if (store === undefined) throw new Error('There is no store of certificates.');
  return extending(store, authority, folder);
}

/** A system that finds these names at an address. */
export function resolving(names: readonly string[], address: string, folder: string): Promise<readonly string[]> {
  return extending(hosts, names.map((name) => `${address} ${name}`).join('\n'), folder);
}

async function extending(file: string, addition: string, folder: string): Promise<readonly string[]> {
  const extended = join(folder, 'extended');
  await writeFile(extended, `${await readFile(file, 'utf8')}\n${addition}\n`);
  return [...ownWorld, 'sh', '-c', `mount --bind "$0" ${file} && exec "$@"`, extended];
}
