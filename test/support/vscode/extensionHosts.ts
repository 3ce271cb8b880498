/** A workbench's folder of user data in, the ids of its extension hosts out; on Linux, where processes can be read. */
import { readdir, readFile } from 'node:fs/promises';

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
}

export async function extensionHosts(userData: string): Promise<readonly number[]> {
  const names = await readdir('/proc');
  const found = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(read));
  const all = new Map(found.flatMap((process) => (process ? [[process.id, process] as const] : [])));
  const isBelowServer = (process: Process | undefined): boolean =>
    process !== undefined && (process.command.includes(userData) || isBelowServer(all.get(process.parent)));
  return [...all.values()]
    .filter((process) => process.command.includes('--type=extensionHost') && isBelowServer(process))
    .map(({ id }) => id);
}

/** Undefined where it has ended meanwhile. */
async function read(id: string): Promise<Process | undefined> {
  try {
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8');
    const status = await readFile(`/proc/${id}/status`, 'utf8');
    return { id: Number(id), parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? 0), command };
  } catch {
    return undefined;
  }
}
