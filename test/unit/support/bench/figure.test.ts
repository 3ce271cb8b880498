import assert from 'node:assert/strict';
import { cellsOf, header, isMet, ofRounds, tableOf } from '../../../support/bench/figure.ts';

describe('a figure', () => {
  it('meets a goal up to its limit, or only below it', () => {
    assert.ok(isMet(60, { kind: 'atMost', value: 60 }));
    assert.ok(!isMet(61, { kind: 'atMost', value: 60 }));
    assert.ok(isMet(3.9, { kind: 'below', value: 4 }));
    assert.ok(!isMet(4, { kind: 'below', value: 4 }));
    assert.ok(isMet(3, { kind: 'atLeast', value: 3 }));
    assert.ok(!isMet(2.9, { kind: 'atLeast', value: 3 }));
  });

  it('is told with its goal, how near it is and whether it is met', () => {
    const figure = { name: 'posts while hidden', value: 3, unit: '' };
    assert.deepEqual(cellsOf(figure), ['posts while hidden', '3', '', '', '', '', '']);
    assert.deepEqual(cellsOf({ ...figure, goal: { kind: 'atMost', value: 0 } }).slice(4), ['≤ 0', '', 'NO']);
    const rate = { name: 'rate', value: 47.125, unit: '/s', goal: { kind: 'below', value: 60 } } as const;
    assert.deepEqual(cellsOf(rate), ['rate', '47.1', '', '/s', '< 60', '0.79', 'yes']);
    assert.equal(cellsOf({ ...rate, value: 1234.5 })[1], '1235');
  });

  it('of several rounds is their median, with the least and the most', () => {
    const figure = ofRounds('time', 'ms', [3, 1, 2], { kind: 'atMost', value: 2 });
    assert.deepEqual(cellsOf(figure), ['time', '2', '1–3', 'ms', '≤ 2', '1.00', 'yes']);
    assert.throws(() => ofRounds('time', 'ms', []), RangeError);
  });

  it('has its line in a table', () => {
    const lines = [header, ['a', '10', '9–11', 'ms', '< 4', '2.50', 'NO'], ['longer', '3', '', 'ms', '', '', '']];
    assert.equal(
      tableOf(lines),
      [
        'name    value  spread  unit  goal  value / goal  met\n',
        'a          10  9–11    ms    < 4   2.50          NO\n',
        'longer      3          ms\n',
      ].join(''),
    );
  });
});
