import assert from 'node:assert/strict';
import { rungsAsked, type Asked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { continuing } from '../support/faults/continuing.ts';
import { finWithoutEnd } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import type { Model } from '../support/faults/model.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';

const text = answerText(54);
const model = continuing(text);

/** A server that gives each event its number as its id, changes one or the other, and goes on after an id. */
function numbered(change: (event: string, number: number) => string): Model {
  return (request) => {
    const reply = model(request);
    if (!('events' in reply)) return reply;
    const events = reply.events.map((event, index) => change(`id: ${index + 1}\n${event}`, index + 1));
    const last = request.headers['last-event-id'];
    if (last === undefined) return { ...reply, events };
    const place = events.findIndex((event) => event.split('\n').includes(`id: ${last}`));
    assert.ok(place >= 0, `asked for what comes after an id that was never given: ${last}`);
    return { ...reply, events: events.slice(place + 1) };
  };
}

/** The answer breaks after 40 events. */
const cutAt = 40;
const only =
  (number: number, change: (event: string) => string) =>
  (event: string, at: number): string =>
    at === number ? change(event) : event;
/** The id comes in a block of its own, after the words. */
const idBehind = (block: string) => (event: string) => event.replace(/^id: .*\n/, '') + block;
const id = (value: string) => (event: string) => event.replace(/^id: .*/, `id: ${value}`);

const cases: readonly (readonly [
  name: string,
  change: (event: string, number: number) => string,
  asked: readonly Asked[],
  last?: string,
])[] = [
  ['an id with NUL is ignored', only(40, id('4\u00000')), ['anew', 'replay'], '39'],
  ['ids with NUL from the beginning are ignored', (event) => id('\u0000')(event), ['anew', 'continue']],
  ['an empty id takes back those before', only(40, id('')), ['anew', 'continue']],
  ['the first id after an empty one counts', only(38, id('')), ['anew', 'replay'], '40'],
  [
    'an id after its data counts',
    (event) => event.replace(/^(id.*)\n(data.*)\n/, '$2\n$1\n'),
    ['anew', 'replay'],
    '40',
  ],
  ['the last of two ids counts', (event, number) => `id: x\n${id(String(number))(event)}`, ['anew', 'replay'], '40'],
  ['an id with empty data counts', only(40, idBehind('id: 40\ndata:\n\n')), ['anew', 'replay'], '40'],
  // The parser tells of no block without data, so the event before it is sent again, and dropped.
  ['an id without data does no harm', only(40, idBehind('id: 40\n\n')), ['anew', 'replay'], '39'],
  ['an empty id without data does no harm', only(40, idBehind('id\n\n')), ['anew', 'replay'], '39'],
];
for (const [name, change, asked, last] of cases) {
  fault(54, name, async (row) => {
    const deliveries = [finWithoutEnd({ events: cutAt })];
    const server = await row.serve(serveModel(numbered(change), { deliveries }));
    const played = await row.play(server);
    assert.equal(played.outcome, 'finished');
    assert.equal(played.text, text);
    assert.deepEqual(rungsAsked(server.requests), asked);
    assert.equal(server.requests.at(-1)?.headers['last-event-id'], last);
    return storyOf(played);
  });
}

for (const retry of ['1x', '1e9', '', '-1', '60000', '99999999999999999999']) {
  fault(54, `retry: ${retry || 'nothing'} does not hold back what comes after a break`, async (row) => {
    const deliveries = [finWithoutEnd({ events: cutAt })];
    const saying = numbered((event, number) => (number === 3 ? `retry: ${retry}\n${event}` : event));
    const server = await row.serve(serveModel(saying, { deliveries }));
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.text], ['finished', text]);
    assert.deepEqual(played.notices, [{ kind: 'resumed', rung: 'replay', trimmed: 0 }], 'no pause is told or made');
    return storyOf(played);
  });
}
