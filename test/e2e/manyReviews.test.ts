// Several reviews at once, in one panel: in line at their server, in the switcher, stopped together.
import assert from 'node:assert/strict';
import { startPracticeServer, type PracticeServer } from '../support/practiceServer/server.ts';
import { keepFailures, openReviewer, type Reviewer } from './reviewer.ts';
import { chooseForFiles, openFile } from './user.ts';

const names = Array.from({ length: 10 }, (_, index) => `r${String(index + 1).padStart(2, '0')}.ts`);
const codeOf = (name: string) =>
  `export function ${name.slice(0, 3)}(values: number[]) {\n  return values[0] == 1;\n}\n`;
const limit = 3;

describe('ten reviews at once on a server that takes three', () => {
  let server: PracticeServer;
  let reviewer: Reviewer;

  before(async () => {
    server = await startPracticeServer({ tokensPerSecond: 30 });
    const files = Object.fromEntries(names.map((name) => [name, new TextEncoder().encode(codeOf(name))]));
    const settings = { 'explorer.autoReveal': false, 'secondLook.maxConcurrentRequests': limit };
    reviewer = await openReviewer(server, { files, settings });
  });

  after(async () => {
    await reviewer.dispose();
    await server.close();
  });

  keepFailures(() => reviewer);

  const panel = () => reviewer.vs.panel;
  const answers = () => server.requests.filter(({ path }) => path.endsWith('completions'));
  const fileOf = (body: unknown) => names.find((name) => JSON.stringify(body).includes(name)) ?? '';
  const startAll = async () => {
    const before = answers().length;
    const running = panel().getByRole('tab', { name: /streaming|connecting|in line/ });
    // A menu that loses the focus in the moment of the click closes without having been heard.
    for (let tries = 0; tries < 3 && answers().length === before; tries++) {
      // With the panel in focus, a file would open over it.
      await reviewer.vs.page.keyboard.press('Control+1');
      await chooseForFiles(reviewer.vs, names, 'Review File');
      await running
        .first()
        .waitFor({ timeout: 10_000 })
        .catch(() => undefined);
    }
    await panel().getByRole('tab').nth(9).waitFor();
  };

  it('shows the place of each that waits, and lets three through', async () => {
    await openFile(reviewer.vs, 'src/cart.ts');
    await startAll();
    await panel()
      .getByRole('tab', { name: /place \d in line/ })
      .first()
      .waitFor();
    await panel()
      .getByRole('tab', { name: /streaming/ })
      .nth(limit - 1)
      .waitFor();
    await reviewer.vs.screenshot('ten-reviews');
    assert.ok(answers().length <= limit + 1, `${answers().length} requests so far`);
    await reviewer.vs.page.locator('.statusbar-item').filter({ hasText: '10 reviews' }).waitFor();
  });

  it('finishes all of them, each with its own answer, in the order of their start but for the one in view', async () => {
    await panel().getByRole('tab', { name: /done/ }).nth(9).waitFor({ timeout: 100_000 });
    const asked = answers().map(({ body }) => fileOf(body));
    assert.deepEqual([...asked].sort(), names, 'each asked once');
    // Requests that begin together may overtake each other on their way.
    const others = asked.filter((name) => name !== names.at(-1));
    for (const [place, name] of others.entries()) {
      assert.ok(Math.abs(place - names.indexOf(name)) < limit, asked.join());
    }
    for (const [index, name] of names.entries()) {
      await panel().getByRole('tab').nth(index).click();
      await panel().getByRole('heading', { level: 1 }).getByText(name).waitFor();
      await panel().locator('.prose').getByText(name).first().waitFor();
    }
    await reviewer.vs.page
      .locator('.statusbar-item')
      .filter({ hasText: /\d+ reviews/ })
      .waitFor({ state: 'hidden' });
  });

  it('takes the place of the reviews before it, and stops all at once', async () => {
    const before = answers().length;
    await startAll();
    await panel()
      .getByRole('tab', { name: /streaming/ })
      .nth(limit - 1)
      .waitFor();
    await panel().getByRole('button', { name: 'Stop All Reviews' }).click();
    await panel()
      .getByRole('tab', { name: /stopped/ })
      .nth(limit - 1)
      .waitFor();
    await panel()
      .getByRole('tab', { name: /streaming|connecting|in line/ })
      .first()
      .waitFor({ state: 'detached' });
    assert.equal(await panel().getByRole('tab').count(), 10);
    await Promise.all(answers().map(({ over }) => over));
    assert.ok(answers().length <= before + limit + 1);
  });

  it('closes the one that Delete is pressed on', async () => {
    const last = panel().getByRole('tab').last();
    await last.focus();
    await last.press('Delete');
    await panel().getByRole('tab').nth(9).waitFor({ state: 'detached' });
    assert.equal(await panel().getByRole('tab').count(), 9);
  });
});
