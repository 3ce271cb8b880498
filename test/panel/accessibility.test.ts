import assert from 'node:assert/strict';
import { runAxe } from '../support/panelPage/axe.ts';
import { openPanelPage, type PanelPage } from '../support/panelPage/panelPage.ts';
import { rareScenes } from '../support/panelPage/rareScenes.ts';
import { reviewScript, started, text } from '../support/panelPage/reviewScript.ts';
import { scenes } from '../support/panelPage/scenes.ts';
import { wheel } from '../support/panelPage/wheel.ts';
import { showScene } from '../support/panelPage/showScene.ts';
import { themes, type ThemeName } from '../support/panelPage/themes.ts';

/** So high that nothing lies behind the head, where axe could not tell what is seen. */
const high = { width: 480, height: 3000 };

/** The narrowest panel, and one of 480 pixels at 200 %. */
const narrow = [300, 240];

describe('panel accessibility', () => {
  let panel: PanelPage;

  const noObjections = async () => {
    for (const theme of Object.keys(themes) as ThemeName[]) {
      await panel.wear(theme);
      const { violations, undecided, contrasts } = await runAxe(panel.page);
      assert.deepEqual({ theme, violations, undecided }, { theme, violations: [], undecided: [] });
      assert.ok(contrasts > 1, `${contrasts} contrasts`);
    }
  };

  before(async () => {
    panel = await openPanelPage();
  });
  beforeEach(() => panel.page.setViewportSize(high));
  afterEach(() => {
    assert.deepEqual(panel.incidents(), []);
  });
  after(() => panel.close());

  for (const [name, messages] of Object.entries({ ...scenes, ...rareScenes })) {
    it(`has no barrier: ${name}`, async () => {
      await showScene(panel, name, messages());
      // What is folded away is there for everybody.
      await panel.page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
      await noObjections();
      // A finding's heading stands in its card.
      assert.equal(await panel.page.locator('.words :is(h1, h2, h3, h4)', { hasText: / · L\d/ }).count(), 0);
      for (const width of narrow) {
        await panel.page.setViewportSize({ width, height: 720 });
        assert.deepEqual(await cutOff(panel), [], `${width} px`);
      }
    });
  }

  it('has no barrier where findings are looked for', async () => {
    const { page } = panel;
    await showScene(panel, 'done', scenes.done());
    await page.getByRole('button', { name: '1 warning', exact: true }).click();
    await page.locator('body').press('/');
    await page.getByRole('textbox').fill('promise');
    await page.locator('.filter-count', { hasText: '1 of 3 findings' }).waitFor();
    await noObjections();
    for (const width of narrow) {
      await page.setViewportSize({ width, height: 720 });
      await page.screenshot({ path: `out/screenshots/panel/filter-${width}.png` });
      assert.deepEqual(await cutOff(panel), [], `${width} px`);
    }
  });

  it('has no barrier where there is more below', async () => {
    const { page } = panel;
    const script = reviewScript('1');
    const paragraphs = text('A paragraph of the review.\n\n'.repeat(100));
    await showScene(panel, 'streaming', [script.batch(started(), paragraphs)]);
    // On a low page the head goes with the text, of which none is behind it then.
    await page.setViewportSize({ width: 480, height: 340 });
    await page.mouse.move(240, 200);
    await wheel(page, -300);
    await panel.send(script.batch(paragraphs));
    const newBelow = page.getByRole('button', { name: 'New below' });
    await newBelow.waitFor();
    await noObjections();
  });

  it('shows which count is pressed where the system chooses the colours', async () => {
    const { page } = panel;
    await page.emulateMedia({ forcedColors: 'active' });
    await showScene(panel, 'done', scenes.done());
    const looks = () =>
      page
        .getByRole('group', { name: /critical/ })
        .getByRole('button')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
    const before = await looks();
    await page.getByRole('button', { name: '1 warning', exact: true }).click();
    await page.locator('.filter-count').waitFor();
    await page.mouse.move(0, 0);
    const after = await looks();
    await page.emulateMedia({ forcedColors: 'none' });
    assert.deepEqual(
      after.map((look, index) => look === before[index]),
      [true, false, true],
    );
  });

  it('stands still for those who want no motion', async () => {
    const { page } = panel;
    const moving = () => page.evaluate(() => document.getAnimations().length);
    await showScene(panel, 'streaming', scenes.streaming());
    assert.ok((await moving()) > 0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await moving(), 0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await showScene(panel, 'streaming', scenes.streaming(), { bodyClass: 'vscode-reduce-motion' });
    assert.equal(await moving(), 0);
  });

  it('has an outline and landmarks', async () => {
    await showScene(panel, 'switcher', scenes.switcher());
    await panel.send({ type: 'show', reviewId: '1' });
    await panel.page.getByRole('heading', { name: /Refund/ }).waitFor();
    assert.deepEqual(
      await panel.page.evaluate(() =>
        [...document.querySelectorAll('h1, h2, h3')].map((one) => `${one.tagName} ${one.textContent.trim()}`),
      ),
      [
        'H1 src/billing/invoice.ts 40–88',
        'H2 Critical: Refund is applied twice',
        'H2 Warning: Promise is not awaited',
        'H2 Note: Names',
        'H2 Overall',
      ],
    );
    assert.equal(await panel.page.getByRole('banner').getByRole('tablist').count(), 1);
    assert.equal(await panel.page.getByRole('main').getByRole('tabpanel').count(), 1);
    assert.equal(await panel.page.getByRole('status').count(), 1);
    assert.equal(await panel.page.locator('.prose[aria-live], .prose [aria-live]').count(), 0);
  });
});

/** What cannot be read without scrolling the page sideways, or not at all. */
function cutOff({ page }: PanelPage): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = scrollWidth > clientWidth ? [`the page: ${scrollWidth} in ${clientWidth}`] : [];
    // The path gives way where it must: it is whole in the name of its button.
    const clipped = [...document.querySelectorAll('body *:not(.visually-hidden, .target > *, .phase, .severity)')]
      .filter((element) => element.textContent.trim() !== '')
      .filter((element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX))
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.tagName} ${element.className}`);
    return [...wide, ...clipped];
  });
}
