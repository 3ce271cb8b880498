import assert from 'node:assert/strict';
import { Turns } from '../../../support/testRun/turns.ts';

function heard() {
  let text = '';
  return { turns: new Turns((more) => (text += more)), text: () => text };
}

describe('turns', () => {
  it('let the first be heard at once, and the others after it', () => {
    const { turns, text } = heard();
    const first = turns.begin();
    const second = turns.begin();
    second.write('b1 ');
    first.write('a1 ');
    assert.equal(text(), 'a1 ');
    second.write('b2 ');
    first.write('a2 ');
    first.end();
    assert.equal(text(), 'a1 a2 b1 b2 ');
    second.write('b3 ');
    assert.equal(text(), 'a1 a2 b1 b2 b3 ');
  });

  it('keep the order in which all began, whoever ends first', () => {
    const { turns, text } = heard();
    const [first, second, third] = [turns.begin(), turns.begin(), turns.begin()];
    third.write('c ');
    third.end();
    second.write('b ');
    second.end();
    const fourth = turns.begin();
    fourth.write('d ');
    assert.equal(text(), '');
    first.end();
    assert.equal(text(), 'b c d ');
  });
});
