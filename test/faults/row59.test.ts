import assert from 'node:assert/strict';
import { startFaultProxy } from '../support/faultProxy.ts';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { finWithoutEnd, whole, type Delivery } from '../support/faults/deliveries.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import type { Played } from '../support/faults/play.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { storiesOf, storyOf } from '../support/faults/story.ts';
import type { Toxic } from '../support/faults/toxics.ts';

const text = answerText(59, sizeOf({ daily: 3, full: 12 }));

async function serveBehind(row: Row, deliveries: readonly Delivery[] = []) {
  const server = await row.serve(serveModel(replaying(answering(text)), { deliveries }));
  const proxy = await startFaultProxy(server.port, { seed: 59 });
  row.defer(() => proxy.close());
  return { server, proxy, baseUrl: `${proxy.origin}/v1` };
}

function assertWhole(played: Played): void {
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
}
const errorsOf = ({ errors }: Played) => errors.map(({ kind }) => kind);
const noticesOf = ({ notices }: Played) => notices.map(({ kind }) => kind);

/** Slow, and nothing more. */
const slow: readonly Toxic[] = [
  { type: 'latency', latency: 400, jitter: 100 },
  { type: 'bandwidth', rate: 8 },
  { type: 'slicer', average_size: 3, size_variation: 2, delay: sizeOf({ daily: 0, full: 20 }) },
];
for (const toxic of slow) {
  const { type, ...figures } = toxic;
  fault(59, `${type} ${JSON.stringify(figures)}: whole, nobody is given up`, async (row) => {
    const { server, proxy, baseUrl } = await serveBehind(row);
    proxy.add(toxic);
    if (type === 'latency') proxy.add(toxic, 'upstream');
    const played = await row.play(baseUrl);
    assertWhole(played);
    assert.deepEqual([errorsOf(played), noticesOf(played)], [[], []]);
    assert.equal(server.requests.length, 1);
    return `${type} → ${storyOf(played)}`;
  });
}

fault(59, 'slow_close: the answer is over with its end marker, not with the connection', async (row) => {
  const { server, proxy, baseUrl } = await serveBehind(row, [
    async (exchange, events, head) => {
      await whole({ ...exchange, end: () => Promise.resolve() }, events, head);
      exchange.fin();
    },
  ]);
  proxy.add({ type: 'slow_close', delay: 60_000 });
  const played = await row.play(baseUrl);
  assertWhole(played);
  assert.deepEqual(errorsOf(played), []);
  assert.equal(server.connections[0]?.endedBy, 'serverFin');
  await proxy.close();
  return storyOf(played);
});

fault(59, 'slow_close: a cut is told when it arrives, and mended', async (row) => {
  const { server, proxy, baseUrl } = await serveBehind(row, [finWithoutEnd({ events: 40 })]);
  proxy.add({ type: 'slow_close', delay: 150 });
  const played = await row.play(baseUrl);
  assertWhole(played);
  assert.deepEqual([errorsOf(played), rungsAsked(server.requests)], [['network'], ['anew', 'replay']]);
  return storyOf(played);
});

fault(59, 'timeout 0: nothing passes and nothing closes; given up, tried again, answered', async (row) => {
  const { proxy, baseUrl } = await serveBehind(row);
  proxy.add({ type: 'timeout', timeout: 0 });
  const play = row.start(baseUrl, { timeouts: { connect: 200 } });
  await play.until((entry) => entry.type === 'notice' && entry.notice.kind === 'retrying');
  proxy.clear();
  const played = await play.ended;
  assertWhole(played);
  assert.ok(noticesOf(played).every((kind) => kind === 'retrying'));
  assert.deepEqual(errorsOf(played), []);
  return storyOf(played);
});

fault(59, 'timeout: nothing passes, and then it closes; tried again, answered', async (row) => {
  const { proxy, baseUrl } = await serveBehind(row);
  proxy.add({ type: 'timeout', timeout: 50 });
  const play = row.start(baseUrl);
  await play.until((entry) => entry.type === 'notice' && entry.notice.kind === 'retrying');
  proxy.clear();
  const played = await play.ended;
  assertWhole(played);
  assert.deepEqual(errorsOf(played), []);
  return storyOf(played);
});

/** So many places in the bytes of the response, from within its head to the last event. */
const places = (count: number) => Array.from({ length: count }, (_, index) => 40 + Math.floor((index * 9000) / count));

const cuts: readonly (readonly [name: string, toxic: (bytes: number) => Toxic])[] = [
  ['reset_peer', (after) => ({ type: 'reset_peer', timeout: after % 3 === 0 ? 20 : 0, after })],
  ['limit_data', (bytes) => ({ type: 'limit_data', bytes })],
];
for (const [name, toxicAt] of cuts) {
  const count = sizeOf({ daily: 12, full: 300 });
  fault(59, `${name} at ${count} places: nothing is lost, nothing comes twice`, async (row) => {
    const all: Played[] = [];
    for (const place of places(count)) {
      const { proxy, baseUrl } = await serveBehind(row);
      proxy.add(toxicAt(place));
      const play = row.start(baseUrl);
      // Whatever it is that has to be sent again, it comes over a good line.
      await play.until(({ type }) => type === 'notice' || type === 'error' || type === 'ended');
      proxy.clear();
      const played = await play.ended;
      assertWhole(played);
      assert.ok(errorsOf(played).every((kind) => kind === 'network'));
      all.push(played);
    }
    return storiesOf(all);
  });
}

fault(59, 'down in the middle, and up again: kept, and resumed by the user', async (row) => {
  const { server, proxy, baseUrl } = await serveBehind(row, [
    async (exchange, events, head) => {
      await exchange.head(head);
      await exchange.send(events.slice(0, 40).join(''));
      await play.until(({ type }) => type === 'text');
      await proxy.setDown(true);
    },
  ]);
  const play = row.start(baseUrl);
  const before = await play.ended;
  assert.deepEqual([before.outcome, before.cause], ['interrupted', 'network']);
  assert.ok(text.startsWith(before.text) && before.text.length > 40);
  await proxy.setDown(false);
  const played = await play.resume();
  assertWhole(played);
  assert.equal(server.requests.filter(({ method }) => method === 'POST').length, 2);
  return storyOf(played);
});

fault(59, 'down from the beginning, and up again: told, and answered when the user tries again', async (row) => {
  const { proxy, baseUrl } = await serveBehind(row);
  await proxy.setDown(true);
  const play = row.start(baseUrl);
  const failed = await play.ended;
  assert.deepEqual([failed.outcome, failed.cause], ['failed', 'network']);
  await proxy.setDown(false);
  const played = await play.retry();
  assertWhole(played);
  return storyOf(played);
});
