// The package that ships: small, nothing in it that does not belong, and at work in a plain VS Code.
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startPracticeServer } from '../support/practiceServer/server.ts';
import { repositoryRoot } from '../support/vscode/paths.ts';
import { openReviewer } from './reviewer.ts';
import { openFile } from './user.ts';

/** `npm run test:e2e` has just made it. */
const vsix = join(repositoryRoot, 'second-look.vsix');

describe('the package', () => {
  it('is at most 300 KB', async () => {
    const { size } = await stat(vsix);
    assert.ok(size <= 300 * 1024, `${size} bytes`);
  });

  it('installs into a plain VS Code and reviews a file there', async () => {
    const server = await startPracticeServer({ tokensPerSecond: Infinity });
    const reviewer = await openReviewer({ ...server, model: server.model }, { extension: { vsix } });
    try {
      await openFile(reviewer.vs, 'src/cart.ts');
      await reviewer.vs.runCommand('Second Look: Review File');
      await reviewer.vs.panel.locator('.status').getByText('done').waitFor();
      await reviewer.vs.panel.getByText('This is the practice server').waitFor();
    } catch (error) {
      await reviewer.vs.recordFailure('package');
      throw error;
    } finally {
      await reviewer.dispose();
      await server.close();
    }
  });
});
