import assert from 'node:assert/strict';
import { readerWindow } from '../../src/session/reviewLog.ts';
import { fault } from '../support/faults/fault.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { slowPanel } from '../support/faults/slowPanel.ts';
import { chatChunk, chatText, done } from '../support/streamServer/chunks.ts';

const mebibyte = 1024 * 1024;
const offered = sizeOf({ daily: 24, full: 200 }) * mebibyte;
/** In long words, so that the kernel's buffers are full before the panel's window is. */
const piece = 'x'.repeat(16 * 1024);
const pieces = Math.ceil(offered / piece.length);
const frozenFor = sizeOf({ daily: 0, full: 60_000 });

fault(38, `a server that offers ${offered / mebibyte} MiB to a frozen panel is made to wait`, async (row) => {
  let written = 0;
  const event = chatText(piece);
  const server = await row.serve(async (exchange) => {
    await exchange.head();
    for (; written < pieces; written++) await exchange.send(event);
    await exchange.send(chatChunk({}, 'stop') + done);
    await exchange.end();
  });
  const before = process.memoryUsage().rss;
  const play = row.start(server, { maxTokens: 1_000_000 });
  const panel = slowPanel(play.review.log);
  await server.requested(1);
  const [connection] = server.connections;
  // Fails where everything was taken without waiting.
  await connection?.blocked();
  await new Promise((resolve) => setTimeout(resolve, frozenFor));
  const taken = connection?.taken() ?? 0;
  const held = play.review.log
    .after(0)
    .reduce((sum, each) => sum + (each.type === 'text' ? 2 * each.text.length : 0), 0);
  const growth = process.memoryUsage().rss - before;
  assert.ok(play.review.log.length <= readerWindow.events);
  assert.ok(held < readerWindow.bytes + 2 * piece.length, `the log holds ${held} bytes`);
  // What the kernel and the transport hold, which is theirs to choose and does not grow.
  assert.ok(taken < 20 * mebibyte && taken < offered, `the kernel took ${taken} bytes`);
  assert.ok(growth < 48 * mebibyte, `memory grew by ${growth} bytes`);

  panel.thaw();
  const played = await play.ended;
  assert.equal(played.outcome, 'finished');
  assert.equal(played.text.length, pieces * piece.length, 'everything arrives after the thaw');
  assert.deepEqual(played.errors, []);
  const mib = (bytes: number) => (bytes / mebibyte).toFixed(1);
  return `blocked after ${mib(taken)} of ${offered / mebibyte} MiB, memory +${mib(growth)} MiB, all arrives`;
});
