// Answers that break off, as the person at the panel sees them: seams, Resume and Continue, the line, attempts, Stop.
import assert from 'node:assert/strict';
import { scriptedServer, type Exchange, type ScriptedServer } from '../support/scriptedServer.ts';
import { keepFailures, openReviewer, type Reviewer } from './reviewer.ts';
import { openFile } from './user.ts';

const begin = 'The discount is read twice here, and the second reading wins. ';
const rest = 'Read it once, and keep it.';

describe('an answer that breaks off, in the workbench', () => {
  let server: ScriptedServer;
  let reviewer: Reviewer;

  before(async () => {
    server = await scriptedServer();
    reviewer = await openReviewer(server);
    await openFile(reviewer.vs, 'src/cart.ts');
  });

  after(async () => {
    await reviewer.dispose();
    await server.close();
  });

  keepFailures(() => reviewer);

  const panel = () => reviewer.vs.panel;
  const button = (name: string) => panel().getByRole('button', { name, exact: true });
  const state = (words: string | RegExp) => panel().locator('.status').getByText(words).waitFor();
  const prose = () => panel().locator('.prose').innerText();

  const settings = (own: Record<string, unknown> = {}) =>
    reviewer.vs.setSettings({ 'secondLook.baseUrl': server.baseUrl, 'secondLook.model': 'scripted', ...own });

  async function review(): Promise<Exchange> {
    await reviewer.vs.runCommand('Second Look: Review File');
    return server.next();
  }

  async function reviewUntil(words: string): Promise<Exchange> {
    const exchange = await review();
    exchange.say(words);
    await panel().getByText(words.trim()).waitFor();
    return exchange;
  }

  it('goes on by itself, and marks where', async () => {
    (await reviewUntil(begin)).cut();
    const second = await server.next();
    assert.deepEqual(
      second.body.messages?.slice(-2).map(({ content }) => content.slice(0, 20)),
      [begin.slice(0, 20), 'Your answer was cut off'.slice(0, 20)],
    );
    second.say(rest);
    second.finish();
    await state('done');
    assert.equal((await prose()).trim(), begin + rest);
    await panel().locator('.seam.resumed').waitFor();
    await reviewer.vs.screenshot('resumed');
  });

  it('leaves it to the reader where the settings say so: Resume', async () => {
    await settings({ 'secondLook.onInterruption': 'stop' });
    (await reviewUntil(begin)).cut();
    await state('cut off');
    await reviewer.vs.screenshot('cut-off');
    await button('Resume').click();
    const second = await server.next();
    assert.equal(second.body.messages?.at(-2)?.content, begin.trimEnd());
    second.say(rest);
    second.finish();
    await state('done');
    assert.equal((await prose()).trim(), begin + rest);
    await settings();
  });

  it('tries again before the first word, and says so; Stop works meanwhile', async () => {
    (await review()).refuse(503, { error: { message: 'Loading model' } });
    const again = await server.next();
    again.say('Now it is loaded.');
    again.finish();
    await panel().getByText('Now it is loaded.').waitFor();
    await state('done');

    await reviewer.vs.runCommand('Second Look: Review File');
    const exchange = await server.next();
    exchange.refuse(429, { error: { message: 'Slow down' } }, { 'retry-after': '55' });
    await state(/waiting \d+ s, as the server asked|attempt 2 of 3 in \d+ s/);
    await reviewer.vs.screenshot('waiting');
    const before = server.paths.length;
    await button('Stop').click();
    await state('stopped');
    assert.equal(server.paths.length, before);
  });

  it('waits in line, shows its place, and can be stopped there', async () => {
    // The other endpoint has asked for a pause.
    const baseUrl = server.baseUrl.replace('/v1', '/second/v1');
    await settings({ 'secondLook.maxConcurrentRequests': 1, 'secondLook.baseUrl': baseUrl });
    const first = await reviewUntil(begin);
    await reviewer.vs.runCommand('Second Look: Review File');
    await state('next in line');
    await reviewer.vs.screenshot('in-line');
    const before = server.paths.length;
    await button('Stop').click();
    await state('stopped');
    first.finish();
    await panel()
      .getByRole('tab', { name: /streaming|done/ })
      .last()
      .click();
    await state('done');
    assert.equal(server.paths.length, before);
    await settings();
  });
});
