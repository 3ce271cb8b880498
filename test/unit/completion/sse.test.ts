import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSseReader } from '../../../src/completion/sse.ts';

/** Data of the whole events, fed in the given pieces. */
function dataOf(...pieces: readonly string[]): string[] {
  const reader = createSseReader();
  return [...pieces.flatMap((piece) => reader.feed(piece)), ...reader.rest()]
    .filter(({ whole }) => whole)
    .map(({ name, data }) => (name === '' ? data : `${name}|${data}`));
}

/** After the format tests of web-platform-tests: what goes in, the data that comes out, with the name where there is one. */
const formats: readonly (readonly [name: string, input: string, expected: readonly string[]])[] = [
  ['one event', 'data: a\n\n', ['a']],
  ['several lines of data', 'data:a\ndata: b\ndata\ndata:c\n\n', ['a\nb\n\nc']],
  ['CR', 'data: a\rdata: b\r\r', ['a\nb']],
  ['CRLF', 'data: a\r\ndata: b\r\n\r\n', ['a\nb']],
  ['mixed ends of lines', 'data:a\r\ndata:b\ndata:c\r\n\ndata:d\r\r', ['a\nb\nc', 'd']],
  ['no space after the colon', 'data:a\n\n', ['a']],
  ['only one space is dropped', 'data:  a\n\n', [' a']],
  ['a tab is data', 'data:\ta\n\n', ['\ta']],
  ['a space before the colon is another field', 'data : a\n\ndata: b\n\n', ['b']],
  ['a comment', ': x\ndata: a\n: y\n\n', ['a']],
  ['a bare colon', ':\n:\n\ndata: a\n\n', ['a']],
  ['a long comment', `:${'x'.repeat(5000)}\ndata: a\n\n`, ['a']],
  ['a comment with NUL', ':\u0000\ndata: a\n\n', ['a']],
  ['NUL in data', 'data: a\u0000b\n\n', ['a\u0000b']],
  ['an event without its blank line', 'data: a\n\ndata: b\n', ['a']],
  ['an event without the end of its line', 'data: a\n\ndata: b', ['a']],
  ['empty data', 'data\n\ndata\ndata\n\ndata:\n\n', ['', '\n', '']],
  ['a name without data', 'event: x\n\ndata: a\n\n', ['a']],
  ['a name', 'event: x\ndata: a\n\ndata: b\n\n', ['x|a', 'b']],
  ['the last name counts', 'event: x\nevent: y\ndata: a\n\n', ['y|a']],
  ['an empty name is none', 'event: x\nevent:\ndata: a\n\n', ['a']],
  ['fields are case-sensitive', 'Data: a\nDATA: b\nEvent: x\ndata: c\n\n', ['c']],
  ['an unknown field', 'justsometext\nfoo: bar\ndata: a\n\n', ['a']],
  ['fault 54: an id with NUL', 'id: a\u0000b\ndata: a\n\n', ['a']],
  ['fault 54: an empty id, and an id without data', 'id\n\nid: 7\n\ndata: a\n\n', ['a']],
  [
    'fault 54: retry that is no number',
    'retry: 1x\nretry: 1e9\nretry: 1000\nretry: 99999999999999\ndata: a\n\n',
    ['a'],
  ],
  ['blank lines', '\n\n\r\n\r\rdata: a\n\n\n\n', ['a']],
  ['UTF-8', 'data: ok…😀\n\n', ['ok…😀']],
  ['a byte order mark inside data', 'data: a\uFEFFb\n\n', ['a\uFEFFb']],
  ['a line that looks like a field in the value', 'data: data: a\ndata:event: x\n\n', ['data: a\nevent: x']],
];

describe('fault 52: framing', () => {
  for (const [name, input, expected] of formats) {
    it(name, () => {
      assert.deepEqual(dataOf(input), expected);
      assert.deepEqual(dataOf(...Array.from(input)), expected, 'one character at a time');
    });
  }

  it('an event is there with its last character, whatever ends its lines', () => {
    for (const end of ['\n', '\r', '\r\n']) {
      const reader = createSseReader();
      const found = Array.from(`data: a${end}${end}`).map((character) => reader.feed(character).length);
      assert.equal(
        found.reduce((sum, count) => sum + count),
        1,
      );
      const lastNeeded = end === '\r\n' ? found.length - 2 : found.length - 1;
      assert.equal(found[lastNeeded], 1);
    }
  });

  it('an error field is an event of that name', () => {
    assert.deepEqual(dataOf('error: {"code":500}\n'), ['error|{"code":500}']);
  });

  it('only what is no field of an event stream is foreign', () => {
    const foreign = (text: string) => {
      const reader = createSseReader();
      reader.feed(text);
      return reader.foreign();
    };
    assert.equal(foreign(': comment\nid: 1\nevent: x\nretry: 5\ndata: a\n\n'), false);
    assert.equal(foreign('Service Unavailable\n'), true);
  });
});

const field = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((text) => `data: ${text.replace(/[\r\n]/g, ' ')}`),
  fc.constantFrom(
    'data',
    'data:',
    'data: [DONE]',
    ': ping',
    ':',
    'event: x',
    'event:',
    'id: 1',
    'retry: 5',
    'foo: bar',
  ),
  fc.constantFrom('error: {"message":"x"}', '\uFEFFdata: a', ''),
);
const stream = fc
  .tuple(
    fc.constantFrom('', '\uFEFF'),
    fc.array(fc.tuple(field, fc.constantFrom('\n', '\r', '\r\n')), { maxLength: 30 }),
  )
  .map(([mark, lines]) => Buffer.from(mark + lines.map(([line, end]) => line + end).join('')));

describe('fault 53: any stream, cut anywhere', () => {
  const read = (parts: readonly Uint8Array[]) => {
    const decoder = new TextDecoder();
    const reader = createSseReader();
    const events = parts.flatMap((part) => reader.feed(decoder.decode(part, { stream: true })));
    return { events: [...events, ...reader.rest()], foreign: reader.foreign() };
  };

  it('gives the same events', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat()), (bytes, cuts) => {
        const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
        const parts = edges.slice(1).map((to, index) => bytes.subarray(edges[index], to));
        assert.deepEqual(read(parts), read([bytes]));
        assert.deepEqual(read([...bytes].map((byte) => Uint8Array.of(byte))), read([bytes]));
      }),
      { numRuns: 1000 },
    );
  });
});
