/** Where things are in this repository: absolute paths. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
/** Everything that is fetched once. The folder is `@vscode/test-electron`'s too, and git ignores it. */
export const cacheFolder = join(repositoryRoot, '.vscode-test');
export const screenshotFolder = join(repositoryRoot, 'out', 'screenshots');

/** What `npm run package` makes. */
export const vsixPath = join(repositoryRoot, 'second-look.vsix');
