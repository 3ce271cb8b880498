import assert from 'node:assert/strict';
import { openPanelPage } from '../support/panelPage/panelPage.ts';
import { finished, hello, reviewScript, started } from '../support/panelPage/reviewScript.ts';
import { sampleAnswer } from '../support/panelPage/sampleReview.ts';
import type { ReviewEventBody } from '../../src/review/event.ts';

const finding = (title: string, quote: string) =>
  `### warning · L32–33 · ${title}\n\n\`\`\`ts\n${quote}\n\`\`\`\n\nWords.\n\n`;

describe('panel steadiness', () => {
  it('moves no words when it turns out where a finding is, at every width', async () => {
    const titles = ['Name', 'Promise is not awaited', 'Promise is not awaited here, nor is any other one of them'];
    const answer = titles.flatMap((title) => [finding(title, 'save(kart);'), finding(title, '  save(cart);')]).join('');
    const panel = await openPanelPage();
    for (const width of [300, 360, 480, 900]) {
      await panel.page.setViewportSize({ width, height: 1800 });
      await panel.load();
      await panel.send(hello);
      const script = reviewScript('1');
      const written = sampleAnswer();
      const receive = async (...bodies: readonly ReviewEventBody[]) => {
        await panel.send(script.batch(...bodies));
        await panel.next('ack');
      };
      await receive(started());
      // A card's words, as far as they are there, stand where they stood.
      const heads = () =>
        panel.page
          .locator('.finding-head')
          .evaluateAll((all) => all.map((head) => head.getBoundingClientRect().height));
      let before: number[] = [];
      for (const piece of answer.match(/.*\n+/g)!) {
        await receive(...written.text(piece));
        const now = await heads();
        assert.deepEqual(now.slice(0, before.length), before, `${width} px, after ${piece}`);
        before = now;
      }
      await receive(...written.end(true), finished);
      assert.deepEqual(await heads(), before, `${width} px, at the end`);
      assert.equal(await panel.page.getByText('not located').count(), titles.length);
    }
    await panel.close();
  });
});
