import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { createJsonReader } from '../../src/completion/jsonLines.ts';
import { createSseReader, longestPiece } from '../../src/completion/sse.ts';
import { answerText } from '../support/faults/answerText.ts';
import { everyByte, inPieces } from '../support/faults/bytesInPieces.ts';
import { instead } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import type { FaultExchange } from '../support/faults/exchange.ts';
import { answering } from '../support/faults/model.ts';
import { isFull, sizeOf } from '../support/faults/sizes.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';
import { workOf } from '../support/faults/work.ts';
import { chatChunk, chatText, done, event } from '../support/streamServer/chunks.ts';

const mebibyte = 1024 * 1024;

fault(49, 'one line of ten million characters is read', async (row) => {
  const long = 'y'.repeat(10_000_000);
  const server = await row.serve(inPieces([chatText(long), chatChunk({}, 'stop') + done]));
  const played = await row.play(server);
  assert.equal(played.outcome, 'finished');
  assert.ok(played.text === long);
  return `${played.text.length} characters → finished`;
});

/** What a reader is fed: so many characters, in pieces as small as this. */
const readers: readonly (readonly [name: string, piece: number, input: (length: number) => string, json?: true])[] = [
  ['one line in pieces of 1 KiB', 1024, (length) => `data: ${'x'.repeat(length)}\n\n`],
  ['one line, a character at a time', 1, (length) => `data: ${'x'.repeat(length / 64)}\n\n`],
  ['one comment', 1024, (length) => `:${'x'.repeat(length)}`],
  ['one event of many lines', 1024, (length) => `${'data: x\n'.repeat(length / 8)}\n`],
  ['one event of many lines, CRLF', 1000, (length) => `${'data: x\r\n'.repeat(length / 9)}\r\n`],
  ['tiny events', 1024, (length) => 'data:x\n\n'.repeat(length / 8)],
  ['tiny events, a character at a time', 1, (length) => 'data:x\n\n'.repeat(length / 512)],
  ['blank lines', 1024, (length) => '\n'.repeat(length)],
  ['one JSON value', 1024, (length) => `{"x":"${'x'.repeat(length)}"}`, true],
  ['one JSON value over many lines', 1024, (length) => `{"x":[\n${'1,\n'.repeat(length / 3)}1]}`, true],
  ['tiny lines of JSON', 1024, (length) => '{"x":1}\n'.repeat(length / 8), true],
];
for (const [name, piece, input, json] of readers) {
  fault(49, `${name}: twice as long is twice the work`, () => {
    const work = (length: number) => {
      const text = input(length);
      const reader = json === true ? createJsonReader() : createSseReader();
      return workOf(() => {
        for (let from = 0; from < text.length; from += piece) reader.feed(text.slice(from, from + piece));
        reader.rest();
      });
    };
    const [single, double] = [work(mebibyte / 4), work(mebibyte / 2)];
    assert.ok(double < 2.2 * single, `${single} and ${double} characters were looked at`);
    return Promise.resolve(`${(double / single).toFixed(2)} × the work`);
  });
}

fault(49, 'eight MB take as long as two times four', (row) => {
  if (!isFull) row.skip('with --full: it takes the time');
  // Of the processor, for what else a machine does is not the reader's time.
  const timeOf = (length: number) => {
    const times = Array.from({ length: 5 }, () => {
      const reader = createSseReader();
      const text = `data: ${'x'.repeat(length)}\n\n`;
      const before = process.cpuUsage();
      for (let at = 0; at < text.length; at += 16_384) reader.feed(text.slice(at, at + 16_384));
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    return Math.min(...times);
  };
  timeOf(mebibyte);
  const [four, eight] = [timeOf(4 * mebibyte), timeOf(8 * mebibyte)];
  // A generous factor: what is ruled out is four.
  assert.ok(eight <= 3 * four, `${four} ms and ${eight} ms`);
  return Promise.resolve(`${(eight / four).toFixed(2)} × the time`);
});

/** After these words it goes on and on, until the client leaves. */
const endless: readonly (readonly [name: string, begin: string, more: string])[] = [
  ['a comment', `${chatText('Before.')}:`, 'x'],
  ['a line of data', `${chatText('Before.')}data: {"choices":[{"delta":{"content":"`, 'x'],
  ['an event of many lines', chatText('Before.'), 'data: x\n'],
  ['an id', `${chatText('Before.')}id: `, '7'],
  ['a comment before anything else', ':', 'x'],
  ['a JSON body', '{"choices":"', 'x'],
  ['a JSON body over many lines', '{"choices":[\n', '1,\n'],
];
for (const [name, begin, more] of endless) {
  fault(49, `${name} without an end: an error, what came before is kept`, async (row) => {
    const filler = more.repeat(mebibyte / more.length);
    const server = await row.serve(async (exchange) => {
      await exchange.head();
      await exchange.send(begin);
      // A client that takes all of it is told the end, so that the test fails before the machine does.
      for (let sent = 0; sent < 3 * longestPiece && !exchange.isClosed(); sent += filler.length) {
        await exchange.send(filler);
      }
      if (!exchange.isClosed()) await exchange.end();
    });
    const played = await row.play(server, { policy: 'stop' });
    const before = begin.includes('Before.') ? 'Before.' : '';
    assert.equal(played.text, before);
    assert.deepEqual([played.outcome, played.cause], [before === '' ? 'failed' : 'interrupted', 'badReply']);
    assert.match(played.errors[0]?.message ?? '', /cannot be read as an answer|too long to be read/);
    assert.equal(played.errors[0]?.retryable, false);
    assert.equal(server.requests.length, 1);
    const taken = server.connections[0]?.taken() ?? 0;
    // What the kernel holds comes on top.
    assert.ok(taken >= longestPiece && taken < 3 * longestPiece, `${taken} bytes`);
    return `${storyOf(played)} after ${Math.round(taken / mebibyte)} MiB`;
  });
}

const tinyEvents = sizeOf({ daily: 20_000, full: 1_000_000 });
fault(49, `${tinyEvents} tiny events: all of them arrive`, async (row) => {
  const letters = 'abcdefghij';
  const ten = Array.from(letters, (letter) => event({ choices: [{ delta: { content: letter } }] })).join('');
  const server = await row.serve(async (exchange) => {
    await exchange.head();
    for (let sent = 0; sent < tinyEvents; sent += 1000) await exchange.send(ten.repeat(100));
    await exchange.send(chatChunk({}, 'stop') + done);
    await exchange.end();
  });
  const played = await row.play(server);
  assert.equal(played.outcome, 'finished');
  assert.ok(played.text === letters.repeat(tinyEvents / letters.length));
  assert.equal(played.log.filter(({ type }) => type === 'text').length, tinyEvents);
  return `${tinyEvents} events → finished`;
});

fault(49, 'a flood of tiny events keeps nothing else waiting: Stop works in the middle', async (row) => {
  const many = event({ choices: [{ delta: { content: 'x' } }] }).repeat(5000);
  let sent = 0;
  const server = await row.serve(async (exchange) => {
    await exchange.head();
    for (; !exchange.isClosed(); sent++) await exchange.send(many);
  });
  const play = row.start(server);
  await play.until(({ type }) => type === 'text');
  // The turn of everything else that waits, such as a click.
  await new Promise((resolve) => setTimeout(resolve, 0));
  play.stop();
  const played = await play.ended;
  assert.equal(played.outcome, 'cancelled');
  await server.allClosed();
  return `stopped after ${played.text.length} events`;
});

fault(49, 'an answer in chunks of one byte', async (row) => {
  const text = answerText(49, sizeOf({ daily: 2, full: 40 }));
  const byteByByte = serveModel(answering(text), {
    then: async (exchange, events, head) => {
      await exchange.head(head);
      for (const byte of everyByte(Buffer.from(events.join('')))) await exchange.send(byte);
      await exchange.end();
    },
  });
  const played = await row.play(await row.serve(byteByByte));
  assert.deepEqual([played.outcome, played.text, played.errors], ['finished', text, []]);
  return storyOf(played);
});

/** A fetch that counts what comes out of the bodies. */
function counting() {
  const count = { bytes: 0 };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        count.bytes += chunk.length;
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body?.pipeThrough(counter) ?? null, response);
  };
  return { count, fetch };
}

/** A body can be of several of them, one after the other. */
const member = gzipSync('x'.repeat(32 * mebibyte));
const bombs: readonly (readonly [name: string, begin: string, status: number, limit: number])[] = [
  ['in a line of data', 'data: ', 200, longestPiece],
  ['in a comment', ':', 200, longestPiece],
  ['in a JSON body', '{"x":"', 200, longestPiece],
  ['in a page', '<html>', 200, mebibyte],
  ['in an error', '{"error":"', 400, mebibyte],
];
for (const [name, begin, status, limit] of bombs) {
  fault(49, `a gzip bomb ${name}: unpacked only as far as it is of use`, async (row) => {
    const members = Array.from({ length: sizeOf({ daily: 1, full: 32 }) }, () => member);
    const packed = Buffer.concat([gzipSync(begin), ...members]);
    const head = { status, headers: { 'content-encoding': 'gzip' } };
    const server = await row.serve((exchange) => instead(packed, head)(exchange, [], {}));
    const { count, fetch } = counting();
    const played = await row.play(server, { fetch });
    assert.deepEqual([played.outcome, played.text], ['failed', '']);
    assert.equal(server.requests.length, 1);
    assert.ok(count.bytes < limit + 2 * mebibyte, `${count.bytes} bytes were unpacked`);
    return `${packed.length} bytes, ${count.bytes} unpacked → ${storyOf(played)}`;
  });
}

fault(49, 'a gzip bomb of blank lines is no answer', async (row) => {
  const packed = gzipSync(Buffer.alloc(sizeOf({ daily: 16, full: 512 }) * mebibyte, '\n'));
  const head = { headers: { 'content-encoding': 'gzip' } };
  const server = await row.serve((exchange) => instead(packed, head)(exchange, [], {}));
  const played = await row.play(server, { retry: { attempts: 1 } });
  assert.deepEqual([played.outcome, played.cause], ['failed', 'badReply']);
  return storyOf(played);
});

const statusLine = 'HTTP/1.1 200 OK\r\n';
const headBombs: readonly (readonly [name: string, write: (exchange: FaultExchange) => Promise<void>])[] = [
  ['one header of 1 MiB', (exchange) => exchange.raw(`${statusLine}x-bomb: ${'x'.repeat(mebibyte)}\r\n\r\n`)],
  ['100,000 headers', (exchange) => exchange.raw(`${statusLine}${'x-bomb: x\r\n'.repeat(100_000)}\r\n`)],
  [
    'headers without an end',
    async (exchange) => {
      await exchange.raw(statusLine);
      while (!exchange.isClosed()) await exchange.raw('x-bomb: x\r\n'.repeat(1000));
    },
  ],
];
for (const [name, write] of headBombs) {
  fault(49, `${name}: an error, and the connection is closed`, async (row) => {
    const server = await row.serve(async (exchange) => {
      await write(exchange);
      await exchange.closed;
    });
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.cause], ['failed', 'badReply']);
    assert.match(played.errors[0]?.message ?? '', /^What answers at this address does not speak HTTP as it should\./);
    assert.equal(server.requests.length, 1);
    return storyOf(played);
  });
}

fault(49, 'hints without an end before the answer: given up', async (row) => {
  const server = await row.serve(async (exchange) => {
    while (!exchange.isClosed()) {
      await exchange.raw('HTTP/1.1 103 Early Hints\r\nlink: </x>; rel=preload\r\n\r\n');
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  });
  const played = await row.play(server, { timeouts: { connect: 150 }, retry: { attempts: 1 } });
  assert.deepEqual([played.outcome, played.cause], ['failed', 'network']);
  return storyOf(played);
});
