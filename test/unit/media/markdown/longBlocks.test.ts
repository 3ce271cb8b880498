// Blocks so long that their beginnings are no longer read: at each moment they are what one shot makes of the text.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createBlockStream, type Block } from '../../../../media/panel/markdown/blocks.ts';
import { lex } from '../../../../media/panel/markdown/lex.ts';
import { htmlOf } from '../../../support/markdown/htmlOf.ts';
import { longTexts } from './longTexts.ts';

describe('long blocks', () => {
  for (const [name, text] of Object.entries(longTexts)) {
    it(`are at each moment what one shot makes of them: ${name}`, () => {
      fc.assert(
        fc.property(text, fc.integer({ min: 1, max: 60 }), (whole, step) => {
          const stream = createBlockStream();
          const closed = new Map<number, Block>();
          // A definition counts once it is complete, and one shot takes any for that.
          const isExact = !whole.includes(']:');
          for (let from = 0; from < whole.length; from += step) {
            const { closed: more, relinked } = stream.push(whole.slice(from, from + step));
            for (const block of [...more, ...relinked]) closed.set(block.index, block);
            stream.open(true);
            if (isExact)
              assert.equal(shown([...closed.values(), ...stream.open(false)]), oneShot(whole.slice(0, from + step)));
          }
          const { closed: more, relinked } = stream.push('', true);
          for (const block of [...more, ...relinked]) closed.set(block.index, block);
          assert.deepEqual(stream.open(false), []);
          assert.equal(shown([...closed.values()]), oneShot(whole));
        }),
        { numRuns: 100 },
      );
    });
  }
});

function shown(blocks: readonly Block[]): string {
  return htmlOf(blocks.map(({ token }) => token));
}

function oneShot(text: string): string {
  return htmlOf(lex(text, {}));
}
