import assert from 'node:assert/strict';
import { foldersAround } from '../../../src/outgoing/foldersAround.ts';

const folder = (path: string) => ({ uri: { path } });

function around(path: string, folders: readonly string[], own?: string): readonly (readonly [string, string])[] {
  const found = foldersAround(path, folders.map(folder), own === undefined ? undefined : folder(own));
  return found.map(({ folder: { uri }, path: below }) => [uri.path, below]);
}

describe('foldersAround', () => {
  it('names the folder, and the path from there on', () => {
    assert.deepEqual(around('/repo/private/a.ts', ['/repo']), [['/repo', '/private/a.ts']]);
    assert.deepEqual(around('/c:/repo/a.ts', ['/c:/repo/']), [['/c:/repo/', '/a.ts']]);
    assert.deepEqual(around('/a.ts', ['/']), [['/', '/a.ts']]);
  });

  it('names each of those within each other', () => {
    assert.deepEqual(around('/repo/pkg/a.ts', ['/repo', '/repo/pkg', '/repo/other']), [
      ['/repo', '/pkg/a.ts'],
      ['/repo/pkg', '/a.ts'],
    ]);
  });

  it('takes no folder for one whose name only begins alike', () => {
    assert.deepEqual(around('/repository/a.ts', ['/repo']), []);
    assert.deepEqual(around('Untitled-1', ['/repo', '/']), []);
    assert.deepEqual(around('/repo/a.ts', []), []);
  });

  it('takes the one that the editor names, where its case is another', () => {
    assert.deepEqual(around('/C:/Repo/a.ts', ['/c:/repo', '/c:/else'], '/c:/repo'), [['/c:/repo', '/a.ts']]);
    assert.deepEqual(around('/C:/Repo/a.ts', ['/c:/repo']), []);
  });
});
