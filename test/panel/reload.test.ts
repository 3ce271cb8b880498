import assert from 'node:assert/strict';
import { parsePageState } from '../../src/protocol/pageState.ts';
import type { ReviewEventBody } from '../../src/review/event.ts';
import { openPanelPage, type PanelPage } from '../support/panelPage/panelPage.ts';
import { batch, finished, hello, reviewScript, started, text } from '../support/panelPage/reviewScript.ts';
import { sampleReview, sampleRun } from '../support/panelPage/sampleReview.ts';

const long = Array.from({ length: 120 }, (_, index) => text(`Paragraph ${index} of the code.\n\n`));
const thoughts: ReviewEventBody = { type: 'reasoning', text: 'Let me see. '.repeat(200) };

describe('a panel that is loaded anew', () => {
  let panel: PanelPage;

  before(async () => {
    panel = await openPanelPage({ viewport: { width: 480, height: 600 } });
  });
  beforeEach(() => open());
  afterEach(() => {
    assert.deepEqual(panel.incidents(), []);
  });
  after(() => panel.close());

  const open = async (kept?: unknown) => {
    await panel.load({ kept });
    await panel.send(hello);
    await panel.send({ type: 'history', isOn: true });
  };
  const receive = async (message: ReturnType<typeof batch>) => {
    await panel.send(message);
    await panel.next('ack');
  };
  const settle = () => panel.page.waitForTimeout(400);
  const show = async (reviewId: string) => {
    await panel.send({ type: 'show', reviewId });
    await settle();
  };
  /** As VS Code hands it to the next page. */
  const kept = async () => {
    await settle();
    return panel.states().at(-1);
  };
  const scrollTo = async (top: number) => {
    await panel.page.evaluate((to) => {
      document.documentElement.scrollTop = to;
    }, top);
    await settle();
  };
  /** The first block that is whole below the head, and where. */
  const view = () =>
    panel.page.evaluate(() => {
      const edge = document.querySelector('.head')!.getBoundingClientRect().bottom;
      const first = [...document.querySelectorAll('.words > *')].find((one) => one.getBoundingClientRect().top > edge);
      return `${Math.round(first?.getBoundingClientRect().top ?? 0)} ${first?.textContent.slice(0, 20) ?? ''}`;
    });
  const fromEnd = () =>
    panel.page.evaluate(() => {
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      return Math.round(scrollHeight - clientHeight - scrollTop);
    });

  it('has each reader where they were, in a review that has ended and in one that goes on', async () => {
    const reviews = () =>
      batch(reviewScript('1').slice(started(), ...long, finished), reviewScript('2').slice(started(), ...long));
    await receive(reviews());
    await scrollTo(900);
    const second = await view();
    await show('1');
    await scrollTo(1700);
    const first = await view();

    await open(await kept());
    await receive(reviews());
    await show('1');
    assert.equal(await view(), first);
    await show('2');
    assert.equal(await view(), second);
  });

  it('is at the end of an answer that has ended meanwhile, where its reader went with it', async () => {
    await receive(reviewScript('1').batch(started(), ...long));
    assert.equal(await fromEnd(), 0);
    await open(await kept());
    await receive(reviewScript('1').batch(started(), ...long, ...long, finished));
    await settle();
    assert.equal(await fromEnd(), 0);
  });

  it('looks for the same findings, and has the same reasoning open', async () => {
    const { page } = panel;
    const review = () => reviewScript('1').batch(started(), thoughts, ...sampleRun(sampleReview, true), finished);
    await receive(review());
    await page.getByText('Reasoning', { exact: true }).click();
    await page.getByRole('button', { name: '1 warning', exact: true }).click();
    await page.keyboard.press('/');
    await page.locator('.filter-words:focus').waitFor();
    await page.keyboard.type('promise');
    const state = await kept();

    await open(state);
    await receive(review());
    assert.ok(await page.getByText('Let me see.').isVisible());
    assert.equal(await page.getByRole('textbox').inputValue(), 'promise');
    assert.equal(await page.locator('.filter-count').textContent(), '1 of 3 findings');
    assert.equal(await page.locator('article:not([hidden])').count(), 1);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
    await page.getByText('Reasoning', { exact: true }).click();
    assert.deepEqual(parsePageState(await kept()).reasoning, []);
  });

  it('has left nothing that was typed where nothing is to be kept on disk, nor left it there', async () => {
    const wordsKept = async () => Object.values(parsePageState(await kept()).filters).map(({ words }) => words);
    const switchHistory = (isOn: boolean) => panel.send({ type: 'history', isOn });
    await receive(reviewScript('1').batch(started(), ...sampleRun(sampleReview, true), finished));
    await panel.page.keyboard.press('/');
    await panel.page.locator('.filter-words:focus').waitFor();
    await panel.page.keyboard.type('promise');
    assert.deepEqual(await wordsKept(), ['promise']);
    await switchHistory(false);
    assert.deepEqual(await wordsKept(), ['']);
    await panel.page.keyboard.type('s');
    assert.deepEqual(await wordsKept(), ['']);
    assert.equal(await panel.page.getByRole('textbox').inputValue(), 'promises');
    await switchHistory(true);
    assert.deepEqual(await wordsKept(), ['promises']);
  });

  it('has kept which review was asked for, for the host', async () => {
    await receive(batch(...['1', '2'].map((id) => reviewScript(id).slice(started(), finished))));
    await settle();
    for (const id of ['2', '1']) {
      await show(id);
      assert.equal(parsePageState(await kept()).chosen, id);
    }
  });

  it('is as new where what was kept cannot be read, or fits no review', async () => {
    for (const state of [
      7,
      { places: 3, filters: 'x', reasoning: {} },
      { places: { '1 1': { block: 9999, top: 5, pinned: false } } },
    ]) {
      await open(state);
      await receive(reviewScript('1').batch(started(), ...long, finished));
      await settle();
      assert.equal(await panel.page.evaluate(() => scrollY), 0, JSON.stringify(state));
    }
  });

  it('keeps no word of an answer, and nothing at each word', async () => {
    const script = reviewScript('1', { apart: 10 });
    await receive(script.batch(started(), thoughts, ...long));
    for (let index = 0; index < 60; index++) await receive(script.batch(text(`Paragraph ${index}.\n\n`)));
    await settle();
    assert.equal(panel.states().length, 1);
    await receive(script.batch(finished));
    await scrollTo(600);
    await scrollTo(900);
    assert.ok(panel.states().length <= 3, `${panel.states().length} times`);
    assert.doesNotMatch(JSON.stringify(panel.states()), /Paragraph|Let me/);
  });
});
