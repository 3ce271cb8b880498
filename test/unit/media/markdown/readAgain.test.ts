// What a word costs does not depend on how long its block is: only the end of it is read again.
import assert from 'node:assert/strict';
import { Lexer, type Token } from 'marked';
import { createBlockStream } from '../../../../media/panel/markdown/blocks.ts';
import { batchesOf } from '../../../support/bench/batches.ts';
import { blockKinds, blockTokens } from '../../../support/bench/answers.ts';

describe('a block that is still being written', () => {
  const readBlocks = Reflect.get(Lexer.prototype, 'blockTokens') as (this: Lexer, source: string) => Token[];
  let most = 0;

  beforeEach(() => {
    most = 0;
    Reflect.set(Lexer.prototype, 'blockTokens', function (this: Lexer, ...all: [string]) {
      most = Math.max(most, all[0].length);
      return readBlocks.call(this, ...all);
    });
  });
  afterEach(() => {
    Reflect.set(Lexer.prototype, 'blockTokens', readBlocks);
  });

  for (const kind of blockKinds) {
    const tokens = blockTokens(kind, 2000);
    for (const [what, pieces] of Object.entries({ tokens, batches: batchesOf(tokens, 64) })) {
      it(`is read again from near its end only: ${kind} in ${what}`, () => {
        const stream = createBlockStream();
        for (const piece of pieces) {
          stream.push(piece);
          stream.open(true);
        }
        assert.ok(most > 0 && most < 3000, `${most} characters`);
      });
    }
  }
});
