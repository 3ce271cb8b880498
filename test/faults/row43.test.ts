import assert from 'node:assert/strict';
import { fault } from '../support/faults/fault.ts';
import { atOnce } from '../support/faults/deliveries.ts';
import { answering } from '../support/faults/model.ts';
import { serveModel } from '../support/faults/serveModel.ts';

for (const [reviews, limit] of [
  [60, 1],
  [500, 3],
  [60, 8],
] as const) {
  fault(43, `${reviews} reviews at once, ${limit} at a time: in their order, and none is forgotten`, async (row) => {
    row.setLimit(limit);
    // Each answer waits until as many requests as there may be are under way, so no slot is left idle.
    const script = serveModel(answering('Fine.'), { then: atOnce });
    const server = await row.serve(async (exchange) => {
      await server.requested(Math.min(exchange.index + limit, reviews));
      await script(exchange);
    });
    // The limit of the answer tells the requests apart.
    const plays = Array.from({ length: reviews }, (_, index) => row.start(server, { maxTokens: 1000 + index }));
    const all = await Promise.all(plays.map(({ ended }) => ended));
    assert.ok(all.every(({ outcome, text }) => outcome === 'finished' && text === 'Fine.'));
    assert.equal(server.mostInFlight(), limit, 'never more, and no slot idle');
    assert.equal(server.requests.length, reviews);
    const order = server.requests.map(({ json }) => (json['max_tokens'] as number) - 1000);
    // Those that are under way together may overtake each other on the line, never anybody else.
    for (const [place, index] of order.entries())
      assert.ok(Math.abs(place - index) < limit, `${index} came as ${place}`);
    for (const { log } of all) {
      const places = log.flatMap((event) => (event.type === 'queued' ? [event.place] : []));
      assert.deepEqual(
        places,
        [...places].sort((a, b) => b - a),
        'a place only gets better',
      );
      if (places.length > 0) assert.equal(places.at(-1), 0);
    }
    return `${reviews} reviews, at most ${server.mostInFlight()} in flight, first come first served`;
  });
}

fault(43, 'the visible review goes first', async (row) => {
  row.setLimit(1);
  const server = await row.serve(serveModel(answering('Fine.'), { then: atOnce }));
  const plays = Array.from({ length: 20 }, (_, index) => row.start(server, { maxTokens: 1000 + index }));
  row.gates.prefer(plays[15]?.review.id);
  await Promise.all(plays.map(({ ended }) => ended));
  const order = server.requests.map(({ json }) => (json['max_tokens'] as number) - 1000);
  assert.equal(order.indexOf(15), 1, 'right after the one that was under way');
  return 'number 16 of 20 started second';
});

fault(43, 'the user starts one of those that wait: it is sent at once, and counts as one of them', async (row) => {
  row.setLimit(2);
  const script = serveModel(answering('Fine.'), { then: atOnce });
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const server = await row.serve(async (exchange) => {
    if (exchange.index < 3) await released;
    await script(exchange);
  });
  const plays = Array.from({ length: 6 }, (_, index) => row.start(server, { maxTokens: 1000 + index }));
  const [first, wanted] = [plays[0]!, plays[4]!];
  await wanted.until(({ type }) => type === 'queued');
  await server.requested(2);
  assert.deepEqual([first.startNow(), wanted.startNow(), wanted.startNow()], [false, true, false]);
  await server.requested(3);
  release();
  const all = await Promise.all(plays.map(({ ended }) => ended));
  assert.ok(all.every(({ outcome }) => outcome === 'finished'));
  assert.equal(server.mostInFlight(), 3);
  const order = server.requests.map(({ json }) => (json['max_tokens'] as number) - 1000);
  assert.equal(order[2], 4);
  const places = all.map(({ log }) => log.flatMap((event) => (event.type === 'queued' ? [event.place] : [])));
  assert.deepEqual(places.slice(2, 5), [
    [1, 0],
    [2, 1, 0],
    [3, 0],
  ]);
  return 'number 5 of 6 started third, beside the two that the limit allows';
});
