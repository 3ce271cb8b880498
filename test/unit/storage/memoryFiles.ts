/** What the storage rooms need of a VS Code file system, in memory; names are relative to one folder. */
import type * as vscode from 'vscode';

export interface MemoryFiles {
  readonly fs: vscode.FileSystem;
  readonly root: vscode.Uri;
  /** Name → content and time of the last write. */
  readonly files: Map<string, { readonly bytes: Uint8Array; readonly mtime: number }>;
}

export function memoryFiles(): MemoryFiles {
  const files: MemoryFiles['files'] = new Map();
  const nameOf = ({ path }: vscode.Uri) => path.split('/').at(-1) ?? '';
  const get = (uri: vscode.Uri) => {
    const file = files.get(nameOf(uri));
    if (!file) throw new Error(`There is no ${uri.path}`);
    return file;
  };
  const fs = {
    createDirectory: () => Promise.resolve(),
    readDirectory: () => Promise.resolve([...files.keys()].map((name) => [name, 1])),
    readFile: async (uri: vscode.Uri) => get(uri).bytes,
    stat: async (uri: vscode.Uri) => ({ mtime: get(uri).mtime, size: get(uri).bytes.length }),
    writeFile: async (uri: vscode.Uri, bytes: Uint8Array) => {
      files.set(nameOf(uri), { bytes, mtime: Date.now() });
    },
    rename: async (from: vscode.Uri, to: vscode.Uri) => {
      const file = get(from);
      files.delete(nameOf(from));
      files.set(nameOf(to), file);
    },
    delete: async (uri: vscode.Uri) => {
      get(uri);
      files.delete(nameOf(uri));
    },
  };
  return { fs: fs as unknown as vscode.FileSystem, root: uriAt('/storage'), files };
}

function uriAt(path: string): vscode.Uri {
  return { path, with: (change: { path: string }) => uriAt(change.path) } as unknown as vscode.Uri;
}
