import assert from 'node:assert/strict';
import { openBody } from '../../../src/completion/bodyText.ts';
import { openExchange } from '../../../src/completion/exchange.ts';
import { readError } from '../../../src/completion/readError.ts';
import { streamOf } from '../../support/streamServer/streamOf.ts';

const errorOf = (...pieces: readonly string[]) =>
  readError(openBody(new Response(streamOf(pieces.map((piece) => Buffer.from(piece)))), openExchange(undefined), []));

const leftOpen = (...pieces: readonly string[]) => {
  const parts = pieces.map((piece) => Buffer.from(piece));
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> | undefined => {
    const part = parts.shift();
    if (part === undefined) return new Promise(() => undefined);
    controller.enqueue(part);
    return undefined;
  };
  return readError(openBody(new Response(new ReadableStream({ pull })), openExchange(undefined), []));
};

describe('readError', () => {
  it('takes a line that is JSON for a part of the words or the page around it', async () => {
    const page = '<html><script>\n{"message":"none"}\n</script><title>Bad gateway</title></html>';
    assert.equal((await errorOf(page)).message, 'Bad gateway');
    assert.equal((await errorOf(...(page.match(/./gs) ?? []))).message, 'Bad gateway');
    assert.match((await errorOf('Out of order:\n{"message":"none"}\n')).message, /^Out of order/);
  });

  it('reads the first event of a stream that has data, and does not wait behind it', async () => {
    const error = '{"error":{"code":"insufficient_quota","message":"a"}}';
    for (const pieces of [
      [`data: ${error}\n\n`],
      [': wait\n\n', 'event: er', `ror\r\ndata: ${error}\r\n\r\n`],
      [`error: ${error}\n`],
      ['event: error\ndata: {"error":\ndata: {"code":"insufficient_quota","message":"a"}}\n\n'],
    ]) {
      const begun = performance.now();
      const { message, codes } = await leftOpen(...pieces);
      assert.deepEqual([message, codes], ['a', ['insufficient_quota']]);
      assert.ok(performance.now() - begun < 1000);
    }
    assert.equal((await errorOf(`data: ${error}`)).message, 'a');
    assert.equal((await errorOf('event: error\ndata: gone\n\n')).message, 'gone');
    assert.equal((await errorOf('data: the disk is full')).message, 'the disk is full');
    assert.equal((await errorOf('<title>Gone</title>\ndata: none\n\n')).message, 'Gone');
    assert.match((await errorOf('Out of order\nerror: none\n\n')).message, /^Out of order/);
    assert.equal((await errorOf('data loss: 3')).message, 'data loss: 3');
  });

  it('reads what comes with the last brace', async () => {
    assert.equal((await errorOf('{"error":{"message":"a"', '}}', '\n')).message, 'a');
    assert.equal((await errorOf('[{"error":{"message":"a"}},', '{"error":{"message":"b"}}]')).message, 'a');
  });
});
