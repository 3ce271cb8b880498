import assert from 'node:assert/strict';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText, tokensOf } from '../support/faults/answerText.ts';
import type { Rung } from '../../src/review/event.ts';
import { partialBeforeWish } from '../support/faults/continuing.ts';
import { finWithoutEnd, frameThenOpen, reset, type Delivery } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import type { Model } from '../support/faults/model.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { shownTexts } from '../support/faults/shown.ts';
import { storyOf } from '../support/faults/story.ts';
import { chatChunk, chatText, done, event, usageTrailer } from '../support/streamServer/chunks.ts';

const text = answerText(65);
const words = tokensOf(text, 1).map(chatText);
/** What Azure's filter says of the words so far, beside a choice without words. */
const verdict = (filtered: boolean, delta: object = {}, finish_reason: string | null = null) =>
  event({
    choices: [{ index: 0, delta, finish_reason, content_filter_results: { hate: { filtered, severity: 'high' } } }],
  });
const report = event({ error: { message: 'boom', type: 'server_error' } });
const end = [chatChunk({}, 'content_filter'), usageTrailer, done];
const saying =
  (...events: readonly string[]): Model =>
  () => ({ events });

const streams: readonly (readonly [name: string, events: readonly string[]])[] = [
  ['when all is shown', [...words, verdict(false), verdict(true), ...end]],
  ['after the finish reason', [...words, chatChunk({}, 'stop'), verdict(true), done]],
  ['beside further words', [...words.slice(0, 40), verdict(true, { content: 'And more.' }), ...end]],
  ['before further words', [...words.slice(0, 40), verdict(true), ...words.slice(40), ...end]],
  ['in the chunk in which the server breaks off', [...words, verdict(true, {}, 'error'), done]],
  ['after the limit, and then there is an error', [...words, chatChunk({}, 'length'), verdict(true), report]],
  [
    'after the limit, and then there is a break-off',
    [...words, chatChunk({}, 'length'), verdict(true), chatChunk({}, 'error')],
  ],
  ['twice', [...words, verdict(true), verdict(true), ...end]],
  ['and then only the end marker', [...words, verdict(true), done]],
];
for (const [name, events] of streams) {
  fault(65, `the filter speaks up ${name}: what was shown is withdrawn`, async (row) => {
    const server = await row.serve(serveModel(saying(...events)));
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.cause, played.text], ['truncated', 'contentFilter', '']);
    assert.deepEqual(played.notices, [{ kind: 'retracted' }], 'the reader is told, once');
    const shown = shownTexts(played.log);
    assert.ok(shown.some((before) => before.length > 100));
    const from = played.log.findIndex((entry) => entry.type === 'notice');
    assert.ok(
      shown.slice(from).every((after) => after === ''),
      'nothing of a withdrawn answer is shown any more',
    );
    assert.equal(server.requests.length, 1, 'a filtered answer is not asked for again');
    return storyOf(played);
  });
}

const withdrawn = [...words, verdict(true)];
const extent = { events: withdrawn.length };
const breaks: readonly (readonly [name: string, delivery: Delivery])[] = [
  ['the connection ends', finWithoutEnd(extent)],
  ['the connection is reset', reset(extent)],
  ['an error is reported', frameThenOpen(extent, report)],
  ['an event named error follows', frameThenOpen(extent, 'event: error\ndata: boom\n\n')],
  ['an error is begun', frameThenOpen(extent, report.trimEnd())],
  ['the server says that it broke off', frameThenOpen(extent, chatChunk({}, 'error'))],
  ['an event is damaged', frameThenOpen(extent, 'data: {"choices":[{"del\n\n')],
];
for (const [name, delivery] of breaks) {
  fault(65, `${name} after the filter has spoken: a filtered answer is not resumed`, async (row) => {
    const server = await row.serve(
      serveModel(replaying(saying(...withdrawn, ...end)), { deliveries: [delivery, delivery] }),
    );
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.cause, played.text], ['truncated', 'contentFilter', '']);
    assert.deepEqual(played.errors, []);
    assert.deepEqual(rungsAsked(server.requests), ['anew'], 'what was withdrawn is not sent again');
    return storyOf(played);
  });
}

fault(65, 'an error is reported beside the words that the filter withdraws', async (row) => {
  const choice = { index: 0, delta: { content: 'Bad.' }, content_filter_results: { hate: { filtered: true } } };
  const both = event({ choices: [choice], error: { message: 'boom', type: 'server_error' } });
  const server = await row.serve(serveModel(saying(...words, both)));
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.cause, played.text], ['truncated', 'contentFilter', '']);
  assert.deepEqual(rungsAsked(server.requests), ['anew']);
  return storyOf(played);
});

fault(65, 'a replay has a gap after the filter has spoken: nothing else is asked for', async (row) => {
  const numbered = (id: number, text: string) => `id: ${id}\n${text}`;
  const server = await row.serve(async (exchange) => {
    await exchange.head();
    if (exchange.index === 0) {
      await exchange.send(
        words
          .slice(0, 40)
          .map((word, index) => numbered(index + 1, word))
          .join(''),
      );
      exchange.fin();
      return;
    }
    await exchange.send(numbered(41, verdict(true)) + numbered(50, chatChunk({}, 'content_filter')) + done);
    await exchange.end();
  });
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.cause, played.text], ['truncated', 'contentFilter', '']);
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
  return storyOf(played);
});

const cutBefore = finWithoutEnd({ events: words.length });
for (const [name, model, rung] of [
  ['replayed', replaying(saying(...words, verdict(true), ...end)), 'replay'],
  // Too few words for a seam, which are held back until it is found.
  [
    'continued',
    (request) =>
      partialBeforeWish(request) === undefined
        ? { events: words }
        : { events: [chatText('Sure'), verdict(true), ...end] },
    'continue',
  ],
] satisfies [string, Model, Rung][]) {
  fault(65, `the connection breaks just before the filter speaks up, and is ${name}: all is withdrawn`, async (row) => {
    const server = await row.serve(serveModel(model, { deliveries: [cutBefore] }));
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.cause, played.text], ['truncated', 'contentFilter', '']);
    assert.deepEqual(rungsAsked(server.requests), ['anew', rung]);
    assert.deepEqual(
      played.notices.map(({ kind }) => kind),
      ['resumed', 'retracted'],
    );
    return storyOf(played);
  });
}

fault(65, 'thinking is withdrawn too', async (row) => {
  const server = await row.serve(serveModel(saying(chatChunk({ reasoning_content: 'Bad.' }), verdict(true), ...end)));
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.text, played.state.reasoning], ['truncated', '', '']);
  assert.deepEqual(played.notices, [{ kind: 'retracted' }]);
  return storyOf(played);
});

fault(65, 'the filter speaks up after a seam: both sides of it are withdrawn', async (row) => {
  const server = await row.serve(
    serveModel(replaying(saying(...words, verdict(true), ...end)), { deliveries: [finWithoutEnd({ events: 40 })] }),
  );
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.cause, played.text], ['truncated', 'contentFilter', '']);
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
  assert.deepEqual(played.state.seams, []);
  return storyOf(played);
});

for (const [name, events] of [
  ['finds nothing', [...words, verdict(false), chatChunk({}, 'stop'), done]],
  ['speaks up before any word', [verdict(true), ...end]],
] as const) {
  fault(65, `a filter that ${name} withdraws nothing`, async (row) => {
    const played = await row.play(await row.serve(serveModel(saying(...events))));
    assert.deepEqual(played.notices, []);
    const isWhole = played.outcome === 'finished' && played.text === text;
    assert.ok(isWhole || (played.outcome === 'truncated' && played.cause === 'contentFilter'));
    return storyOf(played);
  });
}
