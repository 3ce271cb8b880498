/** Event streams and answers of every kind, for properties; and what the client's own reader makes of their pieces. */
import fc from 'fast-check';
import { createSseReader } from '../../../src/completion/sse.ts';
import { chatChunk, completionText, event, usageTrailer } from '../streamServer/chunks.ts';

const field = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((text) => `data: ${text.replace(/[\r\n]/g, ' ')}`),
  fc.constantFrom('data', 'data:', 'data: [DONE]', ': ping', ':', 'event: x', 'event:', 'id: 1', 'id', 'retry: 5'),
  fc.constantFrom('error: {"message":"x"}', '\uFEFFdata: a', 'foo: bar', ''),
);

/** Lines of all sorts with all sorts of ends, some after a byte order mark, some with bytes that are no characters. */
export const anyEventStream: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.constantFrom('', '\uFEFF'),
    fc.array(fc.tuple(field, fc.constantFrom('\n', '\r', '\r\n')), { maxLength: 30 }),
    fc.array(fc.nat(), { maxLength: 2 }),
  )
  .map(([mark, lines, places]) => {
    const bytes = Buffer.from(mark + lines.map(([line, end]) => line + end).join(''));
    for (const place of places) if (bytes.length > 0) bytes[place % bytes.length] = 0xc3;
    return bytes;
  });

export function readAll(pieces: readonly Uint8Array[]) {
  const decoder = new TextDecoder();
  const reader = createSseReader();
  const events = pieces.flatMap((piece) => reader.feed(decoder.decode(piece, { stream: true })));
  return { events: [...events, ...reader.rest()], foreign: reader.foreign() };
}

const words = fc.string({ unit: 'binary', maxLength: 12 });
const part = fc.oneof(
  words.map((content) => chatChunk({ content })),
  words.map((reasoning) => chatChunk({ reasoning })),
  words.map((text) => completionText(text)),
  words.map((text) => chatChunk({ content: [{ type: 'text', text }] })),
  words.map((refusal) => chatChunk({ refusal })),
  fc.constantFrom('stop', 'length', '', 'content_filter', 'error').map((reason) => chatChunk({}, reason)),
  fc.constantFrom(
    usageTrailer,
    'data: [DONE]\n\n',
    'data: [DONE]x\n\n',
    ': ping\n\n',
    event({ type: 'ping' }),
    event({ choices: [] }),
    event({ error: { message: 'gone', code: 503 } }),
    'error: {"message":"gone"}\n',
    'event: error\ndata: words\n\n',
    'data: {"choices":\n\n',
    '\r\n\r\n',
    '<html>',
    '{"choices":[{"text":"x"}]}\n',
    'words without sense\n',
  ),
);

/** The body of a reply: an answer, something that resembles one, or neither; some lack their end. */
export const anyAnswer: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.array(part, { maxLength: 12 }), fc.nat(40))
  .map(([parts, missing]) => Buffer.from(parts.join('')).subarray(0, missing > 10 ? undefined : -missing || undefined));
