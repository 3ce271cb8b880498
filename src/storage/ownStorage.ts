/** The storage of a window in, whether this window alone can be using it out. */
import type * as vscode from 'vscode';

/**
 * Windows without a folder share one storage, and so do the tabs of a browser that runs extensions itself. Where the
 * storage of a folder lies on a disk, VS Code locks it for one extension host and gives the next one another: the lock
 * lies beside the extension's own part. Where there is none, nothing is known.
 */
export async function isOwnStorage(storage: vscode.Uri | undefined, fs: vscode.FileSystem): Promise<boolean> {
  if (storage?.scheme !== 'file') return false;
  const lock = storage.with({ path: storage.path.replace(/[^/]+\/*$/, 'vscode.lock') });
  try {
    await fs.stat(lock);
    return true;
  } catch {
    return false;
  }
}
