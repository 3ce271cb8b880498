import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openPanelPage, type PanelPage } from '../support/panelPage/panelPage.ts';
import { scenes } from '../support/panelPage/scenes.ts';
import { showScene } from '../support/panelPage/showScene.ts';
import { themes, type ThemeName } from '../support/panelPage/themes.ts';

const pictures = join(import.meta.dirname, '../../out/screenshots/panel');
const widths = [300, 480, 900];

describe('panel looks', () => {
  let panel: PanelPage;
  before(async () => {
    await mkdir(pictures, { recursive: true });
    panel = await openPanelPage();
  });
  after(() => panel.close());

  for (const theme of Object.keys(themes) as ThemeName[]) {
    for (const [name, messages] of Object.entries(scenes)) {
      it(`${name} fits every width, ${theme}`, async () => {
        for (const width of widths) {
          await panel.page.setViewportSize({ width, height: 720 });
          await showScene(panel, name, messages(), { theme });
          await panel.page.screenshot({ path: join(pictures, `${name}-${theme}-${width}.png`) });
          assert.deepEqual(await overflowing(panel), [], `${name} at ${width} px`);
          assert.deepEqual(await withoutGlyph(panel), [], name);
        }
        assert.deepEqual(panel.incidents(), []);
      });
    }
  }
});

/** Elements that stick out of the page, beyond what scrolls inside a box of its own. */
function overflowing({ page }: PanelPage): Promise<string[]> {
  return page.evaluate(() => {
    return [...document.querySelectorAll('body *')]
      .filter((element) => !element.closest('.switcher, pre, .words > div, .visually-hidden, .progress'))
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
      .map((element) => `${element.tagName} ${element.className}`);
  });
}

/** Icons that the panel's own font does not have. */
function withoutGlyph({ page }: PanelPage): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.codicon')]
      .filter((icon) => getComputedStyle(icon, '::before').content === 'none')
      .map(({ className }) => className),
  );
}
