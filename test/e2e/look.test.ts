// What each state says, in dark, light and high contrast, with a screenshot of each in out/screenshots.
import { startPracticeServer, type PracticeServer } from '../support/practiceServer/server.ts';
import { closedOrigin } from '../support/streamServer/closedPort.ts';
import type { Theme } from '../support/vscode/profile.ts';
import { keepFailures, openReviewer, version, type Reviewer } from './reviewer.ts';
import { openFile, selectLines } from './user.ts';

const themes: readonly (readonly [string, Theme])[] = [
  ['dark', 'Default Dark Modern'],
  ['light', 'Default Light Modern'],
  ['high-contrast', 'Default High Contrast'],
];

for (const [name, theme] of themes) {
  describe(`the panel in ${name}`, () => {
    let server: PracticeServer;
    let reviewer: Reviewer;

    before(async () => {
      server = await startPracticeServer({ tokensPerSecond: Infinity });
      reviewer = await openReviewer({ ...server, model: server.model }, { theme });
      await openFile(reviewer.vs, 'src/cart.ts');
    });

    after(async () => {
      await reviewer.dispose();
      await server.close();
    });

    keepFailures(() => reviewer);

    const state = (word: string) => reviewer.vs.panel.locator('.status').getByText(word);
    const shoot = (what: string) => reviewer.vs.screenshot(`${version}-${name}-${what}`);

    it('has one thing to do before the first review', async () => {
      await reviewer.vs.runCommand('Second Look: Open Panel');
      await reviewer.vs.panel.getByRole('button', { name: 'Review This File' }).waitFor();
      await shoot('idle');
    });

    it('shows a review that streams, and the same when it is done', async () => {
      await selectLines(reviewer.vs, 1, 30);
      const hold = server.hold(120);
      await reviewer.vs.runCommand('Second Look: Review Selection');
      await hold.reached;
      await state('streaming').waitFor();
      await reviewer.vs.panel.getByRole('heading', { level: 2 }).first().waitFor();
      await shoot('streaming');
      hold.release();
      await state('done').waitFor();
      await shoot('done');
    });

    it('says what failed, in the words of the server too, with the button that helps', async () => {
      const { vs } = reviewer;
      const message = 'You did not provide an API key.';
      server.failNext({
        status: 401,
        body: { error: { message, type: 'invalid_request_error', code: 'invalid_api_key' } },
      });
      await vs.runCommand('Second Look: Review File');
      await state('failed').waitFor();
      await vs.panel.getByText('asks for an API key').waitFor();
      await vs.panel.getByRole('button', { name: 'Set API Key' }).waitFor();
      await vs.panel.getByText('Details').click();
      await vs.panel.getByText(message).waitFor();
      await shoot('failed');
    });

    it('says that a cut answer is cut, and keeps what arrived', async () => {
      const { vs } = reviewer;
      await vs.setSettings({
        'secondLook.baseUrl': server.baseUrl,
        'secondLook.model': server.model,
        'secondLook.onInterruption': 'stop',
      });
      server.cutNext(30);
      await vs.runCommand('Second Look: Review File');
      await state('cut off').waitFor();
      await vs.panel.getByText(/The connection was cut after \d+ characters/).waitFor();
      await vs.panel.getByText('This is the practice server').waitFor();
      await shoot('cut');
    });

    it('says that no server answers, with the buttons that help', async () => {
      const { vs } = reviewer;
      const nobody = await closedOrigin();
      await vs.setSettings({ 'secondLook.baseUrl': `${nobody}/v1`, 'secondLook.model': 'none' });
      await vs.runCommand('Second Look: Review File');
      await vs.panel.getByText(`${nobody} cannot be reached`).waitFor();
      await vs.panel.getByRole('button', { name: 'Test Connection' }).waitFor();
      await shoot('unreachable');
    });
  });
}
