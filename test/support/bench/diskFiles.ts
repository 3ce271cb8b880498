/** A folder on the disk → what the history needs of VS Code's file system, in plain Node. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type * as vscode from 'vscode';

export interface DiskFiles {
  readonly fs: vscode.FileSystem;
  readonly root: vscode.Uri;
}

/** Gives files, no folders; nothing is asked before it is overwritten. */
export function diskFiles(folder: string): DiskFiles {
  const fs = {
    createDirectory: ({ path }: vscode.Uri) => mkdir(path, { recursive: true }),
    readDirectory: async ({ path }: vscode.Uri) => (await readdir(path)).map((name) => [name, 1]),
    readFile: ({ path }: vscode.Uri) => readFile(path),
    stat: async ({ path }: vscode.Uri) => {
      const { mtimeMs, size } = await stat(path);
      return { mtime: mtimeMs, size };
    },
    writeFile: ({ path }: vscode.Uri, bytes: Uint8Array) => writeFile(path, bytes),
    rename: (from: vscode.Uri, to: vscode.Uri) => rename(from.path, to.path),
    delete: ({ path }: vscode.Uri) => rm(path),
  };
  return { fs: fs as unknown as vscode.FileSystem, root: uriAt(folder) };
}

function uriAt(path: string): vscode.Uri {
  return { path, with: (change: { path: string }) => uriAt(change.path) } as unknown as vscode.Uri;
}
