import assert from 'node:assert/strict';
import { still, wheel } from '../support/panelPage/wheel.ts';
import { playReview } from '../support/panelPage/playReview.ts';
import { finished, reviewScript, started, text } from '../support/panelPage/reviewScript.ts';

const part = (number: number) =>
  [
    `## Part ${number}`,
    `Paragraph ${number} says at some length what is so in this part of the code, and goes on for more than a line.`,
    `\`\`\`ts\nexport const value${number} = ${number};\nexport const other${number} = value${number} * 2;\n\`\`\``,
    `1. The first of part ${number}\n2. and the second\n   - with something in it`,
    '',
  ].join('\n\n');

const parts = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => part(from + index)).join('\n');

/** 33,000 characters. */
const long = parts(0, 127);

describe('a long answer in the panel', () => {
  const played = playReview();
  const { begin, receive } = played;
  const top = () => played.panel.page.evaluate(() => document.documentElement.scrollTop);
  /** The heading that is the first in view, and where it is. */
  const seen = () =>
    played.panel.page.evaluate(() => {
      const heading = [...document.querySelectorAll('.words h2')].find((one) => one.getBoundingClientRect().top > 120);
      return { heading: heading?.textContent, top: heading?.getBoundingClientRect().top ?? 0 };
    });
  const isSeen = async (place: Awaited<ReturnType<typeof seen>>) => {
    const now = await seen();
    assert.equal(now.heading, place.heading);
    // Positions are told in parts of pixels, of which the browser scrolls only whole ones.
    assert.ok(Math.abs(now.top - place.top) < 1, `${now.top} instead of ${place.top}`);
  };
  const goTo = async (words: string) => {
    await played.panel.page.getByRole('heading', { name: words, exact: true }).evaluate((one) => one.scrollIntoView());
    await wheel(played.panel.page, -40);
  };
  const fromEnd = () =>
    played.panel.page.evaluate(() => {
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      return Math.round(scrollHeight - clientHeight - scrollTop);
    });

  beforeEach(async () => {
    await begin();
    await played.panel.page.mouse.move(240, 400);
  });

  it('is laid out where it is read only', async () => {
    assert.ok(long.length >= 33_000, `${long.length} characters`);
    await receive(started(), text(long), finished);
    const laidOut = await played.panel.page.evaluate(() => {
      const inside = [...document.querySelectorAll('.words > * > *')];
      const shown = inside.filter((one) => one.checkVisibility({ contentVisibilityAuto: true }));
      return { all: inside.length, shown: shown.length };
    });
    assert.ok(laidOut.all > 300, `${laidOut.all} parts`);
    assert.ok(laidOut.shown > 0 && laidOut.shown < laidOut.all / 10, `${laidOut.shown} of ${laidOut.all} parts`);
  });

  it('stays where its reader is while it grows, with what is selected', async () => {
    await receive(started(), text(parts(0, 80)));
    await goTo('Part 40');
    await played.panel.page.evaluate(() => {
      const words = [...document.querySelectorAll('.words p')].find((one) =>
        one.textContent.startsWith('Paragraph 41 '),
      );
      getSelection()!.selectAllChildren(words!);
    });
    const [before, place] = [await top(), await seen()];
    for (let at = 80; at < 125; at += 5) {
      await receive(text(parts(at, at + 5)));
      assert.equal(await top(), before);
      await isSeen(place);
    }
    await receive(finished);
    await isSeen(place);
    assert.match(await played.panel.page.evaluate(() => String(getSelection())), /^Paragraph 41 says/);
  });

  it('is followed to its end', async () => {
    // The browser tells heights in whole pixels and the position in parts of them.
    const isAtEnd = async () => Math.abs(await fromEnd()) <= 1;
    await receive(started());
    for (let at = 0; at < 120; at += 20) {
      await receive(text(parts(at, at + 20)));
      assert.ok(await isAtEnd(), `part ${at}`);
    }
    await receive(finished);
    assert.ok(await isAtEnd());
  });

  it('opens where it was left', async () => {
    await receive(started(), text(long), finished);
    await played.panel.send(reviewScript('2').batch(started(), text(long), finished));
    await played.panel.next('ack');
    await played.panel.send({ type: 'show', reviewId: '1' });
    await played.panel.page.locator('#tab-1[aria-selected=true]').waitFor();
    await goTo('Part 60');
    const place = await seen();
    assert.match(String(place.heading), /Part (60|61)/);
    for (const id of ['2', '1']) {
      await played.panel.send({ type: 'show', reviewId: id });
      await played.panel.page.locator(`#tab-${id}[aria-selected=true]`).waitFor();
    }
    await still(played.panel.page);
    await isSeen(place);
  });

  it('is searched and outlined as a whole', async () => {
    await receive(started(), text(long), finished);
    assert.equal(await played.panel.page.getByRole('heading', { level: 2 }).count(), 127);
    await played.panel.page.evaluate(() => {
      scrollTo(0, 0);
      // What the find widget does.
      (window as unknown as { find: (words: string) => boolean }).find('Paragraph 117 says');
    });
    assert.equal(await played.panel.page.evaluate(() => String(getSelection())), 'Paragraph 117 says');
  });
});
