import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createByteBoundary, reattachUrl, stopUrl } from '../../../../src/completion/resume/llamaStream.ts';
import { createSseReader } from '../../../../src/completion/sse.ts';

describe('a stream that the server keeps', () => {
  for (const [base, url] of [
    ['http://localhost:8080/v1', 'http://localhost:8080/v1/stream'],
    ['http://localhost:8080/v1/', 'http://localhost:8080/v1/stream'],
    ['http://localhost:8080', 'http://localhost:8080/v1/stream'],
    ['https://gateway.example/llama/v1', 'https://gateway.example/llama/v1/stream'],
    ['https://gateway.example/v1/llama', 'https://gateway.example/v1/llama/v1/stream'],
  ] as const) {
    it(`is at ${url} for ${base}`, () => {
      assert.equal(reattachUrl(base, 'a-1', 4096).href, `${url}?conv_id=a-1&from=4096`);
      assert.equal(stopUrl(base, 'a-1').href, `${url}?conv_id=a-1`);
    });
  }

  it('keeps the query of the address, and encodes the name', () => {
    const url = reattachUrl('http://localhost:8080/v1?key=x', 'a b&c', 0);
    assert.deepEqual(
      [...url.searchParams],
      [
        ['key', 'x'],
        ['conv_id', 'a b&c'],
        ['from', '0'],
      ],
    );
  });

  it('has no address where there is none', () => {
    assert.throws(() => reattachUrl('localhost', 'a', 0), { kind: 'unconfigured' });
  });
});

/** The offset after each byte. */
function offsets(text: string, start = 0): number[] {
  const boundary = createByteBoundary(start);
  return Array.from(new TextEncoder().encode(text), (byte) => {
    boundary.feed(Uint8Array.of(byte));
    return boundary.offset;
  });
}

describe('the byte behind the last whole event', () => {
  for (const [name, text, expected] of [
    ['LF', 'data:a\n\nd', [0, 0, 0, 0, 0, 0, 0, 8, 8]],
    ['CR', 'data:a\r\rd', [0, 0, 0, 0, 0, 0, 0, 8, 8]],
    ['CRLF', 'da\r\n\r\nd', [0, 0, 0, 0, 5, 6, 6]],
    ['mixed', 'da\r\n\nd\n\r\n', [0, 0, 0, 0, 5, 5, 5, 8, 9]],
    ['a comment', ':\n\nd', [0, 0, 3, 3]],
    ['blank lines first', '\n\r\nd', [1, 2, 3, 3]],
    ['no whole event', 'data: a\n', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['UTF-8', 'é\n\n', [0, 0, 0, 4]],
  ] as const) {
    it(name, () => {
      assert.deepEqual(offsets(text), expected);
      assert.deepEqual(
        offsets(text, 100),
        expected.map((offset) => offset + 100),
      );
    });
  }

  it('fault 7: wherever the stream is cut, reading on from there gives every event once', () => {
    const events = fc.array(
      fc.tuple(
        fc.constantFrom('data: ', 'data:', ': ', 'id: 7'),
        fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.replace(/[\r\n]/g, '')),
        fc.constantFrom('\n', '\r', '\r\n'),
        fc.constantFrom('', '\n', '\r', '\r\n'),
      ),
      { minLength: 1, maxLength: 8 },
    );
    const read = (text: string) => createSseReader().feed(text);
    fc.assert(
      fc.property(events, fc.nat(), fc.nat(), (list, cut, split) => {
        const bytes = new TextEncoder().encode(list.flat().join(''));
        const sent = bytes.subarray(0, cut % (bytes.length + 1));
        const boundary = createByteBoundary();
        const middle = split % (sent.length + 1);
        boundary.feed(sent.subarray(0, middle));
        boundary.feed(sent.subarray(middle));
        const text = (part: Uint8Array) => new TextDecoder().decode(part);
        const before = read(text(sent.subarray(0, boundary.offset)));
        assert.deepEqual(before, read(text(sent)));
        assert.deepEqual([...before, ...read(text(bytes.subarray(boundary.offset)))], read(text(bytes)));
      }),
      { numRuns: 1000 },
    );
  });
});
