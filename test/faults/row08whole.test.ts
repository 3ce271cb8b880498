import assert from 'node:assert/strict';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { continuing } from '../support/faults/continuing.ts';
import { finWithoutEnd } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import type { Model } from '../support/faults/model.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';
import { done, event } from '../support/streamServer/chunks.ts';

const text = answerText(8);

/** Ends each stream with the whole answer once more, in place of an empty delta. */
const repeatingAtEnd: Model = (request) => {
  const reply = continuing(text)(request);
  if (!('events' in reply)) return reply;
  const end = event({ choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }] });
  return { ...reply, events: [...reply.events.slice(0, -3), end, done] };
};

for (const missing of [2, 20]) {
  fault(8, `a replay of ${missing} events that ends with the whole answer once more`, async (row) => {
    const deliveries = [finWithoutEnd({ events: -missing })];
    const server = await row.serve(serveModel(replaying(repeatingAtEnd), { deliveries }));
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.text], ['finished', text]);
    assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
    return storyOf(played);
  });
}
