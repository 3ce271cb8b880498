import assert from 'node:assert/strict';
import { breakerLimits } from '../../src/completion/gate/breaker.ts';
import { refusal, type Delivery } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import type { Played } from '../support/faults/play.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { storiesOf } from '../support/faults/story.ts';

const outages: readonly (readonly [name: string, fail: Delivery])[] = [
  ['500', refusal(500, { error: { message: 'Out of order.' } })],
  ['503', refusal(503, { error: { message: 'No server is available.' } })],
  ['529', refusal(529, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })],
  [
    'RST before any answer',
    async (exchange) => {
      exchange.reset();
    },
  ],
];
const reviews = 20;

function assertOneMessage(all: readonly Played[]): void {
  for (const played of all) {
    assert.equal(played.outcome, 'failed');
    assert.equal(played.errors.length, 1, 'each review says it once');
    assert.ok(played.errors[0]?.retryable);
  }
}

for (const [name, fail] of outages) {
  fault(
    46,
    `${name} for everybody: ${reviews} reviews cost few requests, and one try brings them back`,
    async (row) => {
      let isDown = true;
      const script = serveModel(answering('Fine.'));
      const server = await row.serve((exchange) => (isDown ? fail(exchange, [], {}) : script(exchange)));
      const plays = Array.from({ length: reviews }, () => row.start(server));
      assertOneMessage(await Promise.all(plays.map(({ ended }) => ended)));
      const cost = server.requests.length;
      assert.ok(cost <= reviews * 1.1, `${cost} requests for ${reviews} reviews`);
      assert.ok(cost < reviews, 'the breaker is open');

      // Nobody is sent before the next probe is due, but a user who asks for it is.
      const refused = await row.play(server);
      assertOneMessage([refused]);
      assert.equal(server.requests.length, cost);
      isDown = false;
      const again = await plays[0]!.retry();
      assert.equal(again.outcome, 'finished');
      const after = await row.play(server);
      assert.equal(after.outcome, 'finished', 'the endpoint is open again for everybody');
      return `${name}: ${cost} requests for ${reviews} reviews; ${storiesOf([after])} after it`;
    },
  );
}

fault(46, 'one request alone is tried three times', async (row) => {
  const [, fail] = outages[0]!;
  const server = await row.serve((exchange) => fail(exchange, [], {}));
  const played = await row.play(server);
  assertOneMessage([played]);
  assert.equal(server.requests.length, 3);
  assert.deepEqual(
    played.notices.map(({ kind }) => kind),
    ['retrying', 'retrying'],
  );
  return storiesOf([played]);
});

fault(46, 'one request is tried three times, even where the endpoint could afford more', async (row) => {
  const busy = refusal(429, { error: { message: 'Slow down.' } });
  const server = await row.serve((exchange) => busy(exchange, [], {}));
  const { budget } = row.gates.for(`${server.origin}/v1`);
  for (let sent = 0; sent < 100; sent++) budget.sent();
  const played = await row.play(server);
  assertOneMessage([played]);
  assert.equal(server.requests.length, 3);
  return storiesOf([played]);
});

fault(46, 'a server that fails every other time is asked at most 1.1 × in a minute', async (row) => {
  const [, fail] = outages[1]!;
  const script = serveModel(answering('Fine.'));
  const server = await row.serve((exchange) => (exchange.index % 2 === 0 ? fail(exchange, [], {}) : script(exchange)));
  const all: Played[] = [];
  for (let count = 0; count < 40; count++) all.push(await row.play(server));
  assert.ok(server.requests.length <= 44, `${server.requests.length} requests for 40 reviews`);
  for (const played of all) assert.ok(played.outcome === 'finished' || played.errors.length === 1);
  return `${server.requests.length} requests for 40 reviews`;
});

fault(46, 'an outage that lasts: one probe in each half minute', async (row) => {
  const lastsMs = sizeOf({ daily: 0, full: 300_000 });
  if (lastsMs === 0) row.skip('five minutes of outage: npm run test:faults -- --full');
  const [, fail] = outages[1]!;
  const server = await row.serve((exchange) => fail(exchange, [], {}));
  const endsAt = performance.now() + lastsMs;
  let asked = 0;
  while (performance.now() < endsAt) {
    const all = await Promise.all(Array.from({ length: reviews }, () => row.play(server)));
    assertOneMessage(all);
    asked += reviews;
    await new Promise((resolve) => setTimeout(resolve, 3000));
  }
  const probes = Math.ceil(lastsMs / breakerLimits.probeEveryMs) + 1;
  assert.ok(server.requests.length <= reviews + probes, `${server.requests.length} requests`);
  return `${server.requests.length} requests for ${asked} reviews in ${lastsMs / 60_000} minutes`;
});
