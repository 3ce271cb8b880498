import assert from 'node:assert/strict';
import { createEventIds } from '../../../../src/completion/resume/eventIds.ts';
import type { ReplayVerdict } from '../../../../src/completion/resume/replay.ts';

type Event = readonly [id: string | undefined, data: string];

/** What a replay of these events is found to be where all that is new is dispatched at once, as in an answer. */
function verdicts(before: readonly Event[], replayed: readonly Event[]): ReplayVerdict[] {
  const ids = createEventIds();
  for (const event of before) ids.dispatched(...event);
  const replay = ids.replay();
  return replayed.map((event) => {
    const verdict = replay.take(...event);
    if (verdict === 'new') ids.dispatched(...event);
    return verdict;
  });
}

/** Events with these ids, each with data of its own. */
function eventsOf(...ids: readonly (number | string)[]): Event[] {
  return ids.map((id) => [String(id), `data of ${id}`]);
}

describe('fault 8: a replay that was joined', () => {
  it('drops what it sent before wherever that comes, and finds a gap wherever it is', () => {
    const before = eventsOf(1, 2, 3, 4, 5);
    assert.deepEqual(verdicts(before, eventsOf(6, 7, 8, 7, 8, 9, 5, 6, 7, 8, 9, 10)), [
      ...['new', 'new', 'new', 'seen', 'seen', 'new'],
      ...['seen', 'seen', 'seen', 'seen', 'seen', 'new'],
    ]);
    assert.deepEqual(verdicts(before, eventsOf(6, 9, 10)), ['new', 'gap', 'gap']);
    assert.deepEqual(verdicts(before, eventsOf(5, 6, 7, 6, 8, 10)), ['seen', 'new', 'new', 'seen', 'new', 'gap']);
    assert.deepEqual(verdicts(before, [...eventsOf(6, 7), ['6', 'other'], ...eventsOf(8)]), [
      ...['new', 'new', 'foreign', 'foreign'],
    ]);
  });

  it('of ids on some events only, drops and misses those in between as well', () => {
    const list = Array.from({ length: 30 }, (_, i): Event => [i % 3 === 0 ? `${i}` : undefined, `data ${i % 5}`]);
    const before = list.slice(0, 17);
    const rest = list.slice(16);
    assert.deepEqual(
      verdicts(before, rest),
      rest.map((_, at) => (at === 0 ? 'seen' : 'new')),
    );
    const again = [...rest.slice(0, 10), ...list.slice(18, 26), ...rest.slice(10)];
    assert.deepEqual(
      verdicts(before, again),
      again.map((_, at) => (at === 0 || (at >= 10 && at < 18) ? 'seen' : 'new')),
    );
    const torn = [...list.slice(16, 19), ...list.slice(21)];
    assert.deepEqual(verdicts(before, torn).slice(0, 4), ['seen', 'new', 'new', 'gap']);
  });

  it('of ids that jump, of ids that are used again and of ids that are given up goes on', () => {
    const odd = eventsOf(10, 25, 31);
    assert.deepEqual(verdicts(odd, eventsOf(31, 47, 60, 47, 90)), ['seen', 'new', 'new', 'seen', 'new']);
    const times = eventsOf(1001, 1002);
    assert.deepEqual(verdicts(times, eventsOf(1003, 1008)), ['new', 'new']);
    const names = eventsOf('k', 'q');
    const used: Event[] = [...eventsOf('q', 'z'), ['k', 'other'], ['k', 'more'], ['k', 'more']];
    assert.deepEqual(verdicts(names, used), ['seen', 'new', 'new', 'new', 'new']);
    const several: Event[] = [...eventsOf(6), ['6', 'b'], ['6', 'b'], ...eventsOf(9)];
    assert.deepEqual(verdicts(eventsOf(1, 2, 3, 4, 5), several), ['new', 'new', 'new', 'new']);
    const givenUp: Event[] = [...eventsOf(6), ['', 'b'], [undefined, 'b'], ...eventsOf(1, 2)];
    assert.deepEqual(verdicts(eventsOf(1, 2, 3, 4, 5), givenUp), ['new', 'new', 'new', 'new', 'new']);
  });

  it('without ids keeps words that are the same', () => {
    const same: Event[] = [
      [undefined, 'x'],
      [undefined, 'x'],
      [undefined, 'x'],
      ['6', 'y'],
    ];
    assert.deepEqual(verdicts(eventsOf(4, 5), [...eventsOf(5), ...same]), ['seen', 'new', 'new', 'new', 'new']);
  });
});
