import assert from 'node:assert/strict';
import { openPanelPage, type PanelPage } from '../support/panelPage/panelPage.ts';
import { finished, hello, reviewScript, started, text, type batch } from '../support/panelPage/reviewScript.ts';

describe('panel page that cannot read its news', () => {
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

  it('asks for everything again where it cannot read its news', async () => {
    const script = reviewScript('1');
    const first = script.batch(started(), text('One. '));
    await panel.send(first);
    await panel.next('ack');
    const second = script.batch(text('Two.'), finished);
    await panel.send(damaged(second));
    await panel.next('ready');
    await panel.send(hello);
    await panel.send({ ...second, slices: [{ ...first.slices[0]!, events: allEvents(first, second) }] });
    assert.equal((await panel.next('ack')).message.id, second.id);
    assert.equal(await panel.page.locator('.prose').innerText(), 'One. Two.');
  });

  it('gives up after four times, holds up no review, and begins anew when it is told to', async () => {
    const whole = reviewScript('1').batch(started(), text('All of it.'), finished);
    for (let i = 0; i < 3; i++) {
      await panel.send(damaged(whole));
      await panel.next('ready');
      await panel.send(hello);
    }
    await panel.send(damaged(whole));
    assert.equal((await panel.next('ack')).message.id, whole.id);
    await panel.page.getByText('The panel cannot show what it was sent.').waitFor();
    const later = reviewScript('2').batch(started());
    await panel.send(later);
    assert.equal((await panel.next('ack')).message.id, later.id);
    assert.deepEqual(
      panel.posts().map(({ type }) => type),
      ['ready', 'ready', 'ready', 'ready', 'ack', 'ack'],
    );
    await panel.page.getByRole('button', { name: 'Try Again' }).click();
    await panel.next('ready');
    await panel.send(hello);
    await panel.send(whole);
    await panel.next('ack');
    assert.equal(await panel.page.locator('.prose').innerText(), 'All of it.');
  });
});

type Batch = ReturnType<typeof batch>;

/** A batch with an event that this page does not know. */
function damaged({ slices, ...rest }: Batch): Batch {
  const events = slices.flatMap((slice) => slice.events);
  return { ...rest, slices: [{ ...slices[0]!, events: [...events, { ...events[0]!, type: 'unknown' } as never] }] };
}

function allEvents(...batches: readonly Batch[]): Batch['slices'][number]['events'] {
  return batches.flatMap(({ slices }) => slices.flatMap(({ events }) => events));
}
