import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CompletionError } from '../../../src/completion/error.ts';
import { createJsonReader } from '../../../src/completion/jsonLines.ts';

/** What comes out before the end of the body, and then at its end. */
function read(pieces: readonly string[]): { values: unknown[]; rest: unknown } {
  const reader = createJsonReader();
  const values = pieces.flatMap((piece) => reader.feed(piece));
  try {
    return { values, rest: reader.rest() };
  } catch (error) {
    assert.ok(error instanceof CompletionError);
    return { values, rest: error.kind };
  }
}

const tricky = { a: '}"\\', b: [{ c: ']\n{' }, []], d: { e: {} } };
const other = { z: 1 };
const damaged = undefined;

describe('values of JSON', () => {
  for (const [name, text, values, rest = []] of [
    ['one on a line that does not end', JSON.stringify(tricky), [tricky]],
    ['one over several lines', JSON.stringify(tricky, null, 2), [tricky]],
    ['lines', `${JSON.stringify(tricky)}\n\r\n${JSON.stringify(other)}\r\n`, [tricky, other]],
    ['an array', JSON.stringify([tricky, other]), [tricky, other]],
    ['an array over several lines', JSON.stringify([tricky, other], null, 1), [tricky, other]],
    ['an array of lines', `[${JSON.stringify(tricky)}\n,\n${JSON.stringify(other, null, 1)}\n]`, [tricky, other]],
    ['a line that was cut in a string', '{"z":1}\n{"b":"x\n{"z":1}\n', [other, damaged, other]],
    ['a line that was cut before a brace', '{"z":1}\n{"b":[\n{"z":1}\n', [other, damaged, other]],
    ['something else on a line', '{"z":1}\nno {"z":2}\n{"z":1}', [other, damaged, other]],
    ['something else behind a value', '{"z":1}more', [other, damaged]],
    ['something else in braces', '{ this is not JSON }', [damaged]],
    ['an array of something else', '[1, 2]', [damaged]],
    ['an array of nothing', '[]', [], [damaged]],
    ['half a value', '{"a":{"b":1}', [], 'network'],
    ['half a second value', '{"z":1}\n{"a":', [other], 'network'],
    ['half an array', '[{"z":1},{"a"', [other], 'network'],
  ] as const) {
    it(`${name}: each as soon as it is complete, in pieces of any size`, () => {
      for (const size of [1, 2, 3, text.length]) {
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        assert.deepEqual(read(pieces), { values, rest });
      }
    });
  }

  it('whatever they are, wherever they are cut', () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue());
    const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), sizes, fc.nat(3), fc.boolean(), (list, cuts, indent, isArray) => {
        const texts = list.map((each) => JSON.stringify(each, null, isArray ? indent : 0));
        const text = isArray ? `[${texts.join('\n,')}]` : texts.join('\n');
        const pieces: string[] = [];
        for (let at = 0, turn = 0; at < text.length; turn++) {
          const size = cuts[turn % cuts.length] ?? 1;
          pieces.push(text.slice(at, at + size));
          at += size;
        }
        assert.deepEqual(
          read(pieces).values,
          list.map((each) => JSON.parse(JSON.stringify(each)) as unknown),
        );
      }),
    );
  });
});
