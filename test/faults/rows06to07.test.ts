import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Api } from '../../src/completion/plan.ts';
import { startFaultServer } from '../support/faultServer.ts';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { appending } from '../support/faults/continuing.ts';
import {
  atOnce,
  cleanEnd,
  closeDelimited,
  finWithoutEnd,
  reset,
  split,
  textIn,
  type Delivery,
  type Extent,
} from '../support/faults/deliveries.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import { answering, say, type Model } from '../support/faults/model.ts';
import type { Played } from '../support/faults/play.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { sizeOf } from '../support/faults/sizes.ts';

const text = answerText(6, 3);

const anyRequest = { method: 'POST', path: '/v1/chat/completions', headers: {}, body: '', json: {} } as const;
/** The events of the answer with their ids, as they go over the wire. */
const events = eventsOf(replaying(answering(text)));
const bytes = Buffer.from(events.join(''));
/** Where each event begins in the bytes, and where the last one ends. */
const edges = events.reduce<number[]>((all, event) => [...all, all.at(-1)! + Buffer.byteLength(event)], [0]);

function eventsOf(model: Model): readonly string[] {
  const reply = model(anyRequest);
  assert.ok('events' in reply);
  return reply.events;
}

let reviews = 0;

/** One review for each list of deliveries, all at one server; every answer has to come out whole. */
async function playAll(
  row: Row,
  { model, api, cuts }: { model: () => Model; api: Api; cuts: readonly (readonly Delivery[])[] },
  check: (played: Played, asked: ReturnType<typeof rungsAsked>, index: number) => void = () => undefined,
): Promise<number> {
  let rest = 0;
  for (const [index, deliveries] of cuts.entries()) {
    const server = await startFaultServer(serveModel(model(), { deliveries, then: atOnce }));
    try {
      // Among thousands of servers some have the same port, and one must not pay for the other's retries.
      const played = await row.play(`${server.origin}/${++reviews}/v1`, { endpoint: { api } });
      assert.equal(played.text, text, `cut ${index}`);
      assert.equal(played.outcome, 'finished', `cut ${index}`);
      check(played, rungsAsked(server.requests), index);
      rest += server.requests.length;
      await server.released();
    } finally {
      await server.close();
    }
  }
  return rest;
}

const everyIndex = events.map((_event, index) => index);
const ways: readonly (readonly [name: string, cut: (extent: Extent) => Delivery])[] = [
  ['a clean end', cleanEnd],
  ['FIN', finWithoutEnd],
  ['RST', reset],
];

for (const [name, cut] of ways) {
  fault(6, `${name} after every event, replayed`, async (row) => {
    const cuts = everyIndex.map((count) => [cut({ events: count })]);
    await playAll(row, { model: () => replaying(answering(text)), api: 'chat', cuts });
    return `${cuts.length} cuts by ${name}, replay: 0 lost, 0 twice`;
  });
}

fault(6, 'a cut after every event, appended', async (row) => {
  const reply = say(text, { ...anyRequest, path: '/v1/completions' });
  const count = 'events' in reply ? reply.events.length : 0;
  const cuts = Array.from({ length: count }, (_, index) => [finWithoutEnd({ events: index })]);
  await playAll(row, { model: () => appending(text), api: 'completions', cuts });
  return `${cuts.length} cuts, append: 0 lost, 0 twice`;
});

fault(6, 'any two cuts at any bytes, replayed', async (row) => {
  const runs = sizeOf({ daily: 100, full: 10_000 });
  const place = fc.nat(bytes.length - 1);
  const way = fc.constantFrom(...ways.map(([, cut]) => cut));
  await fc.assert(
    fc.asyncProperty(place, place, way, way, async (first, second, one, other) => {
      const cuts = [[one({ bytes: first }), other({ bytes: second })]];
      await playAll(row, { model: () => replaying(answering(text)), api: 'chat', cuts });
    }),
    { numRuns: runs },
  );
  return `${runs} double cuts, replay: 0 lost, 0 twice`;
});

fault(6, 'any two cuts at any bytes, appended', async (row) => {
  const runs = sizeOf({ daily: 60, full: 10_000 });
  const place = fc.nat(bytes.length - 1);
  await fc.assert(
    fc.asyncProperty(place, place, async (first, second) => {
      const cuts = [[cleanEnd({ bytes: first }), finWithoutEnd({ bytes: second })]];
      await playAll(row, { model: () => appending(text), api: 'completions', cuts });
    }),
    { numRuns: runs },
  );
  return `${runs} double cuts, append: 0 lost, 0 twice`;
});

fault(6, 'any split of the bytes, with a cut anywhere', async (row) => {
  const runs = sizeOf({ daily: 60, full: 2000 });
  const place = fc.nat(bytes.length - 1);
  await fc.assert(
    fc.asyncProperty(fc.array(place, { maxLength: 12 }), place, async (offsets, cutAt) => {
      const cuts = [[finWithoutEnd({ bytes: cutAt }), split(offsets)]];
      await playAll(row, { model: () => replaying(answering(text)), api: 'chat', cuts });
    }),
    { numRuns: runs },
  );
  return `${runs} splits with a cut: the same text`;
});

/** Two plain events, and one whose words are longer than one byte each. */
const chosen = [5, 20, events.findIndex((event) => /[\u0800-\uffff]/.test(event))];

for (const [name, cut, places] of [
  ['a clean end', cleanEnd, sizeOf({ daily: chosen.slice(1), full: chosen })],
  ['the end of the connection', closeDelimited, sizeOf({ daily: chosen.slice(2), full: chosen })],
] as const) {
  fault(
    7,
    `${name} at every byte of ${places.length === 1 ? 'one event' : `${places.length} events`}: the id of the last dispatched one`,
    async (row) => {
      let count = 0;
      for (const index of places) {
        const from = edges[index]!;
        const to = edges[index + 1]!;
        const cuts = Array.from({ length: to - from + 1 }, (_, offset) => [cut({ bytes: from + offset })]);
        const ids: (string | undefined)[] = [];
        const model = (): Model => {
          const inner = replaying(answering(text));
          return (request) => {
            if (request.headers['last-event-id'] !== undefined) ids.push(request.headers['last-event-id']);
            return inner(request);
          };
        };
        await playAll(row, { model, api: 'chat', cuts }, (played, asked, offset) => {
          assert.deepEqual(asked, ['anew', 'replay']);
          // Only its blank line makes an event whole.
          assert.equal(
            ids.at(-1),
            String(from + offset === to ? index + 1 : index),
            `byte ${offset} of event ${index}`,
          );
          const before = textIn(bytes.subarray(0, from + offset));
          assert.ok(played.log.some((entry) => entry.type === 'error'));
          assert.ok(text.startsWith(before));
        });
        count += cuts.length;
      }
      return `${count} cuts inside events: each event once`;
    },
  );
}
