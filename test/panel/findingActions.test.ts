import assert from 'node:assert/strict';
import type { FindingPlace } from '../../src/review/finding.ts';
import { card, outlineOf, placesOf } from '../support/panelPage/findings.ts';
import { playReview } from '../support/panelPage/playReview.ts';
import { finished, started } from '../support/panelPage/reviewScript.ts';
import { sampleReview, sampleRun } from '../support/panelPage/sampleReview.ts';

const inPlace: FindingPlace = { startLine: 52, endLine: 53, state: 'inPlace' };

describe('findings’ actions in the panel', () => {
  const played = playReview();
  const { begin, receive } = played;
  const tell = async (place: FindingPlace, label: string) => {
    await played.panel.send(placesOf('1', { '1.0': place }));
    await refund().getByRole('button', { name: label }).waitFor();
  };
  const settle = (findingId: string, disposition: 'open' | 'applied' | 'discarded') =>
    receive({ type: 'findingSettled', findingId, disposition });
  const refund = () => card(played.panel.page, /Refund/);
  const labels = (title: RegExp) => card(played.panel.page, title).getByRole('button').allInnerTexts();
  const isFocused = (title: RegExp) => card(played.panel.page, title).evaluate((one) => one === document.activeElement);

  beforeEach(async () => {
    await begin();
    await receive(started(), ...sampleRun(sampleReview, true), finished);
  });

  it('are those that its suggestion and its place allow, and are posted', async () => {
    const { page } = played.panel;
    // Its document has not been open yet: the host looks before it changes anything.
    assert.deepEqual(await labels(/Refund/), ['L18–19', 'Apply', 'Preview', 'Discard', 'Copy']);
    await tell(inPlace, 'L52–53');
    assert.deepEqual(await labels(/Refund/), ['L52–53', 'Apply', 'Preview', 'Discard', 'Copy']);
    assert.deepEqual(await labels(/Promise/), ['L32–33', 'Apply', 'Preview', 'Discard', 'Copy']);
    assert.deepEqual(await labels(/Names/), ['L40', 'Discard', 'Copy']);
    const posted = { L52: 'revealFinding', Apply: 'apply', Preview: 'preview', Discard: 'discard' } as const;
    for (const [name, type] of [...Object.entries(posted), ['Copy', 'copyFinding'] as const]) {
      await refund().getByRole('button', { name }).click();
      const { message } = await played.panel.next(type);
      assert.deepEqual(message, { type, reviewId: '1', findingId: '1.0' });
    }
    assert.match((await card(page, /Names/).getByText('not located').getAttribute('title')) ?? '', /quotes no code/);
  });

  it('leave Apply out where the code has changed, and say so', async () => {
    await tell(inPlace, 'Apply');
    await tell({ ...inPlace, startLine: 60, endLine: 61, state: 'changed' }, 'L60–61');
    assert.deepEqual(await labels(/Refund/), ['L60–61', 'Preview', 'Discard', 'Copy']);
    await refund().getByText('changed since the review').waitFor();
    await tell({ startLine: 9, endLine: 9, state: 'outdated' }, 'L9');
    await refund().getByText('outdated: not there any more').waitFor();
  });

  it('fold what is discarded, with a way back, and keep the focus on it', async () => {
    const body = refund().locator('.finding-body');
    await refund().getByRole('button', { name: 'Discard' }).click();
    await played.panel.next('discard');
    await settle('1.0', 'discarded');
    assert.ok(await isFocused(/Refund/));
    assert.equal(await body.isVisible(), false);
    await refund().getByText('Discarded').waitFor();
    assert.deepEqual(await labels(/Refund/), ['Restore', 'L18–19']);
    await refund().getByRole('button', { name: 'Restore' }).click();
    await played.panel.next('reopen');
    await settle('1.0', 'open');
    assert.ok(await isFocused(/Refund/));
    assert.ok(await body.isVisible());
  });

  it('fold what is applied, without a way back', async () => {
    await settle('1.0', 'applied');
    assert.equal(await refund().locator('.finding-body').isVisible(), false);
    await refund().getByText('Applied', { exact: true }).waitFor();
    assert.deepEqual(await labels(/Refund/), ['L18–19']);
  });

  it('show a suggestion as a difference, of which a copy is the new code', async () => {
    const { page } = played.panel;
    const lines = await refund()
      .locator('.diff > code > *')
      .evaluateAll((all) => all.map((line) => `${line.tagName} ${line.textContent.trimEnd()}`));
    assert.deepEqual(lines, ['SPAN   cart.total -= refund;', 'DEL   total -= refund;', 'INS   total = cart.total;']);
    const copied = await page.evaluate(() => {
      getSelection()!.selectAllChildren(document.querySelector('.diff')!);
      return String(getSelection());
    });
    assert.equal(copied.replaceAll(/\n+/g, '\n').trimEnd(), '  cart.total -= refund;\n  total = cart.total;');
    const signs = await page.evaluate(() =>
      [...document.querySelectorAll('.diff:first-of-type > code > *')].map(
        (line) => getComputedStyle(line, '::before').content,
      ),
    );
    assert.deepEqual(signs.slice(0, 3), ['none', '"−"', '"+"']);
  });

  it('leave the block as it is where two may be the suggestion', async () => {
    const twice =
      '### note · L18 · Twice\n\n```\n  cart.total -= refund;\n```\n\n```suggestion\nx\n```\n\n```\nx\n```\n';
    await receive(started(), ...sampleRun(twice, true), finished);
    assert.equal(await played.panel.page.locator('.diff').count(), 0);
    assert.equal(await played.panel.page.locator('pre').count(), 3);
  });

  it('are there for all open ones, where there are several', async () => {
    const { page } = played.panel;
    await page.getByRole('button', { name: 'Apply All' }).click();
    assert.equal((await played.panel.next('applyAll')).message.reviewId, '1');
    await settle('1.0', 'applied');
    await page.getByRole('button', { name: 'Discard All' }).click();
    assert.equal((await played.panel.next('discardAll')).message.reviewId, '1');
    await settle('1.1', 'discarded');
    assert.equal(await page.getByRole('button', { name: 'All' }).count(), 0);
  });

  it('can be had with the keyboard', async () => {
    const { page } = played.panel;
    await tell(inPlace, 'Apply');
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      return (await outlineOf(page)).find((title) => title.endsWith('*'));
    };
    assert.equal(await press('a', 'ArrowDown'), undefined);
    assert.equal(await press('j'), 'Critical: Refund is applied twice*');
    assert.equal(await press('j'), 'Warning: Promise is not awaited*');
    assert.equal(await press('ArrowDown', 'j'), 'Note: Names*');
    assert.equal(await press('k', 'ArrowUp', 'k'), 'Critical: Refund is applied twice*');
    await press('Control+a', 'Shift+D', 'Alt+p');
    for (const [key, type] of [
      ['Enter', 'revealFinding'],
      ['a', 'apply'],
      ['p', 'preview'],
      ['d', 'discard'],
    ] as const) {
      await press(key);
      assert.equal((await played.panel.next(type)).message.findingId, '1.0');
    }
    await settle('1.0', 'discarded');
    assert.ok(await isFocused(/Refund/));
    // On a button, Enter is the button's.
    await card(page, /Promise/)
      .getByRole('button', { name: 'Preview' })
      .focus();
    await press('Enter');
    assert.equal((await played.panel.next('preview')).message.findingId, '1.1');
    const wishes = played.panel.posts().map(({ type }) => type);
    assert.deepEqual(
      wishes.filter((type) => !['ready', 'ack'].includes(type)),
      ['revealFinding', 'apply', 'preview', 'discard', 'preview'],
    );
  });

  it('are quiet words until they are pointed at or focused, and move nothing then', async () => {
    const { page } = played.panel;
    const apply = refund().getByRole('button', { name: 'Apply' });
    const look = () => apply.evaluate((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color]);
    await page.mouse.move(0, 0);
    const [card, button, quiet] = [await refund().boundingBox(), await apply.boundingBox(), await look()];
    assert.equal(quiet[0], 'rgba(0, 0, 0, 0)');
    assert.ok(await apply.evaluate((one) => one.checkVisibility({ opacityProperty: true })));
    await refund().hover();
    const pointedAt = await look();
    assert.ok(pointedAt.every((colour, index) => colour !== quiet[index]));
    assert.deepEqual([await refund().boundingBox(), await apply.boundingBox()], [card, button]);
    await page.mouse.move(0, 0);
    await refund().getByRole('button', { name: 'Copy' }).focus();
    assert.deepEqual(await look(), pointedAt);
  });
});
