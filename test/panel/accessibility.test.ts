import assert from 'node:assert/strict';
import { runAxe } from '../support/panelPage/axe.ts';
import { openPanelPage, type PanelPage } from '../support/panelPage/panelPage.ts';
import { rareScenes } from '../support/panelPage/rareScenes.ts';
import { scenes } from '../support/panelPage/scenes.ts';
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
      for (const width of narrow) {
        await panel.page.setViewportSize({ width, height: 720 });
        assert.deepEqual(await cutOff(panel), [], `${width} px`);
      }
    });
  }
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
