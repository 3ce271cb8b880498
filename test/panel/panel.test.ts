import assert from 'node:assert/strict';
import { openPanelPage, type PanelPage } from '../support/panelPage/panelPage.ts';
import { batch, finished, hello, reviewScript, started, text } from '../support/panelPage/reviewScript.ts';
import { sampleReview, sampleRun } from '../support/panelPage/sampleReview.ts';

describe('panel page', () => {
  let panel: PanelPage;
  before(async () => {
    panel = await openPanelPage({ viewport: { width: 480, height: 600 } });
  });
  beforeEach(async () => {
    await panel.load();
    await panel.send(hello);
  });
  afterEach(() => {
    assert.deepEqual(panel.incidents(), []);
  });
  after(() => panel.close());

  it('offers a review of the active file before the first one, with the keys for it', async () => {
    const { page } = panel;
    await page.getByRole('button', { name: 'Review This File' }).click();
    await panel.next('reviewActive');
    assert.equal(await page.locator('kbd').textContent(), 'Ctrl+K Ctrl+G');
  });

  it('acknowledges a batch after the frame that shows it', async () => {
    const script = reviewScript('1');
    const first = script.batch(started(), text('Hello'));
    await panel.send(first);
    const { message, shown, duringFrame } = await panel.next('ack');
    assert.deepEqual({ id: message.id, shown, duringFrame }, { id: first.id, shown: 'Hello', duringFrame: false });
  });

  it('acknowledges each of many batches, in their order, also where one frame shows several', async () => {
    const script = reviewScript('1');
    const batches = [script.batch(started()), script.batch(text('one ')), script.batch(text('two'))];
    await panel.page.evaluate((messages) => {
      for (const message of messages) window.postMessage(message);
    }, batches);
    for (const { id } of batches) assert.equal((await panel.next('ack')).message.id, id);
  });

  it('acknowledges without a frame while the page is in the background', async () => {
    const { page } = panel;
    const script = reviewScript('1');
    await panel.send(script.batch(started()));
    await panel.next('ack');
    // As in a minimised window: frames that were asked for do not come.
    await page.evaluate('window.requestAnimationFrame = () => 0');
    const caught = script.batch(text('caught '));
    await panel.send(caught);
    await page.evaluate("Object.defineProperty(document, 'hidden', { value: true })");
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    assert.equal((await panel.next('ack')).message.id, caught.id);
    const later = script.batch(text('later'));
    await panel.send(later);
    assert.equal((await panel.next('ack')).message.id, later.id);
  });

  it('shows what is reviewed and how it stands, and posts what is clicked', async () => {
    const { page } = panel;
    const script = reviewScript('1', { begunAgo: 1000, apart: 500 });
    await panel.send(script.batch(started(), text('Looks *good*.')));
    await panel.next('ack');
    await page.getByRole('heading', { level: 1, name: 'src/shop/cart.ts 12–40', exact: true }).waitFor();
    assert.match(
      (await page.locator('.status').textContent()) ?? '',
      /^qwen3-coder:30b · localhost:11434 · streaming · first word after 0\.5 s · ≈ \d tokens · 0:0\d$/,
    );
    await page.getByRole('button', { name: 'src/shop/cart.ts 12–40' }).click();
    assert.equal((await panel.next('reveal')).message.reviewId, '1');
    await page.getByRole('button', { name: 'Stop' }).click();
    assert.equal((await panel.next('stop')).message.reviewId, '1');

    await panel.send(script.batch({ type: 'ended', outcome: 'cancelled' }));
    await panel.next('ack');
    assert.equal(await page.getByRole('button', { name: 'Stop' }).count(), 0);
    await page.getByRole('button', { name: 'Review Again' }).click();
    assert.equal((await panel.next('retry')).message.reviewId, '1');

    await panel.send(script.batch(started()));
    await panel.next('ack');
    assert.equal(await page.locator('.prose').textContent(), '');
  });

  it('takes the second click of a double click on Stop for what it is', async () => {
    const script = reviewScript('1');
    await panel.send(script.batch(started()));
    await panel.next('ack');
    const box = await panel.page.getByRole('button', { name: 'Stop' }).boundingBox();
    assert.ok(box);
    const [x, y] = [box.x + box.width - 8, box.y + 8];
    await panel.page.mouse.click(x, y);
    await panel.next('stop');
    await panel.send(script.batch({ type: 'ended', outcome: 'cancelled' }));
    await panel.next('ack');
    await panel.page.mouse.down({ clickCount: 2 });
    await panel.page.mouse.up({ clickCount: 2 });
    await panel.page.getByRole('button', { name: 'src/shop/cart.ts 12–40' }).click();
    await panel.next('reveal');
    assert.deepEqual(
      panel.posts().map(({ type }) => type),
      ['ready', 'ack', 'stop', 'ack', 'reveal'],
    );
  });

  it('shows a failure in the words of the error, with the server’s own behind a disclosure and the buttons that help', async () => {
    const { page } = panel;
    await panel.send(
      reviewScript('1').batch(
        started(),
        {
          type: 'error',
          kind: 'rateLimited',
          message: 'The server asks to slow down. Review again in a minute.',
          detail: 'Rate limit reached for <b>requests</b>',
          retryable: true,
          resumable: false,
        },
        { type: 'ended', outcome: 'failed' },
      ),
    );
    await panel.next('ack');
    await page.locator('.outcome').getByText('The server asks to slow down. Review again in a minute.').waitFor();
    const detail = page.getByText('Rate limit reached for <b>requests</b>');
    assert.equal(await detail.isVisible(), false);
    await page.getByText('Details').click();
    await detail.waitFor();
    await page.getByRole('button', { name: 'Show Log' }).click();
    await panel.next('showLog');
    await page.getByRole('button', { name: 'Review Again' }).click();
    await panel.next('retry');
  });

  it('says that an empty answer is empty', async () => {
    await panel.send(reviewScript('1').batch(started(), finished));
    await panel.next('ack');
    await panel.page.getByText('The model finished without writing anything.').waitFor();
    assert.equal(await panel.page.getByText('AI-generated').count(), 0);
  });

  it('asks for everything again after a gap, and shows the answer once', async () => {
    const { page } = panel;
    const script = reviewScript('1');
    const first = script.slice(started(), text('One. '));
    await panel.send(batch(first));
    await panel.next('ack');
    const lost = script.slice(text('lost '));
    const third = script.slice(text('Three.'), finished);
    await panel.send(batch(third));
    await panel.next('ready');
    await panel.send(batch(reviewScript('2').slice(started())));
    await panel.send(hello);
    const [beginning, ...rest] = [first, lost, third].flatMap(({ events }) => events);
    await panel.send(batch({ ...first, events: [beginning!] }));
    await panel.next('ack');
    await panel.send(batch({ ...first, after: 1, events: rest }));
    await panel.next('ack');
    assert.equal(await page.locator('.prose').innerText(), 'One. lost Three.');
    assert.equal(await page.getByRole('tab').count(), 0);
  });

  it('ignores what the host does not say', async () => {
    await panel.page.evaluate(() => {
      for (const message of [null, 'hello', { type: 'eval' }, { type: 'show' }]) {
        window.postMessage(message);
      }
    });
    const good = reviewScript('1').batch(started());
    await panel.send(good);
    assert.equal((await panel.next('ack')).message.id, good.id);
  });

  it('speaks the host’s language', async () => {
    await panel.send({ ...hello, strings: { Stop: 'Anhalten', '{0} s': '{0} Sek.' } });
    await panel.send(reviewScript('1').batch(started()));
    await panel.next('ack');
    assert.equal(await panel.page.getByRole('button', { name: 'Anhalten' }).count(), 1);
  });

  it('says beginning and end once in a polite status, and the text never', async () => {
    const status = panel.page.getByRole('status');
    const script = reviewScript('1');
    await panel.send(script.batch(started()));
    await panel.next('ack');
    assert.equal(await status.textContent(), 'Review of cart.ts started');
    await panel.send(script.batch(text('Some words.')));
    await panel.next('ack');
    assert.equal(await status.textContent(), 'Review of cart.ts started');
    await panel.send(script.batch(finished));
    await panel.next('ack');
    assert.equal(await status.textContent(), 'Review of cart.ts finished');
    assert.equal(await panel.page.locator('[aria-live]').count(), 0);
  });

  it('has headings in an order that skips no level', async () => {
    await panel.send(
      reviewScript('1').batch(started(), ...sampleRun(`${sampleReview}\n##### Deep\n\n# Top\n`, true), finished),
    );
    await panel.next('ack');
    const levels = await panel.page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => Number(heading.tagName.slice(1))),
    );
    assert.deepEqual(levels, [1, 2, 2, 2, 2, 3, 2]);
  });

  it('moves no more than the reader asked for', async () => {
    await panel.load({ bodyClass: 'vscode-reduce-motion' });
    await panel.send(hello);
    await panel.send(reviewScript('1').batch(started()));
    await panel.next('ack');
    const moving = () => panel.page.evaluate(() => document.getAnimations().length);
    assert.equal(await moving(), 0);
    await panel.load();
    await panel.send(hello);
    await panel.send(reviewScript('1').batch(started()));
    await panel.next('ack');
    assert.ok((await moving()) > 0);
  });
});

describe('panel page with several reviews', () => {
  let panel: PanelPage;
  before(async () => {
    panel = await openPanelPage({ viewport: { width: 480, height: 600 } });
  });
  after(() => panel.close());

  it('brings the chosen tab into view, in a row that is too narrow for all', async () => {
    await panel.load();
    await panel.send(hello);
    const names = ['invoice.ts', 'checkout.ts', 'customer.ts', 'payment.ts', 'refund.ts', 'shipping.ts'];
    await panel.send(batch(...names.map((label) => reviewScript(label).slice(started({ label })))));
    for (const name of ['shipping.ts', 'invoice.ts', 'payment.ts']) {
      await panel.send({ type: 'show', reviewId: name });
      const tab = panel.page.getByRole('tab', { name, selected: true });
      await tab.waitFor();
      const [box, row] = [await tab.boundingBox(), await panel.page.getByRole('tablist').boundingBox()];
      assert.ok(
        box && row && box.x >= row.x && box.x + box.width <= row.x + row.width + 0.5,
        JSON.stringify({ name, box, row }),
      );
    }
    assert.deepEqual(panel.incidents(), []);
  });

  it('switches by click and by keyboard, once the host says so', async () => {
    const { page } = panel;
    await panel.load();
    await panel.send(hello);
    const [one, two] = [reviewScript('1'), reviewScript('2')];
    await panel.send(one.batch(started(), text('First answer.'), finished));
    await panel.next('ack');
    assert.equal(await page.getByRole('tablist').count(), 0);
    await panel.send(two.batch(started({ label: 'api/pay.ts', startLine: 7, endLine: 7 }), text('Second answer.')));
    await panel.send({ type: 'show', reviewId: '2' });
    await panel.next('ack');

    const selected = page.getByRole('tab', { selected: true });
    assert.equal(await selected.getAttribute('aria-label'), 'pay.ts 7, streaming');
    const tab = page.getByRole('tab', { name: 'cart.ts 12–40, done' });
    await selected.focus();
    await page.keyboard.press('ArrowLeft');
    assert.ok(await tab.evaluate((element) => element === document.activeElement));
    assert.equal(await selected.getAttribute('aria-label'), 'pay.ts 7, streaming');
    await page.keyboard.press('Enter');
    assert.equal((await panel.next('select')).message.reviewId, '1');
    await panel.send({ type: 'show', reviewId: '1' });
    await page.getByText('First answer.').waitFor();
    assert.equal(await page.getByText('Second answer.').count(), 0);

    await page.getByRole('tab', { name: 'pay.ts' }).click();
    assert.equal((await panel.next('select')).message.reviewId, '2');
    assert.deepEqual(panel.incidents(), []);
  });
});
