/** Waits until a review with the given words lies on the disk of a workbench. */
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { Workbench } from '../support/vscode/workbench.ts';
import { storedRecords } from './storedRecords.ts';

/** Reviews are written once a second while they stream. @throws Error after 20 seconds without them. */
export async function storedReview(workbench: Workbench, words: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const records = await storedRecords(workbench);
    // One that is just being replaced is not there for a moment.
    const texts = await Promise.all(records.map((path) => readFile(path, 'utf8').catch(() => '')));
    if (texts.some((text) => text.includes(words) && !text.includes('"type":"ended"'))) return;
    await setTimeout(100);
  }
  throw new Error(`No unfinished review with the words “${words}” is on the disk.`);
}
