import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { createCapabilities } from '../../src/completion/capabilities.ts';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { continuing } from '../support/faults/continuing.ts';
import { cleanEnd, finWithoutEnd, type Delivery } from '../support/faults/deliveries.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import { answering, type Model } from '../support/faults/model.ts';
import type { PlayOptions } from '../support/faults/play.ts';
import { replaying, type OnResume, type ReplayOptions } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { shownTexts } from '../support/faults/shown.ts';
import { storyOf } from '../support/faults/story.ts';
import { chatChunk, chatText, done, event } from '../support/streamServer/chunks.ts';

const text = answerText(8);

/** A review whose answer breaks after 40 events at a server that has ids, and that can go on when asked to as well. */
async function playBroken(
  row: Row,
  replay: ReplayOptions,
  { deliveries = [finWithoutEnd({ events: 40 })], ...options }: PlayOptions & { deliveries?: readonly Delivery[] } = {},
) {
  const server = await row.serve(serveModel(replaying(continuing(text), replay), { deliveries }));
  const played = await row.play(server, options);
  // Never a hole, never a word twice: whatever is on the screen is the beginning of the answer, and only grows.
  let before = '';
  for (const shown of shownTexts(played.log)) {
    assert.ok(text.startsWith(shown) && shown.startsWith(before), `shown: …${shown.slice(-60)}`);
    before = shown;
  }
  assert.equal(played.text, text);
  assert.equal(played.outcome, 'finished');
  return { played, server, asked: rungsAsked(server.requests) };
}

for (const repeats of [1, 17, 40]) {
  fault(8, `the replay begins ${repeats} event${repeats === 1 ? '' : 's'} too early`, async (row) => {
    const { played, asked } = await playBroken(row, { onResume: { repeats } });
    assert.deepEqual(asked, ['anew', 'replay']);
    assert.deepEqual(played.notices, [{ kind: 'resumed', rung: 'replay', trimmed: 0 }]);
    return storyOf(played);
  });
}

fault(8, 'what comes again has other padding and another time: each word once', async (row) => {
  let sent = 0;
  const padded = (event: string) =>
    event.replace('"choices"', `"created":${++sent},"obfuscation":"${'x'.repeat(sent % 7)}","choices"`);
  const model: Model = (request) => {
    const reply = replaying(continuing(text), { onResume: { repeats: 5 } })(request);
    return 'events' in reply ? { ...reply, events: reply.events.map(padded) } : reply;
  };
  const server = await row.serve(serveModel(model, { deliveries: [finWithoutEnd({ events: 40 })] }));
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
  return storyOf(played);
});

fault(8, 'what comes again comes slowly: it is life, and the replay goes on', async (row) => {
  const slow: Delivery = async (exchange, events, head) => {
    await exchange.head(head);
    for (const event of events) {
      await setTimeout(20);
      await exchange.send(event);
    }
    await exchange.end();
  };
  const { asked } = await playBroken(
    row,
    { onResume: { repeats: 40 } },
    {
      deliveries: [finWithoutEnd({ events: 40 }), slow],
      timeouts: { firstContent: 400, stalled: 300, idle: 400 },
    },
  );
  assert.deepEqual(asked, ['anew', 'replay']);
  return 'slow replay → finished';
});

for (const skips of [1, 20]) {
  fault(8, `the replay leaves out ${skips} event${skips === 1 ? '' : 's'}: told as a gap, and mended`, async (row) => {
    const { played, asked } = await playBroken(row, { onResume: { skips } });
    assert.deepEqual(asked, ['anew', 'replay', 'continue']);
    assert.deepEqual(
      played.errors.map(({ kind }) => kind),
      ['network', 'gap'],
    );
    return storyOf(played);
  });
}

fault(8, 'what the server had kept comes again behind its beginning: each word once', async (row) => {
  const sends = (after: readonly string[]) => [...after.slice(0, 3), ...after.slice(1, 9), ...after.slice(2)];
  const { played, asked } = await playBroken(row, { onResume: { sends } });
  assert.deepEqual(asked, ['anew', 'replay']);
  assert.deepEqual(played.notices, [{ kind: 'resumed', rung: 'replay', trimmed: 0 }]);
  return storyOf(played);
});

fault(8, 'the same with an id on every third event only', async (row) => {
  const sends = (after: readonly string[]) => [...after.slice(0, 11), ...after.slice(5)];
  const { asked } = await playBroken(row, { onResume: { sends }, every: 3 });
  assert.deepEqual(asked, ['anew', 'replay']);
  const earlier = await playBroken(row, { onResume: { repeats: 7 }, every: 3 });
  assert.deepEqual(earlier.asked, ['anew', 'replay']);
  return 'each word once';
});

for (const begins of [1, 5]) {
  fault(8, `the replay leaves out events after ${begins}: told as a gap, and mended by another`, async (row) => {
    let isFirst = true;
    const sends = (after: readonly string[]) => {
      const sent = isFirst ? [...after.slice(0, begins), ...after.slice(begins + 2)] : after;
      isFirst = false;
      return sent;
    };
    const { played, asked } = await playBroken(row, { onResume: { sends } });
    assert.deepEqual(asked, ['anew', 'replay', 'replay']);
    assert.deepEqual(
      played.errors.map(({ kind }) => kind),
      ['network', 'gap'],
    );
    return storyOf(played);
  });
}

fault(8, 'the server has lost events in the middle of what it kept: a gap, and the model goes on', async (row) => {
  let kept: readonly string[] | undefined;
  const sends = (after: readonly string[]) => {
    kept ??= after.filter((_event, index) => index !== 3 && index !== 4);
    return kept.filter((event) => after.includes(event));
  };
  const { played, asked } = await playBroken(row, { onResume: { sends } });
  assert.deepEqual(asked, ['anew', 'replay', 'replay', 'continue']);
  assert.deepEqual(
    played.errors.map(({ kind }) => kind),
    ['network', 'gap', 'gap'],
  );
  return storyOf(played);
});

fault(8, 'the replay leaves out events and nothing else is possible: the gap is the end, not a hole', async (row) => {
  const model = replaying(continuing(text, {}, { refuses: 400 }), { onResume: { skips: 3 } });
  const server = await row.serve(
    serveModel((request) => (server.requests.length > 3 ? { status: 400, body: {} } : model(request)), {
      deliveries: [finWithoutEnd({ events: 40 })],
    }),
  );
  const played = await row.play(server);
  assert.equal(played.outcome, 'interrupted');
  assert.ok(played.errors.some(({ kind }) => kind === 'gap'));
  assert.ok(text.startsWith(played.text) && played.text.length > 40);
  return storyOf(played);
});

fault(8, 'a server that takes no notice of the id begins anew: refused, not shown twice', async (row) => {
  const { asked } = await playBroken(row, { onResume: { anew: answering(answerText(99)) } });
  assert.deepEqual(asked, ['anew', 'replay', 'continue']);
  return 'began anew → not taken as a replay → continue';
});

for (const [name, options] of [
  ['ids with a name before the number', { idOf: (number) => `run-7:${number}` }],
  [
    'ids that are no numbers, and a replay that overlaps',
    { idOf: (number) => `x${(number * 7919) % 10007}y`, onResume: { repeats: 2 } },
  ],
  ['an id on every third event only', { every: 3 }],
] satisfies [string, ReplayOptions][]) {
  fault(8, name, async (row) => {
    const { played, asked } = await playBroken(row, options);
    assert.deepEqual(asked, ['anew', 'replay']);
    return storyOf(played);
  });
}

/** The last tells whether the server has shown that it never replays, or only that this stream is gone. */
const refusals: readonly (readonly [name: string, onResume: OnResume, shows?: 'never'])[] = [
  ['404', { refuses: 404 }],
  ['410', { refuses: 410 }],
  ['204', { refuses: 204 }],
  ['401', { refuses: 401 }],
  ['403', { refuses: 403 }],
  ['413', { refuses: 413 }],
  ['an id that has expired', { refuses: 400, body: { error: { message: 'Event id 40 has expired.' } } }, 'never'],
  ['405', { refuses: 405 }, 'never'],
  ['501', { refuses: 501 }, 'never'],
  ['a new answer', { anew: answering(answerText(99)) }, 'never'],
  ['another model', { otherModel: 'another' }],
];
for (const [name, onResume, shows] of refusals) {
  fault(9, `the replay is refused: ${name}`, async (row) => {
    const capabilities = createCapabilities();
    const { played, asked } = await playBroken(row, { onResume }, { capabilities });
    assert.deepEqual(asked, ['anew', 'replay', 'continue']);
    assert.equal(played.errors[0]?.kind, 'network');
    assert.equal(capabilities.toJSON()[0]?.[1].replay, shows === 'never' ? false : undefined);
    return storyOf(played);
  });
}

fault(9, 'the replay of one answer is gone, and that of the next is there', async (row) => {
  const [gone, kept] = [{ refuses: 410 } as const, 'after' as const].map((onResume) =>
    replaying(continuing(text), { onResume }),
  );
  const model: Model = (request) => (server.requests.length <= 4 ? gone! : kept!)(request);
  const deliveries = [40, 1000, 40].map((events) => finWithoutEnd({ events }));
  const server = await row.serve(serveModel(model, { deliveries }));
  const capabilities = createCapabilities();
  for (const rungs of [
    ['anew', 'replay', 'continue'],
    ['anew', 'replay'],
  ]) {
    const before = server.requests.length;
    const played = await row.play(server, { capabilities });
    assert.equal(played.text, text);
    assert.deepEqual(rungsAsked(server.requests.slice(before)), rungs);
  }
  return 'replay 410 → continue; the next answer: replay';
});

fault(9, 'the replay is refused where the API is looked for', async (row) => {
  const { played, asked } = await playBroken(row, { onResume: { refuses: 404 } }, { endpoint: { api: 'auto' } });
  assert.deepEqual(asked, ['anew', 'replay', 'continue']);
  return storyOf(played);
});

fault(9, 'the replay breaks as well, and is replayed', async (row) => {
  const deliveries = [finWithoutEnd({ events: 40 }), finWithoutEnd({ bytes: 20 }), finWithoutEnd({ events: 9 })];
  const { played, asked } = await playBroken(row, {}, { deliveries });
  assert.deepEqual(asked, ['anew', 'replay', 'replay', 'replay']);
  return storyOf(played);
});

for (const bytes of [3, 9, 100]) {
  fault(
    9,
    `the replay ends in order inside its first event, behind ${bytes} bytes: a cut, and replayed`,
    async (row) => {
      const deliveries = [finWithoutEnd({ events: 40 }), cleanEnd({ bytes })];
      const { played, asked } = await playBroken(row, {}, { deliveries });
      assert.deepEqual(asked, ['anew', 'replay', 'replay']);
      return storyOf(played);
    },
  );
}

/** Another answer to the request that asks for a replay, and only to that. */
const answersReplay =
  (events: readonly string[]): Model =>
  (request) =>
    request.headers['last-event-id'] === undefined ? replaying(continuing(text))(request) : { events };

for (const [name, events] of [
  ['the end marker alone', [done]],
  ['keep-alives and the end marker', [': ping\n\n', done]],
  ['the end marker with the id of another event', [`id: 1\n${done}`]],
  ['a finish reason without an id', [chatChunk({}, 'stop'), done]],
  ['a finish reason and ids of another answer', [`id: 1\n${chatChunk({}, 'stop')}`, `id: 2\n${done}`]],
  ['a body without a byte', []],
  ['keep-alives alone', [': ping\n\n', 'event: ping\ndata: {}\n\n', 'retry: 100\n\n']],
] as const) {
  fault(9, `the replay is ${name}: half an answer is not the whole`, async (row) => {
    const server = await row.serve(serveModel(answersReplay(events), { deliveries: [finWithoutEnd({ events: 40 })] }));
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.text], ['finished', text]);
    assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay', 'continue']);
    return storyOf(played);
  });
}

fault(9, 'the replay is what was seen already, and its end: the next rung', async (row) => {
  const { played, asked } = await playBroken(row, { onResume: { keptOnly: 3 } });
  assert.deepEqual(asked, ['anew', 'replay', 'continue']);
  return storyOf(played);
});

fault(9, 'the replay is the end marker alone, and only that was missing', async (row) => {
  // An error behind the finish reason is all that can bring a replay about.
  const first = [
    ...['Whole ', 'answer.'].map(chatText),
    chatChunk({}, 'length'),
    event({ error: { message: 'Gone.', code: 500 } }),
  ].map((each, index) => `id: ${index + 1}\n${each}`);
  const model: Model = (request) => ({ events: request.headers['last-event-id'] === '3' ? [done] : first });
  const server = await row.serve(serveModel(model));
  const played = await row.play(server);
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
  assert.deepEqual([played.outcome, played.text], ['truncated', 'Whole answer.']);
  return storyOf(played);
});
