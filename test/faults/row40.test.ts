import assert from 'node:assert/strict';
import { answerText, tokensOf } from '../support/faults/answerText.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import { pageOf, type PageOf } from '../support/faults/pageOf.ts';
import type { Play } from '../support/faults/play.ts';
import { createRandom } from '../support/faults/random.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { chatChunk, chatText, done } from '../support/streamServer/chunks.ts';

const tokens = tokensOf(answerText(20, 30), 20).slice(0, 1000);
const answer = tokens.join('');
const lives = sizeOf({ daily: 20, full: 500 });

/** Ten tokens at a time; before each of these, `meanwhile` happens. */
async function streamed(row: Row, meanwhile: (page: PageOf, play: Play) => Promise<void>): Promise<PageOf> {
  let happen = (): Promise<void> => Promise.resolve();
  const server = await row.serve(async (exchange) => {
    await exchange.head();
    for (let at = 0; at < tokens.length; at += 10) {
      await exchange.send(
        tokens
          .slice(at, at + 10)
          .map(chatText)
          .join(''),
      );
      await happen();
    }
    await exchange.send(chatChunk({}, 'stop') + done);
    await exchange.end();
  });
  const play = row.start(server);
  const page = pageOf(play.review.log);
  row.defer(page.dispose);
  happen = () => meanwhile(page, play);
  page.show();
  page.load();
  const { outcome } = await play.ended;
  assert.equal(outcome, 'finished');
  return page;
}

async function assertWhole(page: PageOf): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const [review] = page.panel()?.reviews.values() ?? [];
    if (review?.phase === 'finished') {
      assert.equal(review.text, answer);
      return;
    }
    await pause(10);
  }
  assert.fail('the page does not show the end');
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

fault(40, 'a panel that is hidden: nothing is sent to it, and one message catches up', async (row) => {
  let calls = 0;
  let hiddenAt = 0;
  const page = await streamed(row, async (panel) => {
    calls += 1;
    await pause(1);
    if (calls !== 20) return;
    panel.hide();
    hiddenAt = panel.sent.length;
  });
  assert.equal(page.sent.length, hiddenAt, 'nothing is sent to a hidden page');
  page.show();
  assert.equal(page.sent.length, hiddenAt, 'nor to one that has not said that it is there');
  page.load();
  assert.equal(page.sent.length, hiddenAt + 1);
  await assertWhole(page);
  assert.equal(page.sent.length, hiddenAt + 1, 'one message catches up');
  return 'none while hidden, one on reveal';
});

fault(40, 'a panel whose page is loaded anew, as when it moves to another window', async (row) => {
  let calls = 0;
  const page = await streamed(row, async (panel, { review }) => {
    calls += 1;
    await pause(1);
    if (calls % 25 !== 0) return;
    const before = panel.sent.length;
    const { length } = review.log;
    panel.load();
    assert.equal(panel.sent.length, before + 1);
    const [slice] = panel.sent.at(-1)?.slices ?? [];
    assert.deepEqual([slice?.after, slice?.events.at(-1)?.seq], [0, length], 'one message has all of it');
  });
  await assertWhole(page);
  return 'all of it in one message each time';
});

fault(40, 'a panel whose script comes late: the review ends without it', async (row) => {
  const server = await row.serve(async (exchange) => {
    await exchange.head();
    await exchange.send(`${tokens.map(chatText).join('')}${chatChunk({}, 'stop')}${done}`);
    await exchange.end();
  });
  const play = row.start(server);
  const page = pageOf(play.review.log);
  row.defer(page.dispose);
  page.show();
  assert.equal((await play.ended).outcome, 'finished');
  assert.equal(page.sent.length, 0);
  page.load();
  await assertWhole(page);
  assert.equal(page.sent.length, 1);
  return 'one message has all of it';
});

fault(40, `${lives} panels whose page is hidden, shown and loaded at any moment`, async (row) => {
  row.setLimit(lives);
  const live = async (seed: number) => {
    const random = createRandom(seed);
    let shown = true;
    const page = await streamed(row, async (panel) => {
      const wanted = random.integer(0, 30);
      if (wanted === 0) {
        shown = false;
        panel.hide();
      } else if (wanted <= 3 && !shown) {
        shown = true;
        panel.show();
        setTimeout(panel.load, random.integer(0, 40));
      } else if (wanted === 4 && shown) {
        panel.load();
      }
      await pause(random.integer(0, 1));
    });
    page.hide();
    page.show();
    await pause(50);
    page.load();
    await assertWhole(page);
  };
  await Promise.all(Array.from({ length: lives }, (_, seed) => live(seed + 1)));
  return 'nothing is lost';
});
