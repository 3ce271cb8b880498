import assert from 'node:assert/strict';
import { openPanelPage, type PanelPage } from '../support/panelPage/panelPage.ts';
import { rareScenes } from '../support/panelPage/rareScenes.ts';
import { scenes } from '../support/panelPage/scenes.ts';
import { showScene } from '../support/panelPage/showScene.ts';
import { still } from '../support/panelPage/wheel.ts';

describe('panel room beside the head', () => {
  let panel: PanelPage;

  before(async () => {
    panel = await openPanelPage();
  });
  afterEach(() => {
    assert.deepEqual(panel.incidents(), []);
  });
  after(() => panel.close());

  const show = async (name: keyof typeof scenes, width: number, height: number) => {
    await panel.page.setViewportSize({ width, height });
    await showScene(panel, name, scenes[name]());
    await still(panel.page);
  };
  const toEnd = async () => {
    await panel.page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
    });
    await still(panel.page);
  };
  /** Where the title of the card with the focus begins, below the head as far as that is in view. */
  const titleBelowHead = async () => {
    await still(panel.page);
    return panel.page.evaluate(() => {
      const title = document.activeElement!.closest('article')!.querySelector('h2')!.getBoundingClientRect();
      return title.top - Math.max(0, document.querySelector('.head')!.getBoundingClientRect().bottom);
    });
  };
  const isClear = async (where: string) => {
    const below = await titleBelowHead();
    assert.ok(below >= 0, `${where}: ${below}`);
  };

  it('shows the title of the card that gets the focus, whatever the head holds', async () => {
    const { page } = panel;
    for (const [width, height] of [
      [300, 640],
      [900, 400],
      [480, 340],
    ] as const) {
      for (const name of ['interrupted', 'stalled', 'done'] as const) {
        await show(name, width, height);
        await page.locator('article.finding').last().focus();
        await toEnd();
        await page.keyboard.press('k');
        await isClear(`${name} at ${width} px`);
      }
    }
  });

  it('shows it also where the card is higher than the page', async () => {
    const { page } = panel;
    await show('done', 480, 480);
    const [first, , last] = await page.locator('article.finding').all();
    await last!.focus();
    await toEnd();
    await page.keyboard.press('k');
    await isClear('from below');
    await first!.getByRole('button').last().focus();
    await page.keyboard.press('Tab');
    await isClear('from above');
  });

  it('shows it also below a head that has grown', async () => {
    const { page } = panel;
    await show('done', 480, 480);
    await page.locator('body').press('/');
    await page.getByRole('textbox').waitFor();
    await page.locator('article.finding').last().focus();
    await toEnd();
    await page.keyboard.press('k');
    await isClear('with a filter');
  });

  it('leaves the words half of a page at 200 %, and nothing to be scrolled to sideways', async () => {
    const { page } = panel;
    const sizes = [
      [350, 380],
      [240, 380],
      [150, 500],
    ] as const;
    for (const [name, messages] of Object.entries({ ...scenes, ...rareScenes })) {
      await showScene(panel, name, messages());
      // So long that the head is out of the way, as far as it goes.
      await page.evaluate(() => {
        const body = document.querySelector<HTMLElement>('.body');
        if (body) body.style.paddingBottom = '2000px';
      });
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        const { head, stickingOut } = await page.evaluate(() => {
          const { scrollWidth, clientWidth, scrollHeight } = document.documentElement;
          scrollTo(0, scrollHeight);
          const head = document.querySelector('.head')?.getBoundingClientRect().bottom ?? 0;
          return { head, stickingOut: scrollWidth - clientWidth };
        });
        assert.equal(stickingOut, 0, `${name}, ${width} px`);
        assert.ok(head <= height / 2, `${name}, ${width} px: ${head}`);
      }
    }
  });

  it('shows the status from its first letter on where it begins below its sign', async () => {
    const { page } = panel;
    await show('done', 150, 500);
    const [edge, first] = await page.evaluate(() => [
      document.querySelector('.about')!.getBoundingClientRect().left + 12,
      Math.min(
        ...[...document.querySelectorAll('.status > span:not(.phase)')].map((part) => {
          const words = document.createRange();
          words.selectNodeContents(part.lastChild!);
          return words.getBoundingClientRect().left;
        }),
      ),
    ]);
    assert.equal(first, edge);
  });
});
