/** A workbench in, all that VS Code and its extensions have written into logs out; ours is `Second Look.log`. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workbench } from '../support/vscode/workbench.ts';

export interface LogFile {
  readonly name: string;
  readonly text: string;
}

export async function logFiles({ folders: { userData } }: Workbench): Promise<readonly LogFile[]> {
  const folder = join(userData, 'logs');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.log'));
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })));
}
