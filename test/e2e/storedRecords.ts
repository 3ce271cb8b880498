/** A workbench in, the files in which our extension keeps its reviews out: absolute paths. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workbench } from '../support/vscode/workbench.ts';

export async function storedRecords({ folders: { userData } }: Workbench): Promise<readonly string[]> {
  const names = await readdir(userData, { recursive: true });
  return names
    .filter((name) => /second-look\.second-look[\\/]reviews[\\/][^\\/]+\.json$/.test(name))
    .map((name) => join(userData, name));
}
