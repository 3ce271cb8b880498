/** An authority in, the command out that has another command find it in the system's store; on Linux, without a trace. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Where distributions have it. */
const stores = ['/etc/ssl/certs/ca-certificates.crt', '/etc/ssl/certs/ca-bundle.crt', '/etc/ssl/ca-bundle.pem'];
const store = stores.find((path) => existsSync(path));
/** A world in which this process may lay one file over another. */
const ownWorld = ['unshare', '--user', '--map-root-user', '--mount'];

export async function canTrust(): Promise<boolean> {
  const [command = '', ...args] = ownWorld;
  const works = () => promisify(execFile)(command, [...args, 'true']);
  return process.platform === 'linux' && store !== undefined && (await works().then(Boolean, () => false));
}

/** `authority` is PEM; `folder` gets the store that is seen instead. */
export async function trusting(authority: string, folder: string): Promise<readonly string[]> {
  if (store === undefined) throw new Error('There is no store of certificates.');
  const extended = join(folder, 'store.pem');
  await writeFile(extended, `${await readFile(store, 'utf8')}\n${authority}`);
  return [...ownWorld, 'sh', '-c', `mount --bind "$0" ${store} && exec "$@"`, extended];
}
