import assert from 'node:assert/strict';
import { anchor } from '../../../src/findings/anchor.ts';
import { createCorpus, type CorpusCase } from '../../support/findings/corpus.ts';
import { scoreTable, tally, verdictOn } from '../../support/findings/score.ts';
import { readSources } from '../../support/findings/sources.ts';

const isFull = process.env['SECOND_LOOK_FULL'] === '1';
const count = isFull ? 100_000 : 3000;
const seeds = isFull ? [20261122, 2, 3] : [20261122];

describe('anchors over the corpus', () => {
  const sources = readSources();
  const scored = seeds.flatMap((seed) =>
    createCorpus(sources, count, seed).map((one) => {
      const found = anchor(one.quote, one.hint, one.source);
      return { one, found, verdict: verdictOn(one, found), seed };
    }),
  );
  const those = (wanted: (one: CorpusCase) => boolean) => scored.filter(({ one }) => wanted(one));

  it('has quotes of many kinds from many languages', () => {
    assert.ok(new Set(sources.map(({ language }) => language)).size >= 5);
    const hard = those(({ stands, isOneLine }) => stands === 'repeated' || isOneLine);
    assert.ok(hard.length >= scored.length / 4, `${hard.length} repeated or of one line`);
    for (const stands of ['once', 'repeated', 'nowhere']) {
      assert.ok(those((one) => one.stands === stands).length >= scored.length / 20, stands);
    }
  });

  it('are never wrong', () => {
    const wrong = scored.filter(({ verdict }) => verdict === 'wrong');
    assert.deepEqual(
      wrong.map(({ one: { source, ...one }, found, seed }) => ({ seed, source: source.name, ...one, found })),
      [],
    );
  });

  it('recover 95 % of the quotes that stand once, whatever lines the answer names', () => {
    const once = those(({ stands }) => stands === 'once');
    const { right } = tally(once.map(({ verdict }) => verdict));
    assert.ok(right >= 0.95 * once.length, `${right} of ${once.length}`);
  });

  it('need no hint for what stands once as it was copied', () => {
    const plain = ['verbatim', 'spaces at the end', 'CR LF', 'numbers copied'] as const;
    const once = those(
      ({ stands, slips }) => stands === 'once' && slips.length === 1 && plain.some((slip) => slip === slips[0]),
    );
    const { right } = tally(once.map(({ verdict }) => verdict));
    assert.ok(right >= 0.97 * once.length, `${right} of ${once.length}`);
  });

  after(() => {
    if (!isFull) return;
    const names = ({ stands, slips, hintKind, source, isOneLine }: CorpusCase) => [
      `${stands}: all`,
      `${stands}: ${slips.length > 1 ? 'two slips' : slips[0]!}`,
      `${stands}: lines ${hintKind}`,
      `${stands}: ${isOneLine ? 'one line' : 'several lines'}`,
      `${stands}: ${source.language}`,
    ];
    console.log(scoreTable(scored, names));
  });
});
