/** A process in, what it listens on out: ports, and local sockets that are not VS Code's own; on Linux, where that can be read. */
import { readdir, readFile, readlink } from 'node:fs/promises';

const listeningState = '0A';
const acceptsConnections = '00010000';
/** For the terminal and for git, which start when they like. */
const vsCodes = /\/vscode-(?:git|ipc)-[\w-]+\.sock$/;

export async function listening(processId: number): Promise<readonly string[]> {
  const folder = `/proc/${processId}`;
  const links = await readdir(`${folder}/fd`);
  const targets = await Promise.all(links.map((link) => readlink(`${folder}/fd/${link}`).catch(() => '')));
  const own = new Set(targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []));
  const found: string[] = [];
  for (const protocol of ['tcp', 'tcp6']) {
    for (const [, address = '', , state, , , , , , inode = ''] of await rowsOf(`${folder}/net/${protocol}`)) {
      if (state === listeningState && own.has(inode)) found.push(`${protocol} ${address}`);
    }
  }
  for (const [, , , flags, , , inode = '', path = ''] of await rowsOf(`${folder}/net/unix`)) {
    if (flags === acceptsConnections && own.has(inode) && !vsCodes.test(path)) found.push(`unix ${path}`);
  }
  return found.sort();
}

/** Without the heading. */
async function rowsOf(table: string): Promise<readonly (readonly string[])[]> {
  const lines = (await readFile(table, 'utf8')).trim().split('\n').slice(1);
  return lines.map((line) => line.trim().split(/\s+/));
}
