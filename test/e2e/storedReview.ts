/** Waits until a review with the given words lies on the disk of a workbench. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Workbench } from '../support/vscode/workbench.ts';

/** Reviews are written once a second while they stream. @throws Error after 20 seconds without them. */
export async function storedReview({ folders: { userData } }: Workbench, words: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const names = await readdir(userData, { recursive: true });
    const records = names.filter((name) => /second-look\.second-look[\\/]reviews[\\/][^\\/]+\.json$/.test(name));
    // One that is just being replaced is not there for a moment.
    const texts = await Promise.all(records.map((name) => readFile(join(userData, name), 'utf8').catch(() => '')));
    if (texts.some((text) => text.includes(words) && !text.includes('"type":"ended"'))) return;
    await setTimeout(100);
  }
  throw new Error(`No unfinished review with the words “${words}” is on the disk.`);
}
