import assert from 'node:assert/strict';
import { streamCompletion } from '../../src/completion/client.ts';
import { atOnce, silence } from '../support/faults/deliveries.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import { assertFree } from '../support/faults/promises.ts';
import { createRandom } from '../support/faults/random.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { storiesOf } from '../support/faults/story.ts';
import { chatText, hello } from '../support/streamServer/chunks.ts';

const turn = () => new Promise(setImmediate);
const nowhere = { baseUrl: 'http://server.invalid/v1', api: 'chat' } as const;
const limit = 3;

fault(44, 'reviews are stopped while they wait for their turn', async (row) => {
  const server = await row.serve(serveModel(answering('Never whole.'), { then: silence({ events: 2 }) }));
  const plays = Array.from({ length: 30 }, () => row.start(server));
  await plays.at(-1)?.until(({ type }) => type === 'queued');
  await server.requested(limit);
  const waiting = plays.slice(limit);
  for (const play of waiting) play.stop();
  const stopped = await Promise.all(waiting.map(({ ended }) => ended));
  assert.ok(stopped.every(({ outcome }) => outcome === 'cancelled'));
  assert.equal(server.requests.length, limit, 'nothing was sent for them');
  for (const play of plays.slice(0, limit)) play.stop();
  await Promise.all(plays.map(({ ended }) => ended));
  return storiesOf(stopped);
});

/** What a transport that needs no socket may do with a request. */
const transports: readonly (readonly [name: string, fetch: typeof fetch])[] = [
  ['answers', () => Promise.resolve(new Response(hello))],
  ['fails', () => Promise.reject(new TypeError('fetch failed'))],
  ['is silent', (_input, init) => untilAborted(init?.signal)],
  ['stops in the middle', () => Promise.resolve(new Response(openEnded()))],
];

function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}

function openEnded(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(Buffer.from(chatText('one')));
    },
  });
}

/** How a caller may leave. */
const callers = ['reads to the end', 'throws', 'leaves', 'stops', 'asks for the first and is forgotten'] as const;

async function useOnce(row: Row, transport: typeof fetch, caller: (typeof callers)[number], patience: number) {
  const controller = new AbortController();
  const stream = streamCompletion(
    { endpoint: nowhere, model: 'any', prompt: 'Hi' },
    { gates: row.gates, fetch: transport, signal: controller.signal, retry: { attempts: 1 }, resume: 'never' },
  );
  const stop = async () => {
    for (let waited = 0; waited < patience; waited++) await turn();
    controller.abort();
  };
  // Every one of them ends, sooner or later, because its user has stopped it.
  const stopping = stop();
  try {
    if (caller === 'asks for the first and is forgotten') {
      await stream.next();
      return;
    }
    for await (const event of stream) {
      if (caller === 'throws') throw new Error(`mine, at ${event.type}`);
      if (caller === 'leaves') break;
      if (caller === 'stops') controller.abort();
    }
  } catch {
    // What it throws is what other rows are about; here only the permit counts.
  } finally {
    await stopping;
  }
}

fault(44, 'requests that end in every way there is give their permits back', async (row) => {
  const count = sizeOf({ daily: 1000, full: 10_000 });
  const random = createRandom(44);
  let running = 0;
  let most = 0;
  const counted =
    (transport: typeof fetch): typeof fetch =>
    async (input, init) => {
      running++;
      most = Math.max(most, running);
      init?.signal?.addEventListener('abort', () => running--, { once: true });
      return transport(input, init);
    };
  const uses = Array.from({ length: count }, () => {
    const [, transport] = transports[random.integer(0, transports.length - 1)]!;
    return useOnce(row, counted(transport), callers[random.integer(0, callers.length - 1)]!, random.integer(0, 40));
  });
  await Promise.all(uses);
  await assertFree(row.gates.for(nowhere.baseUrl), limit);
  assert.ok(most > 0 && most <= limit, `${most} were under way together`);
  return `${count} cancelled, thrown, abandoned or whole: all permits are back`;
});

fault(44, 'a caller who leaves when it hears that its turn has come', async (row) => {
  const gate = row.gates.for(nowhere.baseUrl);
  const permits = await Promise.all(Array.from({ length: limit }, () => gate.enter({})));
  const places: number[] = [];
  const stream = streamCompletion(
    { endpoint: nowhere, model: 'any', prompt: 'Hi' },
    { gates: row.gates, fetch: () => Promise.reject(new Error('Nobody is to be asked')) },
  );
  for await (const event of stream) {
    assert.ok(event.type === 'notice' && event.notice.kind === 'queued');
    places.push(event.notice.place);
    if (event.notice.place === 0) break;
    permits[0]?.release();
  }
  assert.deepEqual(places, [1, 0]);
  for (const permit of permits.slice(1)) permit.release();
  await assertFree(gate, limit);
  return 'left between the permit and the request: the permit is back';
});

fault(44, 'a permit that is released twice is one permit', async (row) => {
  const gate = row.gates.for(nowhere.baseUrl);
  const permits = await Promise.all(Array.from({ length: limit }, () => gate.enter({})));
  let later = 0;
  const waiting = Array.from({ length: 2 }, () => gate.enter({}).then((permit) => ({ permit, at: ++later })));
  permits[0]?.release();
  permits[0]?.release();
  const first = await waiting[0];
  for (let count = 0; count < 10; count++) await turn();
  assert.equal(later, 1, 'the second release let nobody in');
  first?.permit.release();
  for (const permit of permits.slice(1)) permit.release();
  (await waiting[1])?.permit.release();
  await assertFree(gate, limit);
  return 'one release, one turn';
});

fault(44, 'a permit that is released and asked for again in the same instant goes to whoever waited', async (row) => {
  const gate = row.gates.for(nowhere.baseUrl);
  const permits = await Promise.all(Array.from({ length: limit }, () => gate.enter({})));
  const order: string[] = [];
  const waiting = gate.enter({}).then((permit) => {
    order.push('waited');
    return permit;
  });
  permits[0]?.release();
  const greedy = gate.enter({}).then((permit) => {
    order.push('greedy');
    return permit;
  });
  (await waiting).release();
  (await greedy).release();
  for (const permit of permits.slice(1)) permit.release();
  assert.deepEqual(order, ['waited', 'greedy']);
  await assertFree(gate, limit);
  return 'in the order of asking';
});

fault(44, 'a review that is over lets the next one start, over a real socket', async (row) => {
  row.setLimit(1);
  const server = await row.serve(
    serveModel(answering('Fine.'), { deliveries: [silence({ events: 2 })], then: atOnce }),
  );
  const [first, second] = [row.start(server), row.start(server)];
  await first.until(({ type }) => type === 'text');
  first.stop();
  const played = await second.ended;
  assert.equal(played.outcome, 'finished');
  await server.connections[0]?.closed;
  const ended = server.journal.findIndex(({ what, connection }) => what === 'ended' && connection === 0);
  const next = server.journal.findIndex((entry) => entry.what === 'requested' && entry.request === 1);
  assert.ok(ended >= 0 && ended < next, 'the socket was closed before the slot was given away');
  return 'stopped, closed, and only then the next';
});

for (const [name, reads] of [
  ['stands still', 1],
  ['waits for words', 2],
] as const) {
  fault(44, `a stream that is forgotten while it ${name} leaves when its signal aborts`, async (row) => {
    row.setLimit(1);
    const server = await row.serve(serveModel(answering('Never whole.'), { then: silence({ events: 2 }) }));
    const baseUrl = `${server.origin}/v1`;
    const controller = new AbortController();
    const { signal } = controller;
    const request = { endpoint: { baseUrl, api: 'chat' }, model: 'any', prompt: 'Hi' } as const;
    const stream = streamCompletion(request, { gates: row.gates, signal });
    // Nobody will ever ask for more, or return the stream.
    const [first, ...others] = Array.from({ length: reads }, () => stream.next());
    assert.equal((await first)?.done, false);
    for (const other of others) void assert.rejects(other, { name: 'AbortError' });
    controller.abort();
    await assertFree(row.gates.for(baseUrl), 1);
    await server.connections[0]?.closed;
    assert.match(server.connections[0]?.endedBy ?? '', /^client/);
    return 'slot and socket are free';
  });
}
