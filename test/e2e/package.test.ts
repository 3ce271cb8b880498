// The package that ships: small, nothing in it that does not belong, and at work in a plain VS Code.
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { startPracticeServer } from '../support/practiceServer/server.ts';
import { vsixPath } from '../support/vscode/paths.ts';
import { openReviewer } from './reviewer.ts';
import { openFile } from './user.ts';

describe('the package', () => {
  it('is at most 300 KB', async () => {
    const { size } = await stat(vsixPath);
    assert.ok(size <= 300 * 1024, `${size} bytes`);
  });

  it('installs into a plain VS Code and reviews a file there', async () => {
    const server = await startPracticeServer({ tokensPerSecond: Infinity });
    const reviewer = await openReviewer({ ...server, model: server.model }, { extension: { vsix: vsixPath } });
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
