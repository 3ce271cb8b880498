import assert from 'node:assert/strict';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { atOnce, only } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import type { Play } from '../support/faults/play.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { storyOf } from '../support/faults/story.ts';
import { chatChunk, chatText, done, event, usageTrailer } from '../support/streamServer/chunks.ts';

const text = answerText(18);
const limits = { stalled: 60, idle: 240, firstContent: 240 };
const betweenPings = () => new Promise((resolve) => setTimeout(resolve, 10));

/** None of these says anything. */
const fillers: readonly (readonly [name: string, filler: string])[] = [
  ['comments', ': OPENROUTER PROCESSING\n\n'],
  ['bare colons', ':\n'],
  ['blank lines', '\n'],
  ['pings as data', event({ type: 'ping' })],
  ['pings by name', 'event: ping\ndata: {"type": "ping"}\n\n'],
  ['empty deltas', chatChunk({})],
  ['empty content', chatText('')],
  ['null content', chatChunk({ content: null })],
  ['role chunks', chatChunk({ role: 'assistant' })],
  ['usage chunks', usageTrailer],
  ['tool calls', chatChunk({ tool_calls: [{ index: 0, function: { arguments: '{' } }] })],
  ['empty reasoning', chatChunk({ reasoning_content: '' })],
];

for (const [name, filler] of fillers) {
  fault(18, `${name} and nothing else: the timer of the content fires`, async (row) => {
    const deliver = only({ events: 30 }, filler, betweenPings);
    const server = await row.serve(serveModel(replaying(answering(text)), { deliveries: [deliver], then: atOnce }));
    const played = await row.play(server, { timeouts: limits });
    assert.equal(played.errors[0]?.kind, 'stalled');
    assert.equal(played.notices[0]?.kind, 'stalled');
    assert.equal(played.text, text);
    assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
    return `${name}: ${storyOf(played)}`;
  });
}

fault(18, 'nothing but these from the beginning: the timer of the first content fires', async (row) => {
  const deliver = only({ events: 0 }, fillers.map(([, filler]) => filler).join(''), betweenPings);
  const server = await row.serve(serveModel(answering(text), { deliveries: [deliver], then: atOnce }));
  const played = await row.play(server, { timeouts: limits });
  assert.equal(played.text, text);
  assert.deepEqual(
    played.notices.map(({ kind }) => kind),
    ['retrying'],
  );
  return storyOf(played);
});

/** How often the reader was told that nothing comes. */
const stalls = (play: Play) =>
  play.review.log.after(0).filter((entry) => entry.type === 'notice' && entry.notice.kind === 'stalled').length;

// Each token comes when the reader has been told of the silence, so each silence is longer than the soft limit, and all
// of them together are longer than the hard one.
const slow = sizeOf({
  daily: { tokens: 70, limits: { stalled: 25, idle: 1500 } },
  full: { tokens: 8, limits: { stalled: 44_000, idle: 45_000 } },
});
for (const [name, field] of [
  ['words', 'content'],
  ['thoughts', 'reasoning_content'],
] as const) {
  fault(19, `${name} that come slowly are never given up`, async (row) => {
    const tokens = Array.from({ length: slow.tokens }, (_, index) => `token ${index} `);
    const server = await row.serve(async (exchange) => {
      await exchange.head();
      for (const [index, token] of tokens.entries()) {
        await exchange.send(chatChunk({ [field]: token }));
        await play.until(() => stalls(play) > index);
      }
      await exchange.send(chatText('Done.') + chatChunk({}, 'stop') + done);
      await exchange.end();
    });
    const play = row.start(server, { timeouts: slow.limits });
    const played = await play.ended;
    assert.equal(played.outcome, 'finished');
    assert.equal(
      field === 'content' ? played.text : played.state.reasoning,
      tokens.join('') + (field === 'content' ? 'Done.' : ''),
    );
    assert.deepEqual(played.errors, []);
    assert.equal(server.requests.length, 1);
    assert.ok(slow.tokens * slow.limits.stalled > slow.limits.idle);
    return `${tokens.length} × silence, each told; never given up`;
  });
}
