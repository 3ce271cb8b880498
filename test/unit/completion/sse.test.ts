import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSseReader } from '../../../src/completion/sse.ts';
import { everyByte, piecesAt } from '../../support/faults/bytesInPieces.ts';
import { anyEventStream, readAll } from '../../support/faults/streams.ts';
import { asFormat, sseFormats, strayMarks } from '../../support/faults/sseFormats.ts';

/** The whole events, fed in the given pieces. */
function eventsOf(pieces: readonly string[]): string[] {
  const reader = createSseReader();
  return [...pieces.flatMap((piece) => reader.feed(piece)), ...reader.rest()]
    .filter(({ whole }) => whole)
    .map(asFormat);
}

describe('fault 52: framing', () => {
  for (const { name, input, expected } of [...sseFormats, ...strayMarks]) {
    it(name, () => {
      const text = new TextDecoder().decode(typeof input === 'string' ? Buffer.from(input) : input);
      assert.deepEqual(eventsOf([text]), expected);
      assert.deepEqual(eventsOf(Array.from(text)), expected, 'one character at a time');
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
    assert.deepEqual(eventsOf(['error: {"code":500}\n']), ['error|{"code":500}']);
  });

  it('only what is no field of an event stream is foreign', () => {
    const foreign = (text: string) => {
      const reader = createSseReader();
      reader.feed(text);
      return reader.foreign();
    };
    assert.equal(foreign(': comment\nid: 1\nevent: x\nretry: 5\nretry: soon\ndata: a\n\n'), false);
    assert.equal(foreign('Service Unavailable\n'), true);
  });
});

describe('fault 53: any stream, cut anywhere', () => {
  it('gives the same events', () => {
    fc.assert(
      fc.property(anyEventStream, fc.array(fc.nat()), (bytes, cuts) => {
        const pieces = piecesAt(
          bytes,
          cuts.map((cut) => cut % (bytes.length + 1)),
        );
        assert.deepEqual(readAll(pieces), readAll([bytes]));
        assert.deepEqual(readAll(everyByte(bytes)), readAll([bytes]));
      }),
      { numRuns: 1000 },
    );
  });
});
