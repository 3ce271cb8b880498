import assert from 'node:assert/strict';
import type { Received } from '../../../media/panel/receive.ts';
import { emptyPanel, receive, shownReview, type PanelState } from '../../../media/panel/store.ts';
import { batch, finished, hello, reviewScript, started, text } from '../../support/panelPage/reviewScript.ts';
import type { ToPanel } from '../../../src/protocol/messages.ts';

const after = (...messages: Received[]): PanelState => messages.reduce(receive, emptyPanel);

describe('panel store', () => {
  it('counts nothing before hello', () => {
    const state = after(reviewScript('1').batch(started()));
    assert.deepEqual([state.connection, state.reviews.size], ['waiting', 0]);
  });

  it('builds each review from its slices', () => {
    const [one, two] = [reviewScript('1'), reviewScript('2')];
    const state = after(
      hello,
      batch(one.slice(started(), text('a')), two.slice(started())),
      batch(two.slice(text('x')), one.slice(text('b'), finished)),
    );
    assert.deepEqual(
      [...state.reviews.values()].map(({ reviewId, phase, text }) => [reviewId, phase, text]),
      [
        ['1', 'finished', 'ab'],
        ['2', 'streaming', 'x'],
      ],
    );
  });

  it('takes events whose text was merged on the way', () => {
    const script = reviewScript('1');
    const { reviewId, after: from, events } = script.slice(started(), text('a'), text('b'));
    const merged = { reviewId, after: from, events: [events[0]!, { ...events[2]!, ...text('ab') }] };
    const state = after(hello, batch(merged), script.batch(text('c')));
    assert.equal(state.reviews.get('1')?.text, 'abc');
  });

  it('waits for hello after a gap, and still shows what it held', () => {
    const script = reviewScript('1');
    const first = script.batch(started(), text('a'));
    script.batch(text('lost'));
    const state = after(hello, first, script.batch(text('c')), reviewScript('2').batch(started()));
    assert.equal(state.connection, 'waiting');
    assert.deepEqual(
      [...state.reviews.values()].map(({ text }) => text),
      ['a'],
    );
    assert.deepEqual([...receive(state, hello).reviews], []);
  });

  for (const [name, spoil] of Object.entries<(script: ReturnType<typeof reviewScript>) => ToPanel>({
    'a log that does not begin': (script) => batch({ ...script.slice(text('a')), after: 0 }),
    'a slice sent twice': (script) => batch({ ...script.slice(started()), after: 7 }),
    'events out of order': (script) => {
      const slice = script.slice(started(), text('a'), text('b'));
      return batch({ ...slice, events: [slice.events[0]!, slice.events[2]!, slice.events[1]!] });
    },
    'an event of another review': (script) =>
      batch({ ...reviewScript('2').slice(started()), reviewId: script.slice().reviewId }),
  })) {
    it(`takes ${name} for a gap, and nothing of it`, () => {
      const state = after(hello, spoil(reviewScript('1')));
      assert.deepEqual([state.connection, state.reviews.size, state.gaps], ['waiting', 0, 1]);
    });
  }

  it('counts gaps that follow each other, until a batch is whole', () => {
    const gap = batch({ ...reviewScript('1').slice(started()), after: 7 });
    const twice = after(hello, gap, hello, gap);
    assert.equal(twice.gaps, 2);
    assert.equal([hello, reviewScript('1').batch(started())].reduce(receive, twice).gaps, 0);
  });

  it('takes news that cannot be read for a gap', () => {
    const state = after(hello, { type: 'unreadable', id: 1 });
    assert.deepEqual([state.connection, state.gaps], ['waiting', 1]);
  });

  it('gives up after four gaps in a row, until the host says hello again', () => {
    const gap = { type: 'unreadable', id: 1 } as const;
    const thrice = after(hello, gap, hello, gap, hello, gap);
    assert.equal(thrice.connection, 'waiting');
    const lost = [hello, gap].reduce(receive, thrice);
    assert.equal(lost.connection, 'lost');
    assert.equal(receive(lost, reviewScript('1').batch(started())), lost);
    assert.equal(receive(lost, hello).connection, 'live');
  });

  it('forgets the review that the host no longer keeps, and shows another', () => {
    const [one, two] = ['1', '2'].map((id) => reviewScript(id).batch(started()));
    const both = after(hello, one!, two!, { type: 'show', reviewId: '2' });
    const left = receive(both, { type: 'forget', reviewId: '2' });
    assert.deepEqual([...left.reviews.keys()], ['1']);
    assert.equal(shownReview(left)?.reviewId, '1');
  });

  it('shows the review asked for, else the newest, also when its news come later', () => {
    const one = reviewScript('1').batch(started());
    const two = reviewScript('2').batch(started());
    assert.equal(shownReview(after(hello)), undefined);
    assert.equal(shownReview(after(hello, one, two))?.reviewId, '2');
    assert.equal(shownReview(after(hello, one, two, { type: 'show', reviewId: '1' }))?.reviewId, '1');
    const early = after(hello, one, { type: 'show', reviewId: '2' });
    assert.equal(shownReview(early)?.reviewId, '1');
    assert.equal(shownReview(receive(early, two))?.reviewId, '2');
  });
});
