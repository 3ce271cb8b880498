import assert from 'node:assert/strict';
import { workbenchUrl } from '../../../support/vscode/workbenchUrl.ts';

describe('the address of a workbench', () => {
  it('names the folder, and in its payload what is under development, as the server itself names its files', () => {
    const url = new URL(
      workbenchUrl({
        serverUrl: 'http://127.0.0.1:1',
        folder: '/project/a b',
        developmentPath: '/ext',
        testsPath: '/ext/out/index.js',
        kind: 'web',
      }),
    );
    assert.equal(url.searchParams.get('folder'), '/project/a b');
    assert.deepEqual(JSON.parse(url.searchParams.get('payload') ?? ''), [
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:1/ext'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:1/ext/out/index.js'],
      ['extensionDevelopmentKind', 'web'],
    ]);
  });

  it('turns paths of Windows into those of a URI', () => {
    const url = new URL(workbenchUrl({ serverUrl: 'http://127.0.0.1:1', folder: 'C:\\w', openFile: 'C:\\w\\a.ts' }));
    assert.equal(url.searchParams.get('folder'), '/C:/w');
    assert.match(url.searchParams.get('payload') ?? '', /vscode-remote:\/\/127\.0\.0\.1:1\/C:\/w\/a\.ts/);
  });
});
