// The extension in the browser's own extension host, as on vscode.dev: the same code, the same review.
import { scriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';
import { repositoryRoot } from '../support/vscode/paths.ts';
import { keepFailures, openReviewer, type Reviewer } from './reviewer.ts';
import { openFile } from './user.ts';

describe('the browser host', () => {
  let server: ScriptedServer;
  let reviewer: Reviewer;

  before(async () => {
    server = await scriptedServer();
    reviewer = await openReviewer(server, { extension: { developmentPath: repositoryRoot }, kind: 'web' });
  });

  after(async () => {
    await reviewer.dispose();
    await server.close();
  });

  keepFailures(() => reviewer);

  it('streams a review into the panel', async () => {
    const { vs } = reviewer;
    await openFile(vs, 'src/cart.ts');
    await vs.runCommand('Second Look: Review File');
    const exchange = await server.next();
    exchange.say('Word by ');
    await vs.panel.getByText('Word by').waitFor();
    exchange.say('word.');
    exchange.finish();
    await vs.panel.locator('.status').getByText('done').waitFor();
    await vs.panel.getByText('Word by word.').waitFor();
  });
});
