import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CompletionError } from '../../src/completion/error.ts';
import { answerText, tokensOf } from '../support/faults/answerText.ts';
import { inPieces } from '../support/faults/bytesInPieces.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import { oddChunks } from '../support/faults/oddChunks.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { storyOf } from '../support/faults/story.ts';
import { chatChunk, chatText, completionText, done, event } from '../support/streamServer/chunks.ts';

const text = answerText(51, 2);
const tokens = tokensOf(text, 51);

/** An answer with something before it, in its middle, and after its last word. */
function around(something: string, say: (words: string) => string, end: string): string[] {
  const half = tokens.length >> 1;
  const [one, other] = [tokens.slice(0, half).map(say), tokens.slice(half).map(say)];
  return [something, ...one, something, ...other, something, end, done];
}
const inChat = (something: string) => around(something, chatText, chatChunk({}, 'stop'));
const inCompletions = (something: string) => around(something, completionText, completionText('', 'stop'));

async function playStream(row: Row, pieces: readonly string[], api: 'chat' | 'completions' = 'chat') {
  return row.play(await row.serve(inPieces(pieces)), { endpoint: { api } });
}

for (const [name, chunk] of oddChunks) {
  fault(51, `${name}: adds nothing, does no harm`, async (row) => {
    for (const api of ['chat', 'completions'] as const) {
      const played = await playStream(row, (api === 'chat' ? inChat : inCompletions)(event(chunk)), api);
      assert.deepEqual([played.outcome, played.text], ['finished', text]);
      assert.deepEqual([played.notices, played.errors], [[], []]);
    }
    return 'finished, in both APIs';
  });
}

const nested = (depth: number) => `${'{"a":['.repeat(depth / 2)}1${']}'.repeat(depth / 2)}`;
const raw: readonly (readonly [name: string, data: string])[] = [
  ['prototype keys', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"choices":[]}'],
  [
    'prototype keys in a delta',
    '{"choices":[{"index":0,"delta":{"__proto__":{"content":"x"},"prototype":{"content":"x"}}}]}',
  ],
  ['prototype keys as an error', '{"__proto__":{"error":{"message":"x"}},"choices":[]}'],
  ['values nested 10,000 deep', `{"x":${nested(10_000)},"choices":[]}`],
  ['numbers beyond every number', '{"seed":9781472423286745000123,"created":1e999,"choices":[]}'],
  ['numbers as text', '{"created":"1732287600","choices":[{"index":"1","delta":{}}],"usage":{"prompt_tokens":"11"}}'],
  ['the same key twice', '{"choices":[{"index":0,"delta":{"content":"x"}}],"choices":[]}'],
];
for (const [name, data] of raw) {
  fault(51, `${name}: adds nothing, does no harm`, async (row) => {
    const played = await playStream(row, inChat(`data: ${data}\n\n`));
    assert.deepEqual([played.outcome, played.text], ['finished', text]);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.equal(({} as Record<string, unknown>)['error'], undefined);
    return storyOf(played);
  });
}

fault(51, 'values nested so deep that nothing can read them: a typed error', async (row) => {
  const data = `{"x":${nested(200_000)},"choices":[]}`;
  const played = await playStream(row, [chatText('Good. '), `data: ${data}\n\n`, chatChunk({}, 'stop'), done]);
  assert.ok(played.outcome === 'finished' || played.cause === 'badReply');
  assert.ok(played.text.startsWith('Good. '));
  return storyOf(played);
});

fault(51, 'the same key twice in a delta: the last one counts', async (row) => {
  const twice = `data: {"choices":[{"index":0,"delta":{"content":"wrong","content":"right"}}]}\n\n`;
  const played = await playStream(row, [twice, chatChunk({}, 'stop'), done]);
  assert.deepEqual([played.outcome, played.text], ['finished', 'right']);
  return storyOf(played);
});

fault(51, 'an answer of tool calls alone is not executed, and says nothing', async (row) => {
  const call = { tool_calls: [{ index: 0, id: 'call_1', function: { name: 'shell', arguments: '{"x":1}' } }] };
  const played = await playStream(row, [chatChunk(call), chatChunk({}, 'tool_calls'), done]);
  assert.equal(played.text, '');
  assert.ok(played.log.every(({ type }) => type === 'started' || type === 'usage' || type === 'ended'));
  return storyOf(played);
});

fault(51, 'any JSON as a chunk: ignored, read, or a typed error', async (row) => {
  const runs = sizeOf({ daily: 120, full: 20_000 });
  const key = fc.constantFrom(
    'choices',
    'delta',
    'content',
    'text',
    'index',
    'error',
    'message',
    'usage',
    'finish_reason',
  );
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.jsonValue({ maxDepth: 2 }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(key, fc.constantFrom('__proto__', 'x')), tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  let pieces: readonly string[] = [];
  const server = await row.serve((exchange) => inPieces(pieces)(exchange));
  let count = 0;
  let errors = 0;
  await fc.assert(
    fc.asyncProperty(value, async (chunk) => {
      pieces = [chatText('Good. '), event(chunk), chatText('End.'), chatChunk({}, 'stop'), done];
      const played = await row.play(`${server.origin}/${++count}/v1`, { policy: 'stop' });
      assert.ok(played.text.startsWith('Good. '));
      const { end } = played.stream;
      if (typeof end === 'object') {
        assert.ok(end.thrown instanceof CompletionError, String(end.thrown));
        errors++;
      } else assert.ok(played.text.endsWith('End.'));
    }),
    { numRuns: runs },
  );
  return `${runs} chunks: ${errors} typed errors, no crash`;
});
