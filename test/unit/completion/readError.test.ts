import assert from 'node:assert/strict';
import { openBody } from '../../../src/completion/bodyText.ts';
import { openExchange } from '../../../src/completion/exchange.ts';
import { readError } from '../../../src/completion/readError.ts';
import { streamOf } from '../../support/streamServer/streamOf.ts';

const errorOf = (...pieces: readonly string[]) =>
  readError(openBody(new Response(streamOf(pieces.map((piece) => Buffer.from(piece)))), openExchange(undefined), []));

describe('readError', () => {
  it('takes a line that is JSON for a part of the words or the page around it', async () => {
    const page = '<html><script>\n{"message":"none"}\n</script><title>Bad gateway</title></html>';
    assert.equal((await errorOf(page)).message, 'Bad gateway');
    assert.equal((await errorOf(...(page.match(/./gs) ?? []))).message, 'Bad gateway');
    assert.match((await errorOf('Out of order:\n{"message":"none"}\n')).message, /^Out of order/);
  });

  it('reads what comes with the last brace', async () => {
    assert.equal((await errorOf('{"error":{"message":"a"', '}}', '\n')).message, 'a');
    assert.equal((await errorOf('[{"error":{"message":"a"}},', '{"error":{"message":"b"}}]')).message, 'a');
  });
});
