import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createEventIds } from '../../../../src/completion/resume/eventIds.ts';
import type { ReplayVerdict } from '../../../../src/completion/resume/replay.ts';

type Event = readonly [id: string | undefined, data: string];

function after(...events: readonly Event[]) {
  const ids = createEventIds();
  for (const event of events) ids.dispatched(...event);
  return ids;
}

/** What a replay of these events is found to be, one by one, after the others were dispatched. */
function verdicts(before: readonly Event[], replayed: readonly Event[]): ReplayVerdict[] {
  const replay = after(...before).replay();
  return replayed.map((event) => replay.take(...event));
}

describe('event ids', () => {
  it('the last is that of the last event that had one', () => {
    assert.equal(createEventIds().last, undefined);
    assert.equal(after([undefined, 'a']).last, undefined);
    assert.equal(after(['1', 'a'], ['2', 'b'], [undefined, 'c']).last, '2');
  });

  it('fault 54: an empty one takes the position back, and a later one gives a new position', () => {
    assert.equal(after(['1', 'a'], ['', 'b']).last, undefined);
    assert.equal(after(['1', 'a'], ['', 'b'], [undefined, 'c']).last, undefined);
    const ids = after(['1', 'a'], ['', 'b'], ['1', 'c']);
    assert.equal(ids.last, '1');
    assert.equal(ids.replay().take('1', 'c'), 'seen');
  });

  it('one that several events share, and one that is longer than a header, is no position', () => {
    const shared = after(['run', 'a'], ['run', 'b']);
    assert.equal(shared.last, undefined);
    assert.equal(shared.replay().take('run', 'c'), 'foreign');
    const replay = shared.replay();
    assert.deepEqual([replay.take('run', 'b'), replay.take('run2', 'c')], ['seen', 'foreign']);
    assert.equal(after(['1', 'a'], ['2'.repeat(513), 'b']).last, undefined);
  });
});

describe('fault 8: a replay', () => {
  for (const [last, next, later] of [
    ['7', '8', '9'],
    ['9', '10', '12'],
    ['0099', '0100', '0101'],
    ['999', '1000', '1001'],
    ['run:7', 'run:8', 'run:19'],
    ['abc-12', 'abc-13', 'abc-15'],
    ['1700000000000-3', '1700000000000-4', '1700000000000-7'],
    ['9007199254740993', '9007199254740994', '9007199254740995'],
  ] as const) {
    it(`after ${last} goes on with ${next}, and ${later} would be a gap`, () => {
      assert.deepEqual(verdicts([[last, 'a']], [[next, 'b']]), ['new']);
      assert.deepEqual(verdicts([[last, 'a']], [[later, 'b']]), ['gap']);
      assert.deepEqual(
        verdicts(
          [[last, 'a']],
          [
            [last, 'a'],
            [next, 'b'],
            [later, 'c'],
          ],
        ),
        ['seen', 'new', 'new'],
      );
      assert.deepEqual(
        verdicts(
          [[last, 'a']],
          [
            [last, 'a'],
            [later, 'c'],
          ],
        ),
        ['seen', 'gap'],
      );
    });
  }

  it('drops what was dispatched, from wherever it begins', () => {
    const before: Event[] = [
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'c'],
    ];
    assert.deepEqual(verdicts(before, [...before, ['4', 'd']]), ['seen', 'seen', 'seen', 'new']);
    assert.deepEqual(
      verdicts(before, [
        ['2', 'b'],
        ['4', 'd'],
        ['4', 'd'],
      ]),
      ['seen', 'new', 'new'],
    );
  });

  it('drops in the middle what was dispatched since', () => {
    const ids = after(['1', 'a']);
    const replay = ids.replay();
    assert.equal(replay.take('2', 'b'), 'new');
    ids.dispatched('2', 'b');
    assert.deepEqual([replay.take('2', 'b'), replay.take('3', 'c')], ['seen', 'new']);
  });

  it('of a server that begins again is foreign, and stays so', () => {
    const before: Event[] = [
      ['1', 'a'],
      ['2', 'b'],
    ];
    assert.deepEqual(
      verdicts(before, [
        ['1', 'other'],
        ['3', 'c'],
      ]),
      ['foreign', 'foreign'],
    );
    assert.deepEqual(verdicts(before, [['0', 'a']]), ['foreign']);
    assert.deepEqual(verdicts(before, [['x9', 'a']]), ['foreign']);
    assert.deepEqual(verdicts(before, [[undefined, 'a']]), ['foreign']);
    assert.deepEqual(verdicts(before, [['', 'a']]), ['foreign']);
    assert.deepEqual(
      verdicts(before, [
        ['1', 'a'],
        ['other', 'c'],
      ]),
      ['seen', 'foreign'],
    );
    assert.deepEqual(verdicts([['0099', 'a']], [['100', 'b']]), ['gap']);
    assert.deepEqual(verdicts([], [['1', 'a']]), ['foreign']);
  });

  it('of ids that do not count is new only right behind the last event', () => {
    const before: Event[] = [
      ['k3f', 'a'],
      ['q9z', 'b'],
    ];
    assert.deepEqual(
      verdicts(before, [
        ['q9z', 'b'],
        ['m', 'c'],
      ]),
      ['seen', 'new'],
    );
    assert.deepEqual(
      verdicts(before, [
        ['k3f', 'a'],
        ['m', 'c'],
      ]),
      ['seen', 'foreign'],
    );
    assert.deepEqual(verdicts(before, [['m', 'c']]), ['foreign']);
    assert.deepEqual(
      verdicts(before, [
        ['q9z', 'b'],
        [undefined, 'c'],
      ]),
      ['seen', 'new'],
    );
    const times: Event[] = [
      ['1700000000000-0', 'a'],
      ['1700000000031-0', 'b'],
    ];
    assert.deepEqual(verdicts(times, [['1700000000090-0', 'c']]), ['foreign']);
    assert.deepEqual(
      verdicts(times, [
        ['1700000000031-0', 'b'],
        ['1700000000090-0', 'c'],
      ]),
      ['seen', 'new'],
    );
    const offsets: Event[] = [
      ['10', 'a'],
      ['25', 'b'],
    ];
    assert.deepEqual(
      verdicts(offsets, [
        ['25', 'b'],
        ['40', 'c'],
      ]),
      ['seen', 'new'],
    );
    assert.deepEqual(verdicts(offsets, [['40', 'c']]), ['foreign']);
  });

  it('drops the events without an id behind the last one, in their order', () => {
    const before: Event[] = [
      ['5', 'a'],
      [undefined, 'b'],
      [undefined, 'c'],
    ];
    assert.deepEqual(
      verdicts(before, [
        [undefined, 'b'],
        [undefined, 'c'],
        [undefined, 'd'],
        ['6', 'e'],
      ]),
      ['seen', 'seen', 'new', 'new'],
    );
    assert.deepEqual(
      verdicts(before, [
        ['5', 'a'],
        [undefined, 'b'],
        [undefined, 'c'],
        ['6', 'e'],
      ]),
      ['seen', 'seen', 'seen', 'new'],
    );
    assert.deepEqual(verdicts(before, [[undefined, 'c']]), ['foreign']);
    assert.deepEqual(
      verdicts(before, [
        [undefined, 'b'],
        [undefined, 'x'],
      ]),
      ['seen', 'foreign'],
    );
    assert.deepEqual(verdicts(before, [['6', 'e']]), ['new']);
  });

  it('remembers a bounded number of events', () => {
    const events = Array.from({ length: 20_000 }, (_, i): Event => [String(i), `data ${i}`]);
    assert.deepEqual(
      verdicts(events, [
        ['19999', 'data 19999'],
        ['20000', 'x'],
      ]),
      ['seen', 'new'],
    );
    assert.deepEqual(
      verdicts(events, [
        ['10000', 'data 10000'],
        ['20000', 'x'],
      ]),
      ['seen', 'new'],
    );
    assert.deepEqual(verdicts(events, [['9999', 'data 9999']]), ['foreign']);
    const unnumbered = Array.from({ length: 20_000 }, (): Event => [undefined, 'data']);
    assert.equal(after(['1', 'a'], ...unnumbered).last, undefined);
  });

  it('faults 6 and 8: from wherever it was cut and wherever it begins again, is complete and without a repetition', () => {
    const data = fc.array(fc.string({ maxLength: 3 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(
        data,
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', 'run:', 'a-1-'),
        (list, cut, back, skip, prefix) => {
          const events = list.map((text, i): Event => [`${prefix}${i}`, text]);
          const at = 1 + (cut % (events.length - 1));
          const from = back % (at + 1);
          const found = verdicts(events.slice(0, at), events.slice(from));
          assert.deepEqual(
            found,
            events.slice(from).map((_, i) => (from + i < at ? 'seen' : 'new')),
          );
          const missing = at + 1 + (skip % events.length);
          if (missing < events.length) assert.equal(verdicts(events.slice(0, at), events.slice(missing))[0], 'gap');
        },
      ),
    );
  });
});
