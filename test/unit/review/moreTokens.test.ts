import assert from 'node:assert/strict';
import { estimateTokenCount } from 'tokenx';
import { moreTokens } from '../../../src/review/moreTokens.ts';
import { createRandom } from '../../support/faults/random.ts';

const texts = [
  'The `refund()` call is wrong: it adds `a += b` (see line 12). Unit-tests, e.g. "x", fail!\n'.repeat(20),
  '### warning · L1–2 · Total is wrong\n\n```ts\nfor (const item of items) {\n    total += item.price;\n}\n```\n\n\n',
  '返金は「合計」から引く。税も同じ、だ！\n次の行。 그리고 다음 줄. Größe, naïve, žluťoučký 🙂🙂 end',
  '  \n\n \t leading space, then 123456789 digits\n',
  'x'.repeat(1500),
];

describe('the estimated tokens of a text', () => {
  it('are the same in whatever pieces it comes', () => {
    const random = createRandom(7);
    for (const text of texts) {
      for (let round = 0; round < 50; round++) {
        let [at, sum, end] = [0, 0, ''];
        while (at < text.length) {
          const piece = text.slice(at, at + random.integer(1, 9));
          const { tokens, open } = moreTokens(end, piece);
          [at, sum, end] = [at + piece.length, sum + tokens, open];
        }
        assert.equal(sum, estimateTokenCount(text), text.slice(0, 40));
      }
    }
  });

  it('are counted from the end of the text alone, however long it is', () => {
    const { open } = moreTokens('', `${'word '.repeat(10_000)}${'x'.repeat(5000)}`);
    assert.equal(open, 'x'.repeat(2001));
    assert.equal(moreTokens('', 'word '.repeat(10_000)).open, 'd ');
  });
});
