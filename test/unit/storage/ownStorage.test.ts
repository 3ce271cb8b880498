import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { isOwnStorage } from '../../../src/storage/ownStorage.ts';

/** As far as the storage rooms know them. */
function uri(path: string, scheme = 'file'): vscode.Uri {
  return { path, scheme, with: (change: { path: string }) => uri(change.path, scheme) } as unknown as vscode.Uri;
}

describe('the storage of a window', () => {
  const stat = ({ path }: vscode.Uri) =>
    path === '/data/workspaceStorage/abc/vscode.lock' ? Promise.resolve({}) : Promise.reject(new Error(path));
  const isOwn = (storage: vscode.Uri | undefined) => isOwnStorage(storage, { stat } as unknown as vscode.FileSystem);
  const path = '/data/workspaceStorage/abc/second-look.second-look';

  it('is its own where VS Code has locked it', async () => {
    assert.equal(await isOwn(uri(path)), true);
    assert.equal(await isOwn(uri(`${path}/`)), true);
  });

  it('may be shared without a lock, without a folder, and in a browser', async () => {
    assert.equal(await isOwn(uri(path.replace('abc', 'def'))), false);
    assert.equal(await isOwn(undefined), false);
    assert.equal(await isOwn(uri(path, 'vscode-userdata')), false);
  });
});
