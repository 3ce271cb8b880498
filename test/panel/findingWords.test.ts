import assert from 'node:assert/strict';
import { card, outlineOf } from '../support/panelPage/findings.ts';
import { playReview } from '../support/panelPage/playReview.ts';
import { finished, started } from '../support/panelPage/reviewScript.ts';
import { sampleAnswer } from '../support/panelPage/sampleReview.ts';

describe('words of findings in the panel', () => {
  const played = playReview();
  const { receive } = played;
  const begin = async () => {
    await played.begin();
    await receive(started());
  };
  const show = async (words: string, length: number) => {
    await begin();
    const answer = sampleAnswer();
    for (const piece of words.match(new RegExp(`[^]{1,${length}}`, 'g'))!) await receive(...answer.text(piece));
    await receive(...answer.end(true), finished);
  };

  for (const heading of [
    '**note · L3 · One**',
    '1. **note · L3 · One**',
    '**Note** (Line 3): One',
    'note · L3 · One\n---',
  ])
    it(`begin without their heading having stood in those before: ${heading}`, async () => {
      const { page } = played.panel;
      const answer = sampleAnswer();
      await begin();
      for (const piece of `Intro.\n\n${heading}\n\nText.\n`.match(/[^]{1,4}/g)!) {
        await receive(...answer.text(piece));
        const words = await page.locator('.prose > .words').allInnerTexts();
        assert.ok('Intro.'.startsWith(words.join('').trim()), words.join('|'));
      }
      assert.deepEqual(await outlineOf(page), ['Intro.', 'Note: One']);
    });

  it('are Markdown in an item that is set in by four, whatever the pieces', async () => {
    const { page } = played.panel;
    const words =
      '1. Money\n    - **note · L3 · One**\n\n      ```ts\n      tax();\n      ```\n\n      It is *bad*.\n' +
      '    - **note · L4 · Two**\n\n      Text.\n2. Style\n    - **note · L5 · Three**\n\n      Text.\n';
    for (const length of [4, words.length]) {
      await show(words, length);
      assert.deepEqual(await outlineOf(page), ['Money', 'Note: One', 'Note: Two', 'Style', 'Note: Three']);
      assert.deepEqual(await page.locator('.words pre').allInnerTexts(), ['tax();']);
      assert.deepEqual(await card(page, 'Note: One').locator('li strong, li em').allInnerTexts(), [
        'note · L3 · One',
        'bad',
      ]);
      assert.equal(await page.locator('.words').getByText('Style').locator('xpath=ancestor::article').count(), 0);
    }
  });

  it('have the links that are defined below the last finding', async () => {
    const { page } = played.panel;
    const words =
      'See [the guide] first.\n\n### critical · L3 · One\n\nAs [the guide] says.\n\n### warning · L4 · Two\n\n' +
      'More in [the guide].\n\n### note · L5 · Three\n\nText.\n\n[the guide]: https://example.com/docs\n';
    for (const length of [4, words.length]) {
      await show(words, length);
      const addresses = await page
        .locator('.words a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      assert.deepEqual(
        addresses,
        Array.from({ length: 3 }, () => 'https://example.com/docs'),
      );
    }
  });
});
