import assert from 'node:assert/strict';
import type { FaultServer } from '../support/faultServer.ts';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { finWithoutEnd, whole, type Delivery } from '../support/faults/deliveries.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import { asHttp10, buffering, compressing, compressions, relay, type Forward } from '../support/faults/relay.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { storyOf } from '../support/faults/story.ts';

const text = answerText(60);

/** A server that gives out its events with ids, and the proxy through which alone it is reached. */
async function serveBehind(row: Row, forward: Forward, deliveries: readonly Delivery[] = []) {
  const server = await row.serve(serveModel(replaying(answering(text)), { deliveries }));
  return { server, proxy: await row.serve(relay(server.origin, forward)) };
}

async function playWhole(row: Row, proxy: FaultServer) {
  const played = await row.play(proxy);
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
  return played;
}

const proxies: readonly (readonly [name: string, forward: Forward])[] = [
  ['a proxy that hands on 4 KiB at a time', buffering({ bytes: 4096 })],
  ['a proxy that hands on the whole answer at its end', buffering({})],
  ...compressions.map((name) => [`a proxy that compresses (${name})`, compressing(name)] as const),
  ['a proxy that speaks HTTP/1.0', asHttp10],
];
for (const [name, forward] of proxies) {
  fault(60, `${name}: late, but whole`, async (row) => {
    const { proxy } = await serveBehind(row, forward);
    const played = await playWhole(row, proxy);
    assert.deepEqual(played.errors, []);
    assert.equal(proxy.requests.length, 1);
    return storyOf(played);
  });

  fault(60, `${name}, and the server behind it breaks off`, async (row) => {
    const { proxy } = await serveBehind(row, forward, [finWithoutEnd({ events: 60 })]);
    const played = await playWhole(row, proxy);
    assert.deepEqual(
      played.errors.map(({ kind }) => kind),
      ['network'],
    );
    assert.deepEqual(rungsAsked(proxy.requests), ['anew', 'replay']);
    return storyOf(played);
  });
}

// Each flush comes after the soft limit and before the hard one.
const flushes = sizeOf({
  daily: { everyMs: 120, count: 4, timeouts: { stalled: 60, idle: 5000 } },
  full: { everyMs: 12_000, count: 4, timeouts: {} },
});
fault(60, 'a proxy that hands on what it has from time to time: told as silence, not given up', async (row) => {
  const { everyMs, count, timeouts } = flushes;
  const paced: Delivery = async (exchange, events, head) => {
    const pause = (everyMs * count) / events.length;
    const slowly = async (bytes: string | Uint8Array) => {
      await exchange.send(bytes);
      await new Promise((resolve) => setTimeout(resolve, pause));
    };
    await whole({ ...exchange, send: slowly }, events, head);
  };
  const { proxy } = await serveBehind(row, buffering({ ms: everyMs }), [paced]);
  const played = await row.play(proxy, { timeouts });
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
  assert.deepEqual(played.errors, []);
  const kinds = played.notices.map(({ kind }) => kind);
  assert.ok(kinds.length >= 1 && kinds.every((kind) => kind === 'stalled'));
  return `${kinds.length} × silence → finished`;
});

fault(60, 'the first words come through a compressing proxy before the last are written', async (row) => {
  let seeFirst = (): void => undefined;
  const firstSeen = new Promise<void>((resolve) => (seeFirst = resolve));
  const waiting: Delivery = async (exchange, events, head) => {
    await exchange.head(head);
    await exchange.send(events.slice(0, 30).join(''));
    await firstSeen;
    await exchange.send(events.slice(30).join(''));
    await exchange.end();
  };
  const { proxy } = await serveBehind(row, compressing('gzip'), [waiting]);
  const play = row.start(proxy);
  await play.until(({ type }) => type === 'text');
  seeFirst();
  const played = await play.ended;
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
  return storyOf(played);
});

for (const what of [
  'a proxy that has to be connected through, and wants a password (CONNECT, 407)',
  '`http.noProxy`',
]) {
  fault(60, what, (row) => row.skip('belongs to the fetch of VS Code, which Node’s has no part of'));
}
