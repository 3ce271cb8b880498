import assert from 'node:assert/strict';
import fc from 'fast-check';
import { streamOnce } from '../../support/streamServer/streamOnce.ts';
import { piecesAt } from '../../support/faults/bytesInPieces.ts';
import { anyAnswer } from '../../support/faults/streams.ts';
import { collect, described } from '../../support/streamServer/collect.ts';
import { streamOf } from '../../support/streamServer/streamOf.ts';

async function outcomeOf(parts: readonly Uint8Array[]) {
  const body = streamOf(parts.filter(({ length }) => length > 0));
  const fetch = () => Promise.resolve(new Response(body));
  const endpoint = { baseUrl: 'http://server.invalid/v1', api: 'chat' } as const;
  const { text, reasoning, events, error } = await collect(
    streamOnce({ endpoint, model: 'any', prompt: 'Hi' }, { fetch }),
  );
  const rest = events.filter(({ type }) => type !== 'text' && type !== 'reasoning');
  return { text, reasoning, rest, error: error === undefined ? undefined : described(error) };
}

describe('fault 53: any answer, cut anywhere', () => {
  it('comes out the same, and ends in exactly one way', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(anyAnswer, fc.array(fc.nat(), { maxLength: 20 }), async (bytes, cuts) => {
        const whole = await outcomeOf([bytes]);
        const finishes = whole.rest.filter(({ type }) => type === 'finish').length;
        assert.equal(finishes, whole.error === undefined ? 1 : 0);
        const places = cuts.map((cut) => cut % (bytes.length + 1));
        assert.deepEqual(await outcomeOf(piecesAt(bytes, places)), whole);
      }),
      { numRuns: 500 },
    );
  });
});
