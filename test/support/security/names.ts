/** The log that Chromium writes of its network in, the hostile names in it out: also those that were only looked up. */
import { readFile } from 'node:fs/promises';

/** Each once. The log is whole when the browser has been closed. */
export async function namesIn(netLog: string): Promise<readonly string[]> {
  const text = await readFile(netLog, 'utf8');
  return [...new Set(text.match(/[\w-]+\.payload\.test/g))];
}
