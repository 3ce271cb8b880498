import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openPanelPage, type PanelPage } from '../support/panelPage/panelPage.ts';
import { batch, finished, hello, reviewScript, started, text } from '../support/panelPage/reviewScript.ts';
import { sampleReview } from '../support/panelPage/sampleReview.ts';
import { themes, type ThemeName } from '../support/panelPage/themes.ts';

const pictures = join(import.meta.dirname, '../../out/screenshots/panel');
const widths = [300, 480, 900];

/** What the host has said when the picture is taken. */
const states = {
  idle: () => [],
  waiting: () => [reviewScript('1', { begunAgo: 4000 }).batch(started())],
  streaming: () => {
    const script = reviewScript('1', { begunAgo: 6400, apart: 400 });
    return [script.batch(started(), text(sampleReview.slice(0, 640)))];
  },
  done: () => [whole('1')],
  failed: () => [
    reviewScript('1', { begunAgo: 900, apart: 300 }).batch(
      started({ label: 'packages/storefront/src/checkout/shop/cart.ts' }),
      {
        type: 'error',
        kind: 'network',
        message:
          'No server answered at http://localhost:11434. Start it, or check the address in the settings, then review again.',
        detail: 'connect ECONNREFUSED 127.0.0.1:11434',
        retryable: true,
        resumable: false,
      },
      { type: 'ended', outcome: 'failed' },
    ),
  ],
  interrupted: () => [
    reviewScript('1', { begunAgo: 9000, apart: 3000 }).batch(started(), text(sampleReview.slice(0, 900)), {
      type: 'ended',
      outcome: 'interrupted',
    }),
  ],
  switcher: () => {
    const [first, second, third] = ['1', '2', '3'].map((id) => reviewScript(id, { begunAgo: 12_000, apart: 900 }));
    return [
      batch(
        first!.slice(
          started({ label: 'src/billing/invoice.ts', startLine: 40, endLine: 88 }),
          text(sampleReview),
          finished,
        ),
        second!.slice(started({ label: 'api/pay.ts', startLine: 7, endLine: 7 }), {
          type: 'ended',
          outcome: 'cancelled',
        }),
        third!.slice(
          started(),
          { type: 'reasoning', text: 'Let me look at the refund first.' },
          text(sampleReview.slice(0, 300)),
        ),
      ),
    ];
  },
};

describe('panel looks', () => {
  let panel: PanelPage;
  before(async () => {
    await mkdir(pictures, { recursive: true });
    panel = await openPanelPage();
  });
  after(() => panel.close());

  for (const theme of Object.keys(themes) as ThemeName[]) {
    for (const [name, messages] of Object.entries(states)) {
      it(`${name} fits every width, ${theme}`, async () => {
        for (const width of widths) {
          await panel.page.setViewportSize({ width, height: 720 });
          await panel.load({ theme });
          await panel.send(hello);
          for (const message of messages()) {
            await panel.send(message);
            await panel.next('ack');
          }
          if (name === 'idle') await panel.page.getByRole('button', { name: 'Review This File' }).waitFor();
          if (name === 'waiting') await panel.page.getByRole('progressbar').waitFor();
          await panel.page.screenshot({ path: join(pictures, `${name}-${theme}-${width}.png`) });
          assert.deepEqual(await overflowing(panel), [], `${name} at ${width} px`);
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
      .filter((element) => !element.closest('.switcher, pre, .prose > div, .visually-hidden, .progress'))
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
      .map((element) => `${element.tagName} ${element.className}`);
  });
}

function whole(id: string) {
  return reviewScript(id, { begunAgo: 12_000, apart: 3500 }).batch(
    started(),
    text(sampleReview),
    { type: 'usage', promptTokens: 812, completionTokens: 431 },
    finished,
  );
}
