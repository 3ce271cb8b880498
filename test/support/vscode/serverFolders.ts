/** One folder → the three that a VS Code keeps its things in. */
import { join } from 'node:path';

export interface ServerFolders {
  readonly serverData: string;
  readonly userData: string;
  readonly extensions: string;
}

export function foldersIn(folder: string): ServerFolders {
  return {
    serverData: join(folder, 'server'),
    userData: join(folder, 'user'),
    extensions: join(folder, 'extensions'),
  };
}
