import assert from 'node:assert/strict';
import type { Notice } from '../../src/review/event.ts';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { appending, continuing } from '../support/faults/continuing.ts';
import { finWithoutEnd, refusal } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import { answering, type Look, type Model } from '../support/faults/model.ts';
import type { Played } from '../support/faults/play.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { statesOf } from '../support/faults/shown.ts';
import { chatChunk, done } from '../support/streamServer/chunks.ts';
import { storyOf } from '../support/faults/story.ts';

const [first, second] = [answerText(121), answerText(122)];

/** Two answers to the same question: the first is never finished. */
function fickle(look: Look, refuses?: number): Model {
  let asked = 0;
  const anew: Model = (request) => answering(asked++ === 0 ? first : second, look)(request);
  return refuses === undefined ? anew : continuing(first, look, { refuses, otherwise: anew });
}

function assertRestart(played: Played, before: number): void {
  assert.equal(played.outcome, 'finished');
  assert.equal(played.text, second);
  const isRestart = ({ kind }: Notice) => kind === 'restarted';
  assert.equal(played.notices.filter(isRestart).length, 1);
  const at = played.log.findIndex((event) => event.type === 'notice' && isRestart(event.notice));
  assert.match(played.log[at + 1]?.type ?? '', /^(text|reasoning)$/, 'the old text goes when the new answer comes');
  for (const [index, { text }] of statesOf(played.log).entries()) {
    const answer = index < at ? first : second;
    assert.ok(answer.startsWith(text), 'the two answers are never mixed');
  }
  assert.equal(statesOf(played.log)[at - 1]?.text.length, before, 'what was shown stays until then');
}

for (const look of [{}, { reasoning: 'Let me think about this first.' }] satisfies Look[]) {
  fault(
    12,
    `almost nothing was shown${look.reasoning === undefined ? '' : ', after thinking'}: one restart`,
    async (row) => {
      const tokens = (text: string) => [text.slice(0, 12), text.slice(12)];
      const thoughts = look.reasoning === undefined ? 0 : 100;
      const deliver = finWithoutEnd({ events: thoughts === 0 ? 2 : countThoughts(look.reasoning ?? '') + 2 });
      const server = await row.serve(serveModel(fickle({ ...look, tokens }), { deliveries: [deliver] }));
      const played = await row.play(server);
      assertRestart(played, 12);
      assert.deepEqual(rungsAsked(server.requests), ['anew', 'anew']);
      return storyOf(played);
    },
  );
}

function countThoughts(reasoning: string): number {
  const reply = answering('', { reasoning })({ method: 'POST', path: '/chat', headers: {}, body: '', json: {} });
  return 'events' in reply ? reply.events.filter((event) => event.includes('reasoning_content')).length : 0;
}

fault(12, 'the server refuses to continue: one restart, with the partial on the screen until then', async (row) => {
  const server = await row.serve(serveModel(fickle({}, 400), { deliveries: [finWithoutEnd({ events: 60 })] }));
  const played = await row.play(server);
  const before = statesOf(played.log).findLast(({ answer }) => answer === 1)?.text.length ?? 0;
  assert.ok(before > 100);
  assertRestart(played, before);
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'continue', 'anew']);
  assert.equal(played.errors[0]?.kind, 'network');
  return storyOf(played);
});

fault(12, 'a restart that brings nothing takes nothing away', async (row) => {
  const script = serveModel(fickle({}, 400), { deliveries: [finWithoutEnd({ events: 60 })] });
  const down = refusal(500, { error: { message: 'Out of order.' } });
  const server = await row.serve((exchange) =>
    server.requests.length > 3 ? down(exchange, [], {}) : script(exchange),
  );
  const played = await row.play(server);
  assert.equal(played.outcome, 'interrupted');
  assert.ok(first.startsWith(played.text) && played.text.length > 100);
  assert.ok(played.notices.every(({ kind }) => kind !== 'restarted'));
  return storyOf(played);
});

const emptyRestarts: readonly (readonly [name: string, events: readonly string[]])[] = [
  ['only its end', [chatChunk({ role: 'assistant', content: '' }), chatChunk({}, 'stop'), done]],
  ['only thoughts', [chatChunk({ reasoning_content: 'Hm.' }), chatChunk({}, 'stop'), done]],
  ['a refusal', [chatChunk({ refusal: 'I cannot help with that.' }), chatChunk({}, 'stop'), done]],
  ['a filter', [chatChunk({}, 'content_filter'), done]],
];
for (const [name, events] of emptyRestarts) {
  fault(12, `a restart that brings ${name} takes nothing away`, async (row) => {
    const model = fickle({}, 400);
    const server = await row.serve(
      serveModel((request) => (server.requests.length > 3 ? { status: 200, events } : model(request)), {
        deliveries: [finWithoutEnd({ events: 60 })],
      }),
    );
    const played = await row.play(server);
    assert.equal(played.outcome, 'interrupted');
    assert.ok(first.startsWith(played.text) && played.text.length > 100);
    assert.ok(played.notices.every(({ kind }) => kind !== 'restarted'));
    assert.equal(played.errors.at(-1)?.kind, 'network', 'the end tells of the break');
    return storyOf(played);
  });
}

fault(12, 'a server that cuts each new answer somewhere else is not asked for ever', async (row) => {
  const cuts = [90, 40, 90, 30, 80];
  const deliveries = Array.from({ length: 60 }, (_, index) => finWithoutEnd({ events: cuts[index % cuts.length]! }));
  const model = continuing(first, {}, { refuses: 400, otherwise: answering(first) });
  const server = await row.serve(serveModel(model, { deliveries }));
  const played = await row.play(server);
  assert.equal(played.outcome, 'interrupted');
  assert.ok(first.startsWith(played.text) && played.text !== '');
  assert.ok(rungsAsked(server.requests).length <= 6, 'one answer, one refusal, and three attempts without progress');
  return storyOf(played);
});

for (const [name, size, expected] of [
  ['a word', 12, [0, 1, 2, 4, 8, 16, 32, 64, 64, 64]],
  ['a page', 400, [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]],
] as const) {
  fault(12, `each connection brings ${name} and breaks: the pauses`, async (row) => {
    const long = Array.from({ length: 900 }, (_, at) => `${at} is ${at % 7}, `)
      .join('')
      .slice(0, 10.5 * size);
    const tokens = (text: string) => [text.slice(0, size), text.slice(size)];
    const deliveries = Array.from({ length: 10 }, () => finWithoutEnd({ events: 1 }));
    const server = await row.serve(serveModel(appending(long, { tokens }), { deliveries }));
    const played = await row.play(server, { endpoint: { api: 'completions' }, maxTokens: 9000 });
    assert.deepEqual([played.outcome, played.text], ['finished', long]);
    const pauses = played.stream.events.flatMap((event) =>
      event.type === 'notice' && event.notice.kind === 'interrupted' ? [event.notice.delayMs] : [],
    );
    assert.deepEqual(pauses, expected);
    return storyOf(played);
  });
}
