import assert from 'node:assert/strict';
import { playReview } from '../support/panelPage/playReview.ts';
import { continued, finished, started, text } from '../support/panelPage/reviewScript.ts';
import { wheel } from '../support/panelPage/wheel.ts';

const paragraphs = (count: number, word: string) => text(`A paragraph about ${word} of the code.\n\n`.repeat(count));

describe('panel reading', () => {
  const played = playReview();
  const { begin, receive } = played;
  const fromEnd = () =>
    played.panel.page.evaluate(() => {
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      return Math.round(scrollHeight - clientHeight - scrollTop);
    });
  const newBelow = () => played.panel.page.getByRole('button', { name: 'New below' });

  beforeEach(async () => {
    await begin();
    await played.panel.page.mouse.move(240, 400);
  });

  it('goes with the end while the reader is there', async () => {
    await receive(started(), paragraphs(30, 'one'));
    assert.equal(await fromEnd(), 0);
    await receive(paragraphs(5, 'two'));
    assert.equal(await fromEnd(), 0);
    assert.equal(await newBelow().count(), 0);
    await receive(finished);
    assert.equal(await fromEnd(), 0);
  });

  it('has nothing below where all of it is in view, and goes with the end from there', async () => {
    await receive(started(), paragraphs(1, 'one'), { type: 'ended', outcome: 'interrupted' });
    await receive(continued(), paragraphs(1, 'two'));
    assert.equal(await newBelow().count(), 0);
    await receive(paragraphs(60, 'three'));
    assert.equal(await fromEnd(), 0);
    assert.equal(await newBelow().count(), 0);
  });

  it('leaves a reader who scrolled away, and offers the way back', async () => {
    await receive(started(), paragraphs(40, 'one'));
    await wheel(played.panel.page, -300);
    const top = await played.panel.page.evaluate(() => document.documentElement.scrollTop);
    await receive(paragraphs(5, 'two'));
    assert.equal(await played.panel.page.evaluate(() => document.documentElement.scrollTop), top);
    await newBelow().click();
    assert.equal(await fromEnd(), 0);
    await newBelow().waitFor({ state: 'detached' });
    await receive(paragraphs(5, 'three'));
    assert.equal(await fromEnd(), 0);
  });

  it('goes with the end again after the End key, and after scrolling back to it', async () => {
    await receive(started(), paragraphs(40, 'one'));
    await wheel(played.panel.page, -300);
    await receive(paragraphs(5, 'two'));
    await newBelow().waitFor();
    await played.panel.page.keyboard.press('End');
    await receive(paragraphs(5, 'three'));
    assert.equal(await fromEnd(), 0);

    await wheel(played.panel.page, -300);
    await receive(paragraphs(1, 'four'));
    await newBelow().waitFor();
    await wheel(played.panel.page, 5000);
    await newBelow().waitFor({ state: 'detached' });
    await receive(paragraphs(5, 'five'));
    assert.equal(await fromEnd(), 0);
  });

  it('does not pull back a reader who leaves the end slowly', async () => {
    await receive(started(), paragraphs(40, 'one'));
    await wheel(played.panel.page, -6);
    await receive(paragraphs(5, 'two'));
    assert.ok((await fromEnd()) > 24);
  });

  it('stays at the end when the panel becomes narrower', async () => {
    await receive(started(), paragraphs(40, 'a rather long sentence that wraps'), finished);
    await played.panel.page.mouse.wheel(0, 20_000);
    await played.panel.page.waitForFunction(() => {
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      return scrollHeight - clientHeight - scrollTop < 1;
    });
    await played.panel.page.setViewportSize({ width: 300, height: 600 });
    await played.panel.page.waitForFunction(() => {
      const { clientWidth, scrollHeight, clientHeight, scrollTop } = document.documentElement;
      return clientWidth <= 300 && scrollHeight - clientHeight - scrollTop < 1;
    });
    await played.panel.page.setViewportSize({ width: 480, height: 600 });
  });

  it('keeps nodes, selection, focus and a fence’s scroll position in what is closed', async () => {
    const { page } = played.panel;
    const fence = `\`\`\`ts\n${'const a_rather_long_line = 1; '.repeat(20)}\n\`\`\`\n`;
    await receive(started(), text(`First paragraph with [a link](https://example.com/).\n\n${fence}\n- a list\n`));
    await receive(text('\nSecond\npara'));
    const nodes = await page.evaluateHandle(() => [...document.querySelectorAll('.words > *')].slice(0, 3));
    await page.evaluate(() => {
      document.querySelector('.prose pre')!.scrollLeft = 120;
      document.querySelector<HTMLElement>('.prose a')!.focus();
      getSelection()!.selectAllChildren(document.querySelector('.prose p')!);
    });
    for (const words of ['graph, ', 'and more\n\n', '### Heading\n\n', '1. one\n2. two\n', '\nThe end.'])
      await receive(text(words));
    await receive(finished);
    const kept = await page.evaluate(
      (before) => ({
        nodes: [...document.querySelectorAll('.words > *')].slice(0, 3).map((node, index) => node === before[index]),
        scrollLeft: document.querySelector('.prose pre')!.scrollLeft,
        focused: document.activeElement?.tagName,
        selection: String(getSelection()),
        blocks: [...document.querySelectorAll('.words > *')].map((node) => node.tagName).join(' '),
      }),
      nodes,
    );
    assert.deepEqual(kept, {
      nodes: [true, true, true],
      scrollLeft: 120,
      focused: 'A',
      selection: 'First paragraph with a link.',
      blocks: 'P PRE UL P H2 OL P',
    });
  });

  it('changes a closed block only where a link in it finds its definition late', async () => {
    const { page } = played.panel;
    await receive(started(), text('See [cart] of `[cart]`.\n\nSecond paragraph.\n\nThird.\n\n'));
    const second = await page.evaluateHandle(() => document.querySelectorAll('.words > p')[1]);
    await receive(text('[cart]: https://example.com/cart\n\nFourth.'), finished);
    assert.deepEqual(
      await page.evaluate(
        (before) => ({
          html: document.querySelector('.words')!.innerHTML,
          same: document.querySelectorAll('.words > p')[1] === before,
        }),
        second,
      ),
      {
        html:
          '<p>See <a href="https://example.com/cart" title="https://example.com/cart">cart</a> of <code>[cart]</code>.</p>' +
          '<p>Second paragraph.</p><p>Third.</p><p>Fourth.</p>',
        same: true,
      },
    );
  });

  it('gives the reasoning as plain text behind a closed disclosure that stays as the reader left it', async () => {
    const { page } = played.panel;
    await receive(started(), { type: 'reasoning', text: 'Is **this** <b>right</b>?' });
    assert.match((await page.locator('.status').textContent()) ?? '', /· reasoning ·/);
    const reasoning = page.getByText('Is **this** <b>right</b>?');
    assert.equal(await reasoning.isVisible(), false);
    await page.getByText('Reasoning', { exact: true }).click();
    await receive({ type: 'reasoning', text: ' Yes.' }, text('Fine.'), finished);
    await page.getByText('Is **this** <b>right</b>? Yes.').waitFor();
  });

  it('opens links through the host only', async () => {
    await receive(
      started(),
      text(
        '[site](https://example.com/a?b=1) [script](javascript:reportScript("link")) [command](command:x) [file](file:///etc/passwd) [relative](src/a.ts) <https://example.org>',
      ),
      finished,
    );
    assert.equal(await played.panel.page.locator('.prose a').count(), 2);
    await played.panel.page.getByRole('link', { name: 'site' }).click();
    assert.equal((await played.panel.next('openLink')).message.url, 'https://example.com/a?b=1');
    await played.panel.page.getByRole('link', { name: 'https://example.org' }).click({ button: 'middle' });
    await played.panel.page.getByRole('link', { name: 'https://example.org' }).click();
    assert.equal((await played.panel.next('openLink')).message.url, 'https://example.org/');
    assert.equal(played.panel.page.context().pages().length, 1);
    assert.deepEqual(played.panel.posts().filter(({ type }) => type === 'openLink').length, 2);
  });
});
