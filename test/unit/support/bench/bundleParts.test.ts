import assert from 'node:assert/strict';
import { loadedWith, partsOf } from '../../../support/bench/bundleParts.ts';

const output = (more: object) => ({ bytes: 1, inputs: {}, imports: [], exports: [], ...more });

describe('the parts of a bundle', () => {
  it('are packages and our own folders, the largest first', () => {
    const inputs = {
      'src/extension.ts': { bytesInOutput: 5 },
      'src/completion/resume/ladder.ts': { bytesInOutput: 1 },
      'src/completion/client.ts': { bytesInOutput: 2 },
      '../elsewhere/node_modules/a/node_modules/@scope/name/dist/index.js': { bytesInOutput: 10 },
      'node_modules/@scope/name/index.js': { bytesInOutput: 10 },
    };
    assert.deepEqual(partsOf({ inputs }), [
      { name: '@scope/name', bytes: 20 },
      { name: 'src', bytes: 5 },
      { name: 'src/completion', bytes: 3 },
    ]);
  });

  it('that a page loads are those it imports before it runs', () => {
    const outputs = {
      'main.js': output({
        entryPoint: 'main.ts',
        imports: [
          { path: 'shared.js', kind: 'import-statement' },
          { path: 'later.js', kind: 'dynamic-import' },
          { path: 'vscode', kind: 'import-statement', external: true },
        ],
      }),
      'shared.js': output({ imports: [{ path: 'deep.js', kind: 'import-statement' }] }),
      'deep.js': output({ imports: [{ path: 'shared.js', kind: 'import-statement' }] }),
      'later.js': output({ entryPoint: 'later.ts' }),
    } as const;
    assert.deepEqual(loadedWith({ outputs }, 'main.ts'), ['main.js', 'shared.js', 'deep.js']);
    assert.throws(() => loadedWith({ outputs }, 'other.ts'), /no bundle/);
  });
});
