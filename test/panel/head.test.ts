import assert from 'node:assert/strict';
import type { ReviewEventBody } from '../../src/review/event.ts';
import { severities, type Severity } from '../../src/review/finding.ts';
import { openPanelPage, type PanelPage } from '../support/panelPage/panelPage.ts';
import { batch, finished, hello, reviewScript, started, text } from '../support/panelPage/reviewScript.ts';

describe('panel head', () => {
  let panel: PanelPage;

  before(async () => {
    panel = await openPanelPage();
  });
  beforeEach(async () => {
    await panel.load();
    await panel.send(hello);
  });
  afterEach(() => {
    assert.deepEqual(panel.incidents(), []);
  });
  after(() => panel.close());

  const receive = async (message: ReturnType<typeof batch>) => {
    await panel.send(message);
    await panel.next('ack');
  };
  const doneReview = (label: string) =>
    reviewScript('1', { begunAgo: 9000, apart: 3000 }).batch(started({ label }), text('All well.'), finished);
  /** Parts of the path: whether they are to be seen, whole or with room for the sign that something is left out. */
  const path = () =>
    panel.page.locator('.target > *').evaluateAll((parts) =>
      parts.map((part) => {
        const { scrollWidth, clientWidth } = part;
        const room = clientWidth / parseFloat(getComputedStyle(part).fontSize);
        return clientWidth === 0 ? 'hidden' : scrollWidth <= clientWidth ? 'whole' : room >= 2 ? 'short' : 'cut';
      }),
    );

  it('has dots between the parts of the status, and none where a line ends or begins', async () => {
    await receive(doneReview('src/cart.ts'));
    for (const width of [276, 300, 340, 480, 900]) {
      await panel.page.setViewportSize({ width, height: 720 });
      const lines = await panel.page.evaluate(() => {
        const found = new Map<number, { parts: number; dots: number }>();
        for (const part of document.querySelectorAll('.status > span:not(.phase)')) {
          const line = Math.round(part.getBoundingClientRect().bottom);
          const counts = found.get(line) ?? { parts: 0, dots: 0 };
          const dot = part.querySelector('.dot');
          const box = dot?.getBoundingClientRect();
          const seen = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === dot;
          found.set(line, { parts: counts.parts + 1, dots: counts.dots + (seen ? 1 : 0) });
        }
        return [...found.values()];
      });
      assert.ok(width > 480 || lines.length > 1, `one line at ${width} px`);
      for (const { parts, dots } of lines) assert.equal(dots, parts - 1, `${width} px: ${JSON.stringify(lines)}`);
    }
  });

  it('leaves no figure alone in the last line of the status', async () => {
    await receive(doneReview('src/cart.ts'));
    for (const width of [300, 320, 340, 360]) {
      await panel.page.setViewportSize({ width, height: 720 });
      const tops = await panel.page
        .locator('.status > span:not(.phase)')
        .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top));
      assert.ok(tops.filter((top) => top === tops.at(-1)).length > 1, `${width} px: ${tops.join(' ')}`);
    }
  });

  it('has its two buttons after a stop in one row, beside the whole name', async () => {
    await receive(
      reviewScript('1').batch(started({ label: 'cart.ts' }), text('Fine.'), { type: 'ended', outcome: 'cancelled' }),
    );
    for (const width of [300, 360, 400, 480]) {
      await panel.page.setViewportSize({ width, height: 720 });
      const buttons = panel.page.locator('.actions > button');
      assert.equal(await buttons.count(), 2);
      const tops = await buttons.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
      assert.equal(new Set(tops).size, 1, `${width} px`);
      assert.deepEqual((await path()).slice(1), ['whole', 'whole'], `${width} px`);
    }
  });

  it('leaves the folder out where there is little room', async () => {
    await panel.page.setViewportSize({ width: 300, height: 720 });
    await receive(doneReview('src/invoice.ts'));
    assert.deepEqual(await path(), ['hidden', 'whole', 'whole']);
  });

  it('shortens a long folder before the name, never to less than a sign of it', async () => {
    await receive(doneReview('packages/storefront/src/confirmationOfTheOrder.ts'));
    for (const width of [360, 380, 400, 420, 480]) {
      await panel.page.setViewportSize({ width, height: 720 });
      const [folder, name, lines] = await path();
      assert.deepEqual([folder, lines], ['short', 'whole'], `${width} px`);
      assert.notEqual(name, 'cut', `${width} px`);
    }
  });

  it('shows a short folder whole beside a name that has room', async () => {
    await panel.page.setViewportSize({ width: 480, height: 720 });
    await receive(doneReview('a/b.ts'));
    assert.deepEqual(await path(), ['whole', 'whole', 'whole']);
  });

  it('keeps its height while an answer grows, at every width', async () => {
    const { page } = panel;
    const finding = (severity: Severity, at: number): ReviewEventBody => {
      const span = { textStart: at, bodyStart: at + 1, textEnd: at + 2 };
      const fix = { kind: 'apply', startLine: 1, endLine: 1, text: '' } as const;
      return { type: 'findingOpened', finding: { id: `1.${at}`, severity, title: 'T', body: '', ...span, fix } };
    };
    const thoughts: ReviewEventBody = { type: 'reasoning', text: 'x'.repeat(390_000) };
    const answer = [thoughts, text('word '.repeat(20)), ...severities.map((one, index) => finding(one, index * 9))];
    const moments: readonly (readonly [begunAgo: number, bodies: readonly ReviewEventBody[]])[] = [
      [300, []],
      [1300, [text('One')]],
      [9000, [text('word '.repeat(200))]],
      [30_000, [text('word '.repeat(200)), finding('warning', 9)]],
      [3_590_000, answer],
      [3_590_000, [...answer, finished]],
    ];
    for (const width of [300, 360, 420, 480, 520, 600, 700, 900]) {
      await page.setViewportSize({ width, height: 720 });
      const heights: number[] = [];
      for (const [begunAgo, bodies] of moments) {
        await panel.load();
        await panel.send(hello);
        await receive(reviewScript('1', { begunAgo, apart: 400 }).batch(started(), ...bodies));
        heights.push(await page.evaluate(() => document.querySelector<HTMLElement>('.head')!.offsetHeight));
      }
      assert.equal(new Set(heights).size, 1, `${heights.join(', ')} px of ${width}`);
    }
  }).timeout(60_000);

  it('tells files of the same name apart by their folders', async () => {
    const slices = [1, 2].map((folder) =>
      reviewScript(`${folder}`).slice(started({ label: `src/${folder}/index.ts`, uri: `file:///${folder}` }), finished),
    );
    await receive(batch(...slices));
    for (const [index, name] of ['index.ts …/1 12–40', 'index.ts …/2 12–40'].entries()) {
      const tab = panel.page.getByRole('tab').nth(index);
      assert.equal(await tab.getAttribute('aria-label'), `${name}, done`);
      assert.equal((await tab.innerText()).replace(/\s+/g, ' ').trim(), name);
    }
  });

  it('leaves the focus on the next tab where one is closed, and on no button that starts a run', async () => {
    const { page } = panel;
    const ids = ['1', '2', '3', '4'];
    await receive(
      batch(...ids.map((id) => reviewScript(id).slice(started({ label: `${id}.ts` }), text('Fine.'), finished))),
    );
    const closeFocused = async () => {
      await page.keyboard.press('Delete');
      const { reviewId } = (await panel.next('close')).message;
      await panel.send({ type: 'forget', reviewId });
      await page.locator(`#tab-${reviewId}`).waitFor({ state: 'detached' });
      return page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    };
    await page.getByRole('tab').nth(1).focus();
    assert.equal(await closeFocused(), '3.ts 12–40, done');
    await page.keyboard.press('End');
    assert.equal(await closeFocused(), '3.ts 12–40, done');
    assert.equal(await closeFocused(), '1.ts 12–40');
    await page.keyboard.press('Enter');
    assert.equal((await panel.next('reveal')).message.reviewId, '1');
    assert.ok(panel.posts().every(({ type }) => type !== 'retry'));
  });

  it('leaves the focus on the count of the same severity, whatever comes beside it', async () => {
    const { page } = panel;
    const script = reviewScript('1');
    const opened = (severity: Severity, at: number): ReviewEventBody => {
      const span = { textStart: at, bodyStart: at + 1, textEnd: at + 2 };
      return {
        type: 'findingOpened',
        finding: { id: `1.${at}`, severity, title: 'T', body: '', ...span, fix: { kind: 'none' } },
      };
    };
    const settle = (at: number): ReviewEventBody => {
      return { type: 'findingSettled', findingId: `1.${at}`, disposition: 'discarded' };
    };
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await receive(script.batch(started(), text('word '.repeat(40)), opened('warning', 0)));
    await page.getByRole('button', { name: '1 warning', exact: true }).focus();
    for (const [change, counts] of [
      [opened('critical', 9), '1 critical, 1 warning'],
      [opened('note', 18), '1 critical, 1 warning, 1 note'],
      [settle(9), '1 warning, 1 note'],
    ] as const) {
      await receive(script.batch(change));
      await page.getByRole('group', { name: counts, exact: true }).waitFor();
      assert.equal(await focused(), '1 warning', counts);
    }
  });

  it('shows in another tab that a wait is over, also where the review in view has ended', async () => {
    const waiting = reviewScript('1', { begunAgo: 2000, apart: 1000 }).slice(started(), {
      type: 'notice',
      notice: { kind: 'retrying', attempt: 2, attempts: 3, delayMs: 2500, message: 'It failed.' },
    });
    await receive(batch(waiting, reviewScript('2').slice(started(), text('Fine.'), finished)));
    const tab = panel.page.getByRole('tab').first();
    assert.match((await tab.getAttribute('aria-label')) ?? '', /, waiting$/);
    await tab.locator('.phase.connecting').waitFor({ timeout: 4000 });
  });

  it('tells reviews of the same lines apart', async () => {
    const other = { label: 'src/money.ts', uri: 'file:///workspace/src/money.ts' };
    const targets = [{}, {}, { startLine: 3 }, other, {}];
    const slices = targets.map((target, index) => reviewScript(`${index}`).slice(started(target), finished));
    await receive(batch(...slices));
    const names = ['cart.ts 12–40', 'cart.ts 12–40 (2)', 'cart.ts 3–40', 'money.ts 12–40', 'cart.ts 12–40 (3)'];
    assert.deepEqual(
      await panel.page.getByRole('tab').evaluateAll((tabs) => tabs.map((tab) => tab.ariaLabel)),
      names.map((name) => `${name}, done`),
    );
    for (const [index, name] of names.entries()) {
      const words = await panel.page.getByRole('tab').nth(index).innerText();
      assert.equal(words.replace(/\s+/g, ' ').trim(), name);
    }
  });
});
