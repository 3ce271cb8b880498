import assert from 'node:assert/strict';
import fc from 'fast-check';
import { streamOnce } from '../../support/streamServer/streamOnce.ts';
import { chatChunk, completionText, event, usageTrailer } from '../../support/streamServer/chunks.ts';
import { collect, described } from '../../support/streamServer/collect.ts';
import { streamOf } from '../../support/streamServer/streamOf.ts';

const words = fc.string({ unit: 'binary', maxLength: 12 });
const piece = fc.oneof(
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
const stream = fc
  .tuple(fc.array(piece, { maxLength: 12 }), fc.nat(40))
  // Some are whole, some lack their end.
  .map(([pieces, missing]) =>
    Buffer.from(pieces.join('')).subarray(0, missing > 10 ? undefined : -missing || undefined),
  );

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
      fc.asyncProperty(stream, fc.array(fc.nat(), { maxLength: 20 }), async (bytes, cuts) => {
        const whole = await outcomeOf([bytes]);
        const finishes = whole.rest.filter(({ type }) => type === 'finish').length;
        assert.equal(finishes, whole.error === undefined ? 1 : 0);
        const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
        assert.deepEqual(await outcomeOf(edges.slice(1).map((to, index) => bytes.subarray(edges[index], to))), whole);
      }),
      { numRuns: 500 },
    );
  });
});
