import assert from 'node:assert/strict';
import { playReview } from '../support/panelPage/playReview.ts';
import { broken, continued, finished, notice, started, text } from '../support/panelPage/reviewScript.ts';
import { sampleReview } from '../support/panelPage/sampleReview.ts';
import type { ReviewEventBody } from '../../src/review/event.ts';

const resumed = notice({ kind: 'resumed', rung: 'append', trimmed: 0 });

describe('panel seams', () => {
  const played = playReview();
  const { begin, receive } = played;
  /** Tags of the answer's blocks, with the label in the place of a seam. */
  const blocks = () =>
    played.panel.page.evaluate(() =>
      [...document.querySelectorAll('.words > *')].map(
        (block) => block.ariaLabel ?? `${block.tagName} ${block.textContent}`,
      ),
    );

  beforeEach(() => begin());

  it('mark where the answer goes on, after the block that was cut, and add no word to it', async () => {
    const { page } = played.panel;
    await receive(started(), text('First.\n\nA sen'), broken(), resumed, text('tence.'));
    const label = 'Resumed here: the connection was cut';
    assert.deepEqual(await blocks(), ['P First.', 'P A sentence.', label]);
    // The caret stands where the next word will, which is above the mark.
    const caret = () =>
      page.evaluate(() => getComputedStyle(document.querySelectorAll('.words > p')[1]!, '::after').content);
    assert.match(await caret(), /▍/);
    for (const words of [' More', ' of it', '.\n', '\nLast.']) await receive(text(words));
    assert.deepEqual(await blocks(), ['P First.', 'P A sentence. More of it.', label, 'P Last.']);
    await receive(finished);
    assert.equal(await page.locator('.prose').textContent(), 'First.A sentence. More of it.Last.');
    const mark = page.getByRole('separator', { name: label, exact: true });
    assert.equal(
      await mark.getAttribute('title'),
      'The model went on writing after these words.\nterminated: other side closed',
    );
    const drawn = await mark.evaluate((element) => getComputedStyle(element, '::before').content);
    assert.ok(drawn.includes(label), drawn);
    const copied = await page.evaluate(() => {
      getSelection()!.selectAllChildren(document.querySelector('.prose')!);
      return String(getSelection());
    });
    assert.ok(!copied.includes('Resumed'), copied);
  });

  it('leave what is closed as it is', async () => {
    await receive(started(), text('First.\n\n```ts\nlet a'), broken());
    const first = await played.panel.page.evaluateHandle(() => document.querySelector('.words > p'));
    await receive(resumed, text(' = 1;\n```\n\n'));
    await receive(text('Last.'), finished);
    assert.deepEqual(await blocks(), ['P First.', 'PRE let a = 1;', 'Resumed here: the connection was cut', 'P Last.']);
    assert.ok(await played.panel.page.evaluate((before) => document.querySelector('.words > p') === before, first));
  });

  it('stand where they stand after a reload, though the line that was cut still had to wait', async () => {
    for (const [cut, rest, block] of [
      ['1', '. first\n2. second\n', 'OL firstsecond'],
      ['```', 'ts\nlet a;\n```\n', 'PRE let a;'],
      ['---', '-\n', 'HR '],
      ['| a | b', ' |\n|---|---|\n| 1 | 2 |\n', 'DIV ab12'],
    ] as const) {
      await begin();
      const events = [started(), text(`Words.\n\n${cut}`), broken(), resumed, text(rest), finished];
      for (const event of events) await receive(event);
      const live = await blocks();
      assert.deepEqual(live, ['P Words.', block, 'Resumed here: the connection was cut']);
      await begin();
      await receive(...events);
      assert.deepEqual(await blocks(), live);
    }
  });

  it('change nothing of the answer, wherever it was cut', async () => {
    const { page } = played.panel;
    const html = () =>
      page.evaluate(() => {
        const copy = document.querySelector('.prose')!.cloneNode(true) as Element;
        for (const mark of copy.querySelectorAll('.seam')) mark.remove();
        return copy.innerHTML;
      });
    await receive(started(), text(sampleReview), finished);
    const whole = await html();
    await begin();
    await receive(started());
    let cuts = 0;
    for (let from = 0; from < sampleReview.length; from += 37) {
      if (from > 0) await receive(broken(), resumed);
      cuts += from > 0 ? 1 : 0;
      await receive(text(sampleReview.slice(from, from + 37)));
    }
    await receive(finished);
    assert.equal(await html(), whole);
    assert.equal(await page.locator('.seam').count(), cuts);
  });

  it('say on top that the answer is a new one, and never mix the two', async () => {
    const { page } = played.panel;
    const before = await receive(started(), { type: 'reasoning', text: 'Old thoughts.' }, text('Old words.'), broken());
    assert.equal(before.shown, 'Old words.');
    assert.equal(await page.locator('.prose').textContent(), 'Old words.');
    const { shown } = await receive(notice({ kind: 'restarted' }), text('New'));
    assert.equal(shown, 'New');
    await receive(text(' words.'), finished);
    assert.deepEqual(await blocks(), ['A new answer from its beginning: the connection was cut', 'P New words.']);
    assert.equal(await page.getByText('Old').count(), 0);
  });

  it('appear where the user has an answer continued, once it goes on, in the middle of a word', async () => {
    const { page } = played.panel;
    const length: ReviewEventBody = { type: 'ended', outcome: 'truncated', cause: 'length' };
    await receive(started(), text('First.\n\nSecond.\n\nA trun'), length);
    await page.getByRole('button', { name: 'Continue' }).click();
    assert.equal((await played.panel.next('resume')).message.reviewId, '1');
    const first = await page.evaluateHandle(() => document.querySelector('.words > p'));
    await receive(continued());
    assert.deepEqual(await blocks(), ['P First.', 'P Second.', 'P A trun']);
    assert.equal(await page.getByRole('button', { name: 'Continue' }).count(), 0);
    await receive(resumed);
    await receive(text('cated answer.'), finished);
    assert.deepEqual(await blocks(), [
      'P First.',
      'P Second.',
      'P A truncated answer.',
      'Continued here after the output limit',
    ]);
    assert.ok(await page.evaluate((before) => document.querySelector('.words > p') === before, first));
    assert.equal(await page.locator('.outcome').count(), 0);
  });

  it('leave none behind where going on failed before its first word', async () => {
    const end: ReviewEventBody = { type: 'ended', outcome: 'interrupted' };
    await receive(started(), text('Some words'), broken(), end, continued(), broken('Away.'), end);
    assert.deepEqual(await blocks(), ['P Some words']);
    await receive(continued(), resumed, text(' and more.'), finished);
    assert.deepEqual(await blocks(), ['P Some words and more.', 'Resumed here: the connection was cut']);
  });

  it('are gone with a text that the server withdrew', async () => {
    await receive(started(), text('Bad '), broken(), resumed, text('words.'), notice({ kind: 'retracted' }));
    await receive({ type: 'ended', outcome: 'truncated', cause: 'contentFilter' });
    assert.deepEqual(await blocks(), []);
    await played.panel.page.getByText("The server's content filter withdrew the text that stood here.").waitFor();
    await played.panel.page.getByText("The server's content filter ended the answer.").waitFor();
    assert.equal(await played.panel.page.getByRole('button', { name: 'Continue' }).count(), 0);
  });
});
