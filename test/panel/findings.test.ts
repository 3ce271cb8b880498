import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReviewEventBody } from '../../src/review/event.ts';
import { card, outlineOf, placesOf } from '../support/panelPage/findings.ts';
import { playReview } from '../support/panelPage/playReview.ts';
import {
  batch,
  broken,
  continued,
  finished,
  hello,
  notice,
  reviewScript,
  started,
} from '../support/panelPage/reviewScript.ts';
import { sampleAnswer, sampleReview, sampleRun } from '../support/panelPage/sampleReview.ts';
import { families, mergedStyle } from '../unit/findings/deviations.ts';
import { writeAnswer } from '../unit/findings/writeAnswer.ts';
import { writtenFindings } from '../unit/findings/writtenFindings.ts';

const resumed = notice({ kind: 'resumed', rung: 'append', trimmed: 0 });
const cut: ReviewEventBody = { type: 'ended', outcome: 'interrupted' };

describe('findings in the panel', () => {
  const played = playReview();
  const { begin, receive } = played;

  beforeEach(() => begin());

  it('appear as cards while the answer is being written, each with its heading, and never as a plain one first', async () => {
    const { page } = played.panel;
    const answer = sampleAnswer();
    const [heading] = /^### crit.*$/m.exec(sampleReview)!;
    const at = sampleReview.indexOf(heading);
    await receive(started(), ...answer.text(sampleReview.slice(0, at + 20)));
    assert.deepEqual(await outlineOf(page), ['The rounding is right, but a refund can ']);
    assert.equal(await page.getByText('critical').count(), 0);
    await receive(...answer.text(sampleReview.slice(at + 20, at + heading.length)));
    assert.equal(await page.getByText('Refund is applied').count(), 0);
    await receive(...answer.text(sampleReview.slice(at + heading.length, at + heading.length + 20)));
    const first = card(page, 'Critical: Refund is applied twice');
    await first.waitFor();
    assert.ok(await first.evaluate((element) => element.matches('.unfinished')));
    assert.deepEqual(await first.getByRole('button').allInnerTexts(), ['L18–19']);
    await receive(...answer.text(sampleReview.slice(at + heading.length + 20)), ...answer.end(true), finished);
    assert.deepEqual(await outlineOf(page), [
      'The rounding is right, but a refund can ',
      'Critical: Refund is applied twice',
      'Warning: Promise is not awaited',
      'Note: Names',
      'OverallNothing else stood out. See the d',
    ]);
    assert.equal(await page.locator('.unfinished').count(), 0);
  });

  it('leave no word of the answer out, and look the same, whatever the pieces and however it deviates', async () => {
    const { page } = played.panel;
    // What can be reached with Tab follows from the layout, and may be known sooner or later.
    const html = async () => (await page.locator('.prose').innerHTML()).replaceAll(/<!--.*?-->| tabindex="0"/g, '');
    const show = async (bodies: readonly (readonly ReviewEventBody[])[]) => {
      await begin();
      await receive(started());
      for (const piece of bodies) await receive(...piece);
      await receive(finished);
    };
    const deviations = Object.values(families).flat();
    const anyAnswer = fc.subarray(deviations, { maxLength: 2 }).map((chosen) => ({
      names: chosen.map(({ name }) => name).join(' + '),
      text: `First of all:\n\n${writeAnswer(writtenFindings.slice(0, 3), mergedStyle(chosen))}\n\n## Overall\n\nFine.\n`,
    }));
    const answers = [{ names: 'sample', text: sampleReview }, ...fc.sample(anyAnswer, { numRuns: 8, seed: 4 })];
    for (const [index, { names, text }] of answers.entries()) {
      await show([sampleRun(text, true)]);
      const whole = await html();
      const pieces = sampleAnswer();
      const size = 11 + 14 * (index % 5);
      const log = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
        pieces.text(text.slice(at * size, (at + 1) * size)),
      );
      await show([...log, pieces.end(true)]);
      assert.equal(await html(), whole, `${names}, ${size} at a time`);

      const shown = await page.evaluate(() => document.querySelector('.prose')!.textContent);
      const plain = text.replaceAll(/^#.*$|^```.*$/gm, '').replaceAll(/\[[^\]]*\]\([^)]*\)|<[^>]*>/g, ' ');
      const missing = (plain.match(/[\p{L}]{3,}/gu) ?? []).filter((word) => !shown.includes(word));
      const inHeads = /^(?:critical|warning|suggestion|note|high|medium|low|lines?|severity|end|file)$/i;
      assert.deepEqual(
        missing.filter((word) => !inHeads.test(word)),
        [],
        names,
      );
    }
  });

  it('keep a selection and the focus in an earlier card, whatever comes', async () => {
    const { page } = played.panel;
    const answer = sampleAnswer();
    const second = sampleReview.indexOf('### warning') + 60;
    await receive(started(), ...answer.text(sampleReview.slice(0, second)));
    await page.evaluate(() => {
      getSelection()!.selectAllChildren(document.querySelector('.finding p')!);
    });
    const selected = await page.evaluate(() => String(getSelection()));
    await card(page, /Refund/).focus();
    const changed = (line: number) =>
      played.panel.send(placesOf('1', { '1.0': { startLine: line, endLine: line + 1, state: 'changed' } }));
    await changed(17);
    await card(page, /Refund/)
      .getByText('changed since the review')
      .waitFor();
    const nodes = await page.evaluateHandle(() => [...document.querySelectorAll('.finding')[0]!.querySelectorAll('*')]);
    for (let at = second; at < sampleReview.length; at += 90)
      await receive(...answer.text(sampleReview.slice(at, at + 90)));
    await receive(...answer.end(true), finished);
    await changed(27);
    await card(page, /Refund/)
      .getByText('L27–28')
      .waitFor();
    assert.ok(selected.startsWith('applyRefund already'), selected);
    assert.equal(await page.evaluate(() => String(getSelection())), selected);
    assert.ok(await card(page, /Refund/).evaluate((element) => element === document.activeElement));
    assert.ok(await nodes.evaluate((before) => before.every(({ isConnected }) => isConnected)));
  });

  it('keep a selection in a suggestion that becomes a difference', async () => {
    const { page } = played.panel;
    const answer = sampleAnswer();
    const quote = '```ts\n  cart.total -= refund;\n  total -= refund;\n```\n';
    const suggestion = '```suggestion\n  // Both.\n  cart.total -= refund;\n  total = cart.total;\n```\n';
    await receive(started(), ...answer.text(`### critical · L18–19 · Refund\n\n${quote}\nWords.\n\n${suggestion}`));
    const selection = () => page.evaluate(() => String(getSelection()).trim());
    await page.evaluate(async () => {
      const told = new Promise((resolve) => {
        document.addEventListener('selectionchange', resolve, { once: true });
      });
      getSelection()!.selectAllChildren(document.querySelector('figure code')!);
      await told;
    });
    const selected = await selection();
    assert.match(selected, /^\/\/ Both\.\n.*\n +total = cart\.total;$/);
    await receive(...answer.text('\n### note · L12 · Name\n\nSays little.\n'));
    assert.equal(await page.locator('figure del').count(), 1);
    assert.equal(await selection(), selected);
  });

  it('show a suggestion as code again where the rest of the answer says that it is none', async () => {
    const { page } = played.panel;
    const events = sampleRun(sampleReview);
    await receive(started(), ...events, cut);
    const diffs = page.locator('.diff');
    const before = await diffs.count();
    const first = events.find((event) => event.type === 'findingClosed')!;
    const { suggestion, ...finding } = first.finding;
    assert.ok(suggestion !== undefined && before > 0);
    await receive(continued(), { type: 'findingClosed', finding });
    assert.equal(await diffs.count(), before - 1);
    await card(page, /Refund/)
      .locator('pre:not(.diff)', { hasText: 'total = cart.total;' })
      .waitFor();
  });

  it('leave closed blocks above a late heading as they are', async () => {
    const { page } = played.panel;
    const answer = sampleAnswer();
    await receive(started(), ...answer.text('First.\n\nSecond.\n\n**Warning (L33): Promise is not'));
    const first = await page.evaluateHandle(() => document.querySelector('.words > p'));
    await receive(...answer.text(' awaited**\n\nBody.\n'));
    assert.deepEqual(await outlineOf(page), ['First.Second.', 'Warning: Promise is not awaited']);
    assert.ok(await page.evaluate((before) => document.querySelector('.words > p') === before, first));
  });

  it('are not drawn again for the words of a later one, nor where they stand where they stood', async () => {
    const { page } = played.panel;
    const answer = sampleAnswer();
    const late = sampleReview.indexOf('that nobody awaits');
    await receive(started(), ...answer.text(sampleReview.slice(0, late)));
    const places = placesOf('1', { '1.0': { startLine: 18, endLine: 19, state: 'inPlace' } });
    await played.panel.send(places);
    await card(played.panel.page, /Refund/)
      .getByText('L18–19')
      .waitFor();
    await receive();
    // A closed card looks for its suggestion whenever it is drawn.
    const looked = await page.evaluateHandle(() => {
      const found: string[] = [];
      const words = document.querySelector('article .words') ?? document.body;
      Reflect.set(words, 'querySelectorAll', (selector: string) => (found.push(selector), []));
      return found;
    });
    await played.panel.send(places);
    await receive(...answer.text(sampleReview.slice(late, late + 40)));
    assert.deepEqual(await looked.jsonValue(), []);
  });

  it('are replaced by those of a new answer', async () => {
    const { page } = played.panel;
    await receive(started(), ...sampleAnswer().text(sampleReview.slice(0, 700)), broken());
    assert.equal(await page.getByRole('article').count(), 2);
    await receive(notice({ kind: 'restarted' }));
    assert.equal(await page.getByRole('article').count(), 0);
    const again = sampleAnswer('', 2);
    await receive(...again.text('### note · L12 · Name\n\nSays little.\n'), ...again.end(true), finished);
    assert.deepEqual(await outlineOf(page), ['', 'Note: Name']);
  });

  it('hold a seam of the answer where it was cut, also when another run goes on with them', async () => {
    const { page } = played.panel;
    const half = sampleReview.indexOf('takes it off a sec') + 'takes it off a sec'.length;
    await receive(started(), ...sampleRun(sampleReview.slice(0, half)), cut);
    const first = card(page, /Refund/);
    const paragraph = await first.locator('p').elementHandle();
    assert.deepEqual(await first.getByRole('button').allInnerTexts(), ['L18–19', 'Discard', 'Copy']);
    const next = sampleAnswer(sampleReview.slice(0, half));
    await receive(continued(), resumed, ...next.text(sampleReview.slice(half, half + 200)));
    assert.match(await first.locator('p').innerText(), /takes it off a second time/);
    assert.equal(await first.getByRole('separator').count(), 1);
    assert.equal(await page.getByRole('separator').count(), 1);
    await receive(...next.text(sampleReview.slice(half + 200)), ...next.end(true), finished);
    const marks = await page.evaluate(() =>
      [...document.querySelectorAll('.seam')].map((mark) => mark.previousElementSibling?.textContent.slice(0, 19)),
    );
    assert.deepEqual(marks, ['applyRefund already']);
    assert.ok(paragraph);
  });

  it('stay as they are through a gap in the log', async () => {
    const { page } = played.panel;
    const all = played.script.slice(started(), ...sampleRun(sampleReview, true));
    await played.panel.send(batch(all));
    await played.panel.next('ack');
    const cards = await page.evaluateHandle(() => [...document.querySelectorAll('.finding')]);
    await played.panel.send(batch({ ...all, after: 999 }));
    await played.panel.next('ready');
    await played.panel.send(hello);
    for (let from = 0; from < all.events.length; from += 2) {
      await played.panel.send(batch({ ...all, after: from, events: all.events.slice(from, from + 2) }));
      await played.panel.next('ack');
      assert.ok(await cards.evaluate((before) => before.every(({ isConnected }) => isConnected)));
    }
    assert.equal(await page.getByRole('article').count(), 3);
  });

  it('are counted in the head and on the tabs, as far as they are open, and said at the end', async () => {
    const { page } = played.panel;
    await receive(started(), ...sampleRun(sampleReview, true));
    await page.getByRole('group', { name: '1 critical, 1 warning, 1 note', exact: true }).waitFor();
    await receive(finished);
    assert.equal(await page.getByRole('status').textContent(), 'Review of cart.ts finished: 3 findings');
    await played.panel.send(batch(reviewScript('2').slice(started({ label: 'api/pay.ts', startLine: 7, endLine: 7 }))));
    await played.panel.next('ack');
    await played.panel.send({ type: 'show', reviewId: '1' });
    await receive({ type: 'findingSettled', findingId: '1.0', disposition: 'applied' });
    await page.getByRole('group', { name: '1 warning, 1 note', exact: true }).waitFor();
    assert.equal(await page.getByRole('tab', { name: 'cart.ts 12–40, 2 findings, done' }).count(), 1);
    assert.equal(await page.getByRole('tab', { name: 'pay.ts 7, connecting', exact: true }).count(), 1);
    await receive(
      { type: 'findingSettled', findingId: '1.1', disposition: 'discarded' },
      { type: 'findingSettled', findingId: '1.2', disposition: 'discarded' },
    );
    assert.equal(await page.locator('.counts').count(), 0);
  });
});
