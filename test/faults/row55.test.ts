import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rungsAsked } from '../support/faults/asked.ts';
import { everyByte, inPieces } from '../support/faults/bytesInPieces.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { storyOf } from '../support/faults/story.ts';
import { chatChunk, chatText, done, hello } from '../support/streamServer/chunks.ts';

/** A piece of an answer with these very bytes in it, and one after it. */
function answerWith(bytes: Uint8Array): Buffer {
  const [before = '', after = ''] = chatText('#').split('#');
  const rest = chatText(' and so on') + chatChunk({}, 'stop') + done;
  return Buffer.concat([Buffer.from(before), bytes, Buffer.from(after + rest)]);
}
/** What the Unicode standard recommends to show of them. */
const asText = (bytes: Uint8Array) => `${new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)} and so on`;

const damaged: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a byte that is never used', [0x61, 0xff, 0x62]],
  ['Latin-1', [0x47, 0x72, 0xfc, 0xdf, 0x65]],
  ['a lead byte alone', [0xc3]],
  ['two of three bytes', [0xe2, 0x82]],
  ['three of four bytes, and another character', [0xf0, 0x9f, 0x98, 0x61]],
  ['a continuation without its lead', [0x80, 0xbf]],
  ['an overlong form', [0xc0, 0xaf]],
  ['half of a pair as three bytes', [0xed, 0xa0, 0xbd]],
  ['beyond the last character', [0xf4, 0x90, 0x80, 0x80]],
  ['a byte order mark', [0x61, 0xef, 0xbb, 0xbf, 0x62]],
];
for (const [name, bytes] of damaged) {
  fault(55, `${name} inside the words: replaced where it is no character, and nothing else is lost`, async (row) => {
    const answer = answerWith(Buffer.from(bytes));
    for (const pieces of [[answer], everyByte(answer)]) {
      const played = await row.play(await row.serve(inPieces(pieces)));
      assert.deepEqual([played.outcome, played.text], ['finished', asText(Buffer.from(bytes))]);
    }
    return `${JSON.stringify(asText(Buffer.from(bytes)))}, whole and byte by byte`;
  });
}

fault(55, 'any bytes inside the words', async (row) => {
  const runs = sizeOf({ daily: 60, full: 5000 });
  // Those of which JSON is made would end the words.
  const byte = fc.integer({ min: 0x20, max: 0xff }).filter((value) => value !== 0x22 && value !== 0x5c);
  let answer = answerWith(Buffer.of());
  const server = await row.serve((exchange) => inPieces([answer])(exchange));
  await fc.assert(
    fc.asyncProperty(fc.array(byte, { minLength: 1, maxLength: 40 }), async (values) => {
      const bytes = Buffer.from(values);
      answer = answerWith(bytes);
      const played = await row.play(server);
      assert.deepEqual([played.outcome, played.text], ['finished', asText(bytes)]);
    }),
    { numRuns: runs },
  );
  return `${runs} answers: the same words as by the standard`;
});

const utf16 = Buffer.from(hello, 'utf16le');
const mark = Buffer.from('\uFEFF', 'utf16le');
const wide: readonly (readonly [name: string, body: Buffer])[] = [
  ['UTF-16, little end first', Buffer.concat([mark, utf16])],
  ['UTF-16, big end first', Buffer.concat([mark, utf16]).swap16()],
  ['UTF-16 without a mark', utf16],
];
for (const [name, body] of wide) {
  fault(55, `${name} is no answer`, async (row) => {
    const played = await playOnce(row, [body]);
    assert.deepEqual([played.outcome, played.cause, played.text], ['failed', 'badReply', '']);
    assert.doesNotMatch(played.errors[0]?.detail ?? '', /\p{Cc}/u);
    return storyOf(played);
  });
}

function playOnce(row: Row, pieces: readonly Uint8Array[]) {
  return row.serve(inPieces(pieces)).then((server) => row.play(server));
}

fault(55, 'a byte order mark at the beginning, in single bytes', async (row) => {
  const played = await playOnce(row, everyByte(Buffer.from(`\uFEFF${hello}`)));
  assert.deepEqual([played.outcome, played.text], ['finished', 'Hello']);
  return storyOf(played);
});

fault(
  55,
  'a byte order mark before a later event: told, and asked for again, where it would be dropped silently',
  async (row) => {
    const events = ['The first words. ', 'And the last.'].map(chatText).concat(chatChunk({}, 'stop'), done);
    const server = await row.serve(
      serveModel(
        replaying(() => ({ events })),
        {
          deliveries: [
            async (exchange, numbered, head) => {
              await exchange.head(head);
              await exchange.send(
                numbered.map((event) => event.replace(/^data: (?=.*last)/m, '\uFEFFdata: ')).join(''),
              );
              await exchange.end();
            },
          ],
        },
      ),
    );
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.text], ['finished', 'The first words. And the last.']);
    assert.deepEqual(
      played.errors.map(({ kind }) => kind),
      ['badReply'],
    );
    assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
    return storyOf(played);
  },
);
