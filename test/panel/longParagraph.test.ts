// A paragraph that grows very long is laid out in parts: seen and read, it is one.
import assert from 'node:assert/strict';
import { openProsePage, type ProsePage } from '../support/panelPage/prosePage.ts';

const sentence = (index: number) =>
  `Sentence ${index} gives a *refund* twice, and \`applyRefund\` takes it off again. `;
const sentences = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => sentence(from + index)).join('');

describe('a very long paragraph', () => {
  let prose: ProsePage;

  before(async () => {
    prose = await openProsePage();
  });
  beforeEach(() => prose.page.setViewportSize({ width: 480, height: 600 }));
  after(() => prose.close());

  /** Written sentence by sentence. */
  const write = (count: number) =>
    prose.page.evaluate(
      (all) => {
        window.Prose.begin('');
        for (const one of all) window.Prose.goOn(one);
      },
      Array.from({ length: count }, (_, index) => sentence(index)),
    );
  const goOn = (text: string) =>
    prose.page.evaluate((text) => {
      window.Prose.goOn(text);
    }, text);
  const parts = () => prose.page.locator('.lines').count();
  /** Each piece of text, in lines, with where it stands. */
  const places = () =>
    prose.page.evaluate(() => {
      const found: { words: string; left: number }[] = [];
      const texts = document.createTreeWalker(document.querySelector('p')!, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        for (const word of (node.textContent ?? '').matchAll(/\S+/g)) {
          const range = document.createRange();
          range.setStart(node, word.index);
          range.setEnd(node, word.index + word[0].length);
          const { left, top } = range.getBoundingClientRect();
          found.push({ words: `${word[0]} ${Math.round(top)}`, left });
        }
      }
      return found;
    });
  const atOnce = async (text: string) => {
    await prose.page.evaluate((text) => {
      const whole = window.Prose.show();
      whole.append(text, true);
    }, text);
    return places();
  };

  type Places = Awaited<ReturnType<typeof places>>;
  const same = (shown: Places, whole: Places) => {
    assert.deepEqual(
      shown.map(({ words }) => words),
      whole.map(({ words }) => words),
    );
    // Widths are added up from parts of a pixel, piece by piece.
    for (const [index, { words, left }] of shown.entries()) {
      assert.ok(Math.abs(left - (whole[index]?.left ?? NaN)) < 1, words);
    }
  };

  it('has each word where it would be in one piece', async () => {
    await write(120);
    assert.ok((await parts()) > 2);
    const shown = await places();
    same(shown, await atOnce(sentences(0, 120)));
  });

  it('is one piece in another width, and goes on', async () => {
    await write(120);
    await prose.page.setViewportSize({ width: 390, height: 600 });
    await prose.page.waitForFunction(() => !document.querySelector('.lines'));
    await goOn(sentences(120, 150));
    assert.ok((await parts()) > 0);
    const shown = await places();
    same(shown, await atOnce(sentences(0, 150)));
  });

  it('is one piece at its end, with what is selected in it', async () => {
    await write(100);
    await prose.page.evaluate(() => window.Prose.select('Sentence 3 gives'));
    await goOn(sentences(100, 160));
    await goOn('\n\nAnother one.\n\n');
    assert.equal(await parts(), 0);
    assert.equal(await prose.page.evaluate(() => String(getSelection())), 'Sentence 3 gives');
    const html = await prose.page.locator('p').first().innerHTML();
    await atOnce(`${sentences(0, 160)}\n\nAnother one.`);
    assert.equal(html, await prose.page.locator('p').first().innerHTML());
  });
});
