import assert from 'node:assert/strict';
import type { Received } from '../../../media/panel/receive.ts';
import { emptyPanel, receive, shownReview, type PanelState } from '../../../media/panel/store.ts';
import { batch, finished, hello, reviewScript, started, text } from '../../support/panelPage/reviewScript.ts';
import type { PanelNews, ToPanel } from '../../../src/protocol/messages.ts';

const told = (...news: PanelNews[]): ToPanel => ({ ...batch(), news });
const greeted = told(hello);
const after = (...messages: Received[]): PanelState => messages.reduce(receive, emptyPanel);
const unreadable: Received = { type: 'unreadable', id: 1, news: [] };

describe('panel store', () => {
  it('counts nothing before hello', () => {
    const state = after(reviewScript('1').batch(started()));
    assert.deepEqual([state.connection, state.reviews.size], ['waiting', 0]);
  });

  it('builds each review from its slices', () => {
    const [one, two] = [reviewScript('1'), reviewScript('2')];
    const state = after(
      greeted,
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
    const state = after(greeted, batch(merged), script.batch(text('c')));
    assert.equal(state.reviews.get('1')?.text, 'abc');
  });

  it('waits for hello after a gap, and still shows what it held', () => {
    const script = reviewScript('1');
    const first = script.batch(started(), text('a'));
    script.batch(text('lost'));
    const state = after(greeted, first, script.batch(text('c')), reviewScript('2').batch(started()));
    assert.equal(state.connection, 'waiting');
    assert.deepEqual(
      [...state.reviews.values()].map(({ text }) => text),
      ['a'],
    );
    assert.deepEqual([...receive(state, greeted).reviews], []);
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
      const state = after(greeted, spoil(reviewScript('1')));
      assert.deepEqual([state.connection, state.reviews.size, state.gaps], ['waiting', 0, 1]);
    });
  }

  it('counts gaps that follow each other, until a batch is whole', () => {
    const gap = batch({ ...reviewScript('1').slice(started()), after: 7 });
    const twice = after(greeted, gap, greeted, gap);
    assert.equal(twice.gaps, 2);
    assert.equal([greeted, reviewScript('1').batch(started())].reduce(receive, twice).gaps, 0);
  });

  it('takes news that cannot be read for a gap', () => {
    const state = after(greeted, unreadable);
    assert.deepEqual([state.connection, state.gaps], ['waiting', 1]);
  });

  it('takes a greeting for what it says, also where what comes with it cannot be read', () => {
    const held = after(greeted, reviewScript('1').batch(started()), unreadable);
    const again = receive(held, { ...unreadable, news: [hello] });
    assert.deepEqual([again.connection, again.gaps, again.reviews.size], ['waiting', 2, 1]);
    assert.equal(receive(held, unreadable), held);
  });

  it('takes news and the log that they are about from one message', () => {
    const [one, two] = [reviewScript('1'), reviewScript('2')];
    const place = { startLine: 3, endLine: 4, state: 'inPlace' as const };
    const state = after({
      ...batch(one.slice(started()), two.slice(started())),
      news: [hello, { type: 'places', reviewId: '1', places: { f: place } }, { type: 'show', reviewId: '1' }],
    });
    assert.equal(shownReview(state)?.reviewId, '1');
    assert.deepEqual(state.places.get('1'), { f: place });
  });

  it('gives up after four gaps in a row, until the host says hello again', () => {
    const gap = unreadable;
    const thrice = after(greeted, gap, greeted, gap, greeted, gap);
    assert.equal(thrice.connection, 'waiting');
    const lost = [greeted, gap].reduce(receive, thrice);
    assert.equal(lost.connection, 'lost');
    assert.equal(receive(lost, reviewScript('1').batch(started())), lost);
    assert.equal(receive(lost, greeted).connection, 'live');
  });

  it('forgets the review that the host no longer keeps, and shows another', () => {
    const [one, two] = ['1', '2'].map((id) => reviewScript(id).batch(started()));
    const both = after(greeted, one!, two!, told({ type: 'show', reviewId: '2' }));
    const left = receive(both, told({ type: 'forget', reviewId: '2' }));
    assert.deepEqual([...left.reviews.keys()], ['1']);
    assert.equal(shownReview(left)?.reviewId, '1');
  });

  it('shows the review asked for, else the newest, also when its news come later', () => {
    const one = reviewScript('1').batch(started());
    const two = reviewScript('2').batch(started());
    assert.equal(shownReview(after(greeted)), undefined);
    assert.equal(shownReview(after(greeted, one, two))?.reviewId, '2');
    assert.equal(shownReview(after(greeted, one, two, told({ type: 'show', reviewId: '1' })))?.reviewId, '1');
    const early = after(greeted, one, told({ type: 'show', reviewId: '2' }));
    assert.equal(shownReview(early)?.reviewId, '1');
    assert.equal(shownReview(receive(early, two))?.reviewId, '2');
  });
});
