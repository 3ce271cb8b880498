// What a word costs does not depend on how long its block is: only the end of it is read again.
import assert from 'node:assert/strict';
import { Lexer, type Token } from 'marked';
import { createBlockStream } from '../../../../media/panel/markdown/blocks.ts';
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
    it(`is read again from near its end only: ${kind}`, () => {
      const stream = createBlockStream();
      for (const token of blockTokens(kind, 2000)) {
        stream.push(token);
        stream.open(true);
      }
      assert.ok(most > 0 && most < 3000, `${most} characters`);
    });
  }
});
