import assert from 'node:assert/strict';
import { card } from '../support/panelPage/findings.ts';
import { playReview } from '../support/panelPage/playReview.ts';
import { finished, reviewScript, started } from '../support/panelPage/reviewScript.ts';
import { sampleAnswer, sampleReview, sampleRun } from '../support/panelPage/sampleReview.ts';

describe('finding findings in the panel', () => {
  const played = playReview();
  const { begin, receive } = played;
  const field = () => played.panel.page.getByRole('textbox', { name: 'Filter findings' });
  const told = (words: string) => played.panel.page.locator('.filter-count', { hasText: words }).waitFor();
  const titles = async () =>
    (await played.panel.page.locator('article:not([hidden]) h2').allInnerTexts()).map((title) => title.split(/\s+/)[1]);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await played.panel.page.keyboard.press(key);
  };
  const focused = () =>
    played.panel.page.evaluate(() => document.activeElement?.querySelector('h2')?.textContent ?? '');

  beforeEach(() => begin());

  it('goes by severity with the counts in the head, which stay pressed until they are released', async () => {
    const { page } = played.panel;
    await receive(started(), ...sampleRun(sampleReview, true), finished);
    const warnings = page.getByRole('button', { name: '1 warning', exact: true });
    await warnings.click();
    await told('1 of 3 findings');
    assert.deepEqual(await titles(), ['Promise']);
    assert.equal(await warnings.getAttribute('aria-pressed'), 'true');
    assert.ok(await page.getByText('The rounding is right').isVisible());
    await page.getByRole('button', { name: '1 note', exact: true }).click();
    await told('2 of 3 findings');
    assert.equal(await page.getByRole('status').textContent(), '2 of 3 findings');
    await receive({ type: 'findingSettled', findingId: '1.1', disposition: 'discarded' });
    await page.getByRole('button', { name: '0 warnings', exact: true }).click();
    await told('1 of 3 findings');
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('search').waitFor({ state: 'detached' });
    assert.equal((await titles()).length, 3);
  });

  it('goes by words in a field that a key opens, and in which keys are letters', async () => {
    const { page } = played.panel;
    await receive(started(), ...sampleRun(sampleReview, true), finished);
    assert.equal(await page.getByRole('search').count(), 0);
    await press('j', '/');
    await field().waitFor();
    await page.keyboard.type('adj/ukp ');
    assert.equal(await field().inputValue(), 'adj/ukp ');
    await told('0 of 3 findings');
    await field().fill('nobody AWAITS');
    await told('1 of 3 findings');
    assert.deepEqual(await titles(), ['Promise']);
    await press('Enter');
    assert.match(await focused(), /Promise/);
    await press('/');
    await page.waitForFunction(() => String(getSelection()) === 'nobody AWAITS');
    await press('Escape');
    await page.getByRole('search').waitFor({ state: 'detached' });
    assert.deepEqual(await titles(), ['Refund', 'Promise', 'Names']);
    assert.match(await focused(), /Refund|Promise/);
    const wishes = played.panel.posts().filter(({ type }) => type !== 'ready' && type !== 'ack');
    assert.deepEqual(wishes, []);
  });

  it('holds for findings that come later, and for the keys that go from one to the next', async () => {
    const { page } = played.panel;
    const answer = sampleAnswer();
    const second = sampleReview.indexOf('### warning');
    await receive(started(), ...answer.text(sampleReview.slice(0, second)));
    await press('/');
    await field().fill('names L40');
    await told('0 of 1 finding');
    await receive(...answer.text(sampleReview.slice(second)), ...answer.end(true), finished);
    await told('1 of 3 findings');
    assert.deepEqual(await titles(), ['Names']);
    await field().fill('i');
    await told('3 of 3 findings');
    await field().fill('suggest');
    await told('2 of 3 findings');
    await press('Enter');
    assert.match(await focused(), /Refund/);
    await press('j');
    assert.match(await focused(), /Promise/);
    await press('j');
    assert.match(await focused(), /Promise/);
    assert.equal(await card(page, /Names/).count(), 0);
  });

  it('belongs to its review', async () => {
    const { page } = played.panel;
    await receive(started(), ...sampleRun(sampleReview, true), finished);
    await press('/');
    await field().fill('promise');
    await told('1 of 3 findings');
    await played.panel.send(reviewScript('2').batch(started(), ...sampleRun(sampleReview, true), finished));
    await played.panel.next('ack');
    await played.panel.send({ type: 'show', reviewId: '2' });
    await page.getByRole('search').waitFor({ state: 'detached' });
    assert.equal((await titles()).length, 3);
    await played.panel.send({ type: 'show', reviewId: '1' });
    await told('1 of 3 findings');
    assert.equal(await field().inputValue(), 'promise');
  });

  it('takes back what was settled last, and goes back to the code', async () => {
    const { page } = played.panel;
    await receive(started(), ...sampleRun(sampleReview, true), finished);
    await press('u', 'j', 'd', 'j', 'a');
    await receive(
      { type: 'findingSettled', findingId: '1.0', disposition: 'discarded' },
      { type: 'findingSettled', findingId: '1.1', disposition: 'applied' },
    );
    await press('u');
    assert.equal((await played.panel.next('undo')).message.findingId, '1.1');
    await receive({ type: 'findingSettled', findingId: '1.1', disposition: 'open' });
    await press('u');
    assert.equal((await played.panel.next('undo')).message.findingId, '1.0');
    await receive({ type: 'findingSettled', findingId: '1.0', disposition: 'open' });
    await press('u', 'Escape');
    await played.panel.next('focusCode');
    await page.getByText('Keys', { exact: true }).click();
    await page.getByText('Take back the last Apply or Discard').waitFor();
    assert.equal(played.panel.posts().filter(({ type }) => type === 'undo').length, 2);
  });
});
