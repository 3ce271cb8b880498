/** A name and a way to fill a folder → that folder under `.vscode-test/`, filled once, whole or not at all. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './paths.ts';

const draftPattern = /^\.draft-(\d+)-/;

/**
 * Returns the folder at once when it exists; otherwise `fill` gets a draft folder that takes the final name when it is
 * complete. Two processes may fill at the same time: the first to finish wins, the other drops its draft.
 */
export async function cachedFolder(
  name: string,
  fill: (folder: string) => Promise<void>,
  cache = cacheFolder,
): Promise<string> {
  const target = join(cache, name);
  if (existsSync(target)) return target;
  await mkdir(cache, { recursive: true });
  await removeAbandonedDrafts(cache);
  const draft = await mkdtemp(join(cache, `.draft-${process.pid}-`));
  try {
    await fill(draft);
    await rename(draft, target).catch((error: unknown) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return target;
}

async function removeAbandonedDrafts(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const owner = draftPattern.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) await rm(join(cache, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
