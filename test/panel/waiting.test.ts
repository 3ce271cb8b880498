import assert from 'node:assert/strict';
import { playReview } from '../support/panelPage/playReview.ts';
import { broken, notice, reviewScript, started, text } from '../support/panelPage/reviewScript.ts';
import type { ReviewIntent } from '../../src/protocol/messages.ts';
import type { ReviewEventBody } from '../../src/review/event.ts';

const cutOff: ReviewEventBody = { type: 'ended', outcome: 'interrupted' };

describe('panel while a review waits, is silent or broke off', () => {
  const played = playReview();
  const { begin, receive } = played;
  const status = async () =>
    ((await played.panel.page.locator('.status').textContent()) ?? '').replace(/\s+/g, ' ').trim();
  const stop = async () => {
    await played.panel.page.getByRole('button', { name: 'Stop' }).click();
    assert.equal((await played.panel.next('stop')).message.reviewId, '1');
  };
  const press = async (name: string, intent: ReviewIntent) => {
    await played.panel.page.getByRole('button', { name }).click();
    assert.equal((await played.panel.next(intent)).message.reviewId, '1');
  };

  beforeEach(() => begin());

  it('times a new review by itself where another was kept before the clock was set back', async () => {
    const kept = reviewScript('kept', { begunAgo: -3_600_000 });
    await played.panel.send(kept.batch(started(), text('Old.'), { type: 'ended', outcome: 'finished' }));
    await played.panel.next('ack');
    await receive(started());
    assert.match(await status(), / · connecting · 0:0\d$/);
    await receive(notice({ kind: 'retrying', attempt: 2, attempts: 3, delayMs: 30_000, message: 'Overloaded.' }));
    assert.match(await status(), / in (?:30|2\d) s\b/);
    await press('Retry Now', 'retryNow');
  });

  it('shows the place in line, and lets the user leave it', async () => {
    await receive(started(), { type: 'queued', place: 2 });
    assert.match(await status(), / · place 2 in line · /);
    await receive({ type: 'queued', place: 1 });
    assert.match(await status(), / · next in line · /);
    assert.equal(await played.panel.page.getByRole('progressbar').count(), 0);
    await played.panel.page.locator('.outcome.queued').getByText('Next in line at localhost:11434.').waitFor();
    await press('Start Now', 'startNow');
    await stop();
    await receive({ type: 'queued', place: 0 });
    assert.match(await status(), / · connecting · /);
    assert.equal(await played.panel.page.locator('.outcome').count(), 0);
    await stop();
  });

  it('counts a pause down in the seconds of the host, says why, and can be stopped meanwhile', async () => {
    // The host's clock is an hour ahead.
    await begin({ begunAgo: -3_600_000 });
    await receive(started());
    const message = 'The server has had too many requests. It asked for a pause of 42 s.';
    await receive(notice({ kind: 'paused', delayMs: 42_000, message }));
    assert.match(await status(), / · waiting 4[12] s, as the server asked · /);
    const before = await status();
    await played.panel.page.waitForFunction(
      (shown) => !document.querySelector('.status')?.textContent.replace(/\s+/g, ' ').includes(shown),
      /waiting \d+/.exec(before)![0],
    );
    assert.match(await status(), / · waiting (?:[1-3]?\d|4[01]) s, as the server asked · /);
    await played.panel.page.locator('.outcome.waiting').getByText(message).waitFor();
    await press('Retry Now', 'retryNow');
    await stop();
    await receive(text('Words.'));
    assert.match(await status(), / · streaming · /);
    assert.equal(await played.panel.page.locator('.outcome').count(), 0);
  });

  it('tells which attempt comes when, and which one is under way', async () => {
    const retrying = { kind: 'retrying', attempt: 2, attempts: 3, message: 'The server is overloaded.' } as const;
    await receive(started(), notice({ ...retrying, delayMs: 4000 }));
    assert.match(await status(), / · attempt 2 of 3 in [34] s · /);
    await played.panel.page.getByText('The server is overloaded.').waitFor();
    await stop();
    await press('Retry Now', 'retryNow');
    const height = () => played.panel.page.locator('.outcome').evaluate((box) => box.getBoundingClientRect().height);
    const before = await height();
    await receive(notice({ ...retrying, attempt: 3, delayMs: 0 }));
    assert.match(await status(), / · attempt 3 of 3 · /);
    // Nothing waits any more, so there is nothing to cut short; nothing jumps, and the keyboard stays where it is.
    const spent = played.panel.page.getByRole('button', { name: 'Retry Now', disabled: true });
    assert.ok(await spent.evaluate((button) => button === document.activeElement));
    await spent.click({ force: true });
    assert.equal(await height(), before);
    assert.equal(played.panel.posts().filter(({ type }) => type === 'retryNow').length, 1);
    await stop();
  });

  it('says for how long no word has come, and no longer once one comes', async () => {
    await begin({ begunAgo: 12_000 });
    await receive(started(), text('Some '), notice({ kind: 'stalled', silentMs: 300 }));
    assert.match(await status(), / · no words for 1\d s · /);
    await played.panel.page
      .locator('.outcome.silent')
      .getByText('No words come, but the connection is open.')
      .waitFor();
    await stop();
    await receive(text('words.'));
    assert.match(await status(), / · streaming · /);
    assert.equal(await played.panel.page.locator('.outcome').count(), 0);
  });

  it('lets the user bear a silence, or ask for the rest at once', async () => {
    const silent = notice({ kind: 'stalled', silentMs: 300 });
    await receive(started(), { type: 'reasoning', text: 'Hm.' }, silent);
    await press('Keep Waiting', 'keepWaiting');
    await press('Retry Now', 'retryNow');
    await receive(notice({ kind: 'keptWaiting' }));
    assert.equal(await played.panel.page.locator('.outcome').count(), 0);
    await receive(text('Some '), silent);
    await press('Keep Waiting', 'keepWaiting');
    await press('Resume', 'resumeNow');
    assert.equal(await played.panel.page.locator('.outcome button').count(), 2);
    await receive(broken());
    assert.match(await status(), / · resuming · /);
    assert.equal(await played.panel.page.locator('.outcome button').count(), 0);
  });

  it('counts down our own pause before it goes on, which can be cut short', async () => {
    const message = 'The connection was cut.';
    await receive(started(), text('Some '), broken(), notice({ kind: 'delayed', delayMs: 8000, message }));
    assert.match(await status(), / · going on in [78] s · /);
    await press('Retry Now', 'retryNow');
  });

  it('says that the answer broke off while the rest is asked for, with the server’s own words', async () => {
    const { page } = played.panel;
    await receive(started(), text('Some '), broken());
    assert.match(await status(), / · resuming · /);
    await page.locator('.outcome.resuming').getByText('The connection was cut. The rest is asked for.').waitFor();
    await page.getByText('Details').click();
    await page.getByText('terminated: other side closed').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Resume' }).count(), 0);
    await stop();
    await receive(notice({ kind: 'resumed', rung: 'replay', trimmed: 0 }), text('words.'));
    assert.match(await status(), / · streaming · /);
    assert.equal(await page.locator('.outcome').count(), 0);
  });

  it('offers to resume what was cut, and keeps the first cause beside the last', async () => {
    const { page } = played.panel;
    const refused: ReviewEventBody = { ...broken('It was refused.'), detail: 'no such stream' } as ReviewEventBody;
    await receive(started(), text('Some words'), broken(), refused, cutOff);
    await page.locator('.outcome').getByText('It was refused.').waitFor();
    await page.getByText('Details').click();
    await page.getByText('Before that: terminated: other side closed').waitFor();
    assert.equal(await page.locator('.prose').textContent(), 'Some words');
    await page.getByRole('button', { name: 'Resume' }).click();
    assert.equal((await played.panel.next('resume')).message.reviewId, '1');
    await page.getByRole('button', { name: 'Review Again' }).click();
    assert.equal((await played.panel.next('retry')).message.reviewId, '1');
  });

  it('offers to resume after a stop, where there are words', async () => {
    const { page } = played.panel;
    await receive(started(), { type: 'ended', outcome: 'cancelled' });
    await page.getByRole('button', { name: 'Review Again' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Resume' }).count(), 0);
    await receive(started(), text('Some'), { type: 'ended', outcome: 'cancelled' });
    await page.getByRole('button', { name: 'Resume' }).click();
    await played.panel.next('resume');
  });

  it('says each trouble once in the polite status', async () => {
    const spoken = played.panel.page.getByRole('status');
    await receive(started());
    await receive({ type: 'queued', place: 2 });
    assert.equal(await spoken.textContent(), 'Review of cart.ts waits in line');
    await receive({ type: 'queued', place: 0 });
    await receive(text('Some '));
    await receive(broken());
    assert.equal(await spoken.textContent(), 'Review of cart.ts was cut off and is being resumed');
    await receive(notice({ kind: 'resumed', rung: 'replay', trimmed: 0 }), text('words.'));
    assert.equal(await spoken.textContent(), 'Review of cart.ts goes on');
  });
});
