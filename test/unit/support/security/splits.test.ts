import assert from 'node:assert/strict';
import { payloads } from '../../../security/payloads/all.ts';
import { seeded } from '../../../support/security/amount.ts';
import { splitsOf } from '../../../support/security/splits.ts';

const all = Object.entries(payloads).flatMap(([kind, texts]) => texts.map((text) => ({ kind, text })));

describe('the hostile answers and their splits', () => {
  it('are at least 250, all different', () => {
    assert.ok(all.length >= 250, `${all.length}`);
    assert.equal(new Set(all.map(({ text }) => text)).size, all.length);
  });

  it('can each be cut in 50 ways, none of them twice and none that loses a character', () => {
    for (const { text } of all) {
      const splits = splitsOf(text, 50, seeded(text));
      assert.equal(new Set(splits.map((split) => JSON.stringify(split))).size, 50);
      for (const split of splits) assert.equal(split.flat().join(''), text);
    }
  });

  it('are the same on every machine', () => {
    assert.deepEqual(splitsOf('<b>&amp;</b>', 50, seeded('a')), splitsOf('<b>&amp;</b>', 50, seeded('a')));
    assert.notDeepEqual(splitsOf('<b>&amp;</b>', 50, seeded('a')), splitsOf('<b>&amp;</b>', 50, seeded('b')));
  });

  it('cut between all characters, and within each of them', () => {
    const splits = splitsOf('<a>\u{1f600}&lt;', 50, seeded(''));
    assert.deepEqual(splits[0], [['<a>\u{1f600}&lt;']]);
    assert.deepEqual(splits[1]?.flat(), ['<', 'a', '>', '\ud83d', '\ude00', '&', 'l', 't', ';']);
    assert.ok(splits.some((split) => split.length === 1 && split[0]?.length === 9));
  });
});
