import assert from 'node:assert/strict';
import { answerText } from '../support/faults/answerText.ts';
import { finWithoutEnd, instead, refusal, whole, type Delivery } from '../support/faults/deliveries.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import type { Play } from '../support/faults/play.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';
import { chatChunk, event } from '../support/streamServer/chunks.ts';
import type { FaultScript, FaultServer } from '../support/faultServer.ts';

/** Refuses the first request with these headers, written at that moment, and answers all others. */
function busyFirst(status: number, headers: () => Readonly<Record<string, string>>): FaultScript {
  const script = serveModel(answering('Fine.'));
  return (exchange) => {
    if (exchange.index > 0) return script(exchange);
    return refusal(status, { error: { message: 'Slow down.' } }, headers())(exchange, [], {});
  };
}

/** Milliseconds between the arrival of two requests. */
function between(server: FaultServer, first: number, second: number): number {
  const at = (request: number) =>
    server.journal.find((entry) => entry.what === 'requested' && entry.request === request)?.at ?? NaN;
  return at(second) - at(first);
}

/** Of a review that waits because the server asked for it, and another that is started meanwhile. */
async function waitTogether(row: Row, server: FaultServer, first: Play): Promise<string> {
  const second = row.start(server);
  const told = await second.until(({ type }) => type === 'notice' || type === 'ended');
  assert.ok(told.type === 'notice' && told.notice.kind === 'paused' && told.notice.delayMs <= 60_000);
  for (const play of [first, second]) play.stop();
  await Promise.all([first.ended, second.ended]);
  assert.equal(server.requests.length, 1, 'meanwhile nothing is sent');
  return 'two reviews wait for one pause';
}

/** Timers may fire early by a fraction. */
const early = 5;

const obeyed: readonly (readonly [name: string, headers: () => Record<string, string>, atLeastMs: number])[] = [
  ['seconds', () => ({ 'retry-after': '1' }), 1000],
  ['milliseconds', () => ({ 'retry-after-ms': '300' }), 300],
  ['milliseconds before seconds', () => ({ 'retry-after-ms': '200', 'retry-after': '30' }), 200],
  // A date has no fractions of a second, so of two seconds at least one is left.
  ['a date', () => ({ 'retry-after': new Date(Date.now() + 2000).toUTCString() }), 1000],
];
for (const [name, headers, atLeastMs] of obeyed) {
  for (const status of [429, 503]) {
    fault(45, `${status} with ${name}: obeyed`, async (row) => {
      const server = await row.serve(busyFirst(status, headers));
      const played = await row.play(server);
      assert.equal(played.outcome, 'finished');
      assert.equal(server.requests.length, 2);
      assert.ok(between(server, 0, 1) >= atLeastMs - early, `asked again after ${between(server, 0, 1)} ms`);
      const [waited] = played.notices;
      assert.ok(waited?.kind === 'retrying' || waited?.kind === 'paused');
      assert.ok(waited.delayMs >= atLeastMs - 1000 && waited.message !== '', 'with a countdown and its reason');
      return `${name}: ${storyOf(played)}`;
    });
  }
}

for (const [name, headers] of [
  ['the wait of an error body: obeyed', {}],
  ['the wait of an error body: a header says it better', { 'retry-after-ms': '300' }],
] as const) {
  fault(45, name, async (row) => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '1.2s' }];
    const script = serveModel(answering('Fine.'));
    const server = await row.serve((exchange) => {
      if (exchange.index > 0) return script(exchange);
      return refusal(429, [{ error: { code: 429, message: 'Slow down.', details } }], headers)(exchange, [], {});
    });
    const played = await row.play(server);
    assert.equal(played.outcome, 'finished');
    const atLeastMs = 'retry-after-ms' in headers ? 300 : 1200;
    assert.ok(between(server, 0, 1) >= atLeastMs - early, `asked again after ${between(server, 0, 1)} ms`);
    const [waited] = played.notices;
    assert.ok(waited?.kind === 'retrying' || waited?.kind === 'paused');
    assert.ok(waited.delayMs > atLeastMs - 1000 && waited.delayMs <= atLeastMs);
    return storyOf(played);
  });
}

for (const value of [
  '0',
  'soon',
  'NaN',
  '-5',
  '',
  '1e400',
  new Date(Date.now() - 3_600_000).toUTCString(),
  'Infinity',
]) {
  fault(45, `"${value}" is no reason to wait longer than usual`, async (row) => {
    const server = await row.serve(busyFirst(429, () => ({ 'retry-after': value })));
    const played = await row.play(server);
    assert.equal(played.outcome, 'finished');
    assert.equal(server.requests.length, 2);
    const [waited] = played.notices;
    assert.ok(waited?.kind === 'retrying' && waited.delayMs <= 10);
    return `no sense: ${storyOf(played)}`;
  });
}

for (const [seconds, isObeyed] of [
  ['60', true],
  ['61', false],
  ['3600', false],
] as const) {
  fault(45, `${seconds} s ${isObeyed ? 'is waited out' : 'is told, and not slept through'}`, async (row) => {
    const server = await row.serve(busyFirst(429, () => ({ 'retry-after': seconds })));
    const play = row.start(server);
    if (isObeyed) {
      const waited = await play.until((event) => event.type === 'notice' || event.type === 'ended');
      assert.ok(waited.type === 'notice' && play.review.state?.waiting !== undefined, 'the panel counts down');
      play.stop();
    }
    const played = await play.ended;
    assert.equal(server.requests.length, 1);
    if (isObeyed) return `${seconds} s: ${storyOf(played)}`;
    assert.equal(played.outcome, 'failed');
    const [error] = played.errors;
    assert.deepEqual([error?.kind, error?.retryable], ['rateLimited', true]);
    assert.match(error?.message ?? '', seconds === '61' ? /61 s/ : /60 minutes/);
    return `${seconds} s: ${storyOf(played)}, with the time`;
  });
}

const asks = (retryDelay?: string) => ({
  error: {
    code: 429,
    message: 'Slow down.',
    ...(retryDelay && { details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay }] }),
  },
});
const inBand: readonly (readonly [name: string, delivery: Delivery, headers: Readonly<Record<string, string>>])[] = [
  ['in a stream', (exchange, _, head) => whole(exchange, [event(asks('60s'))], head), {}],
  ['in a body', (exchange, _, head) => instead(JSON.stringify(asks('60s')), head)(exchange, [], {}), {}],
  [
    'beside a body',
    (exchange, _, head) => instead(JSON.stringify(asks()), head)(exchange, [], {}),
    { 'retry-after': '60' },
  ],
  ['beside a stream', (exchange, _, head) => whole(exchange, [event(asks())], head), { 'retry-after-ms': '60000' }],
  [
    'beside an event named error',
    (exchange, _, head) => whole(exchange, ['event: error\ndata: {"code":429,"message":"Slow down."}\n\n'], head),
    { 'retry-after': '60' },
  ],
  [
    'beside a stream that has begun without a word',
    (exchange, _, head) => whole(exchange, [chatChunk({ role: 'assistant', content: '' }), event(asks())], head),
    { 'retry-after': '60' },
  ],
];
for (const [name, delivery, headers] of inBand) {
  fault(45, `a status of 200, and a pause that is asked for ${name}: it holds for the whole endpoint`, async (row) => {
    const server = await row.serve((exchange) => delivery(exchange, [], { headers }));
    const first = row.start(server);
    const retrying = await first.until(({ type }) => type === 'notice' || type === 'ended');
    assert.ok(retrying.type === 'notice' && retrying.notice.kind === 'retrying');
    assert.ok(retrying.notice.delayMs > 59_000 && retrying.notice.delayMs <= 60_000);
    return waitTogether(row, server, first);
  });
}

for (const [name, begin] of [
  ['in place of an answer', []],
  ['behind a chunk without a word', [chatChunk({ role: 'assistant', content: '' })]],
] as const) {
  fault(45, `a status of 200, and an error ${name} that is not to be asked again: obeyed`, async (row) => {
    const head = { headers: { 'x-should-retry': 'false' } };
    const server = await row.serve((exchange) => whole(exchange, [...begin, event(asks())], head));
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.errors[0]?.retryable], ['failed', false]);
    assert.equal(server.requests.length, 1);
    return storyOf(played);
  });
}

fault(45, 'a pause that is asked for in the middle of an answer holds for the whole endpoint', async (row) => {
  const script = serveModel(replaying(answering(answerText(45))), {
    deliveries: [(exchange, events, head) => whole(exchange, [...events.slice(0, 30), event(asks('60s'))], head)],
  });
  const server = await row.serve(script);
  const first = row.start(server);
  await first.until(({ type }) => type === 'notice' || type === 'ended');
  return waitTogether(row, server, first);
});

fault(45, 'what the headers ask for at the beginning of an answer is over when it breaks', async (row) => {
  const script = serveModel(replaying(answering(answerText(45))), {
    deliveries: [
      (exchange, events, head) =>
        whole(exchange, [...events.slice(0, 30), event(asks())], { ...head, headers: { 'retry-after': '60' } }),
    ],
  });
  const server = await row.serve(script);
  const played = await row.play(server);
  assert.equal(played.outcome, 'finished');
  return storyOf(played);
});

fault(45, 'an hour that one review is asked to wait does not hold the others', async (row) => {
  const server = await row.serve(busyFirst(429, () => ({ 'retry-after': '3600' })));
  assert.equal((await row.play(server)).outcome, 'failed');
  const second = row.start(server);
  const next = await second.until(({ type }) => type === 'notice' || type === 'text' || type === 'ended');
  second.stop();
  await second.ended;
  assert.equal(next.type, 'text', 'it is asked at once');
  return 'one is told of the hour, the next is answered';
});

fault(45, 'an hour that is asked for after a break is told, and not slept through', async (row) => {
  const text = answerText(45);
  const script = serveModel(replaying(answering(text)), { deliveries: [finWithoutEnd({ events: 30 })] });
  const busy = refusal(429, { error: { message: 'Slow down.' } }, { 'retry-after': '3600' });
  const server = await row.serve((exchange) =>
    exchange.headers['last-event-id'] === undefined ? script(exchange) : busy(exchange, [], {}),
  );
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.cause], ['interrupted', 'rateLimited']);
  assert.match(played.errors.at(-1)?.message ?? '', /60 minutes/);
  assert.ok(text.startsWith(played.text) && played.text !== '', 'what arrived is kept');
  assert.equal(server.requests.filter(({ method }) => method === 'POST').length, 2);
  return `${storyOf(played)}, with the time`;
});

fault(45, 'a pause holds for the whole endpoint, and for no other', async (row) => {
  const server = await row.serve(busyFirst(429, () => ({ 'retry-after': '60' })));
  const other = await row.serve(serveModel(answering('Fine.')));
  const first = row.start(server);
  await first.until(({ type }) => type === 'notice');
  const second = row.start(server);
  const told = await second.until(({ type }) => type === 'notice');
  assert.ok(told.type === 'notice' && told.notice.kind === 'paused' && told.notice.delayMs <= 60_000);
  assert.equal((await row.play(other)).outcome, 'finished');
  assert.equal(server.requests.length, 1, 'meanwhile nothing is sent');
  for (const play of [first, second]) play.stop();
  await Promise.all([first.ended, second.ended]);
  return 'two reviews wait for one pause, a third at another server does not';
});

fault(45, 'after the pause, everybody who waited goes on', async (row) => {
  const server = await row.serve(busyFirst(429, () => ({ 'retry-after-ms': '400' })));
  const first = row.start(server);
  await first.until(({ type }) => type === 'notice');
  const all = await Promise.all([first.ended, row.play(server), row.play(server)]);
  assert.ok(all.every(({ outcome }) => outcome === 'finished'));
  assert.equal(server.requests.length, 4);
  for (const request of [1, 2, 3]) assert.ok(between(server, 0, request) >= 400 - early);
  return 'three reviews, none sent before the pause was over';
});

fault(45, 'the probe of a breaker is asked to pause: whoever waited for its outcome pauses as well', async (row) => {
  row.setLimit(5);
  let state: 'down' | 'probed' | 'up' = 'down';
  const down = refusal(500, { error: { message: 'Out of order.' } });
  const up = serveModel(answering('Fine.'));
  let answerProbe: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (answerProbe = resolve));
  const server = await row.serve(async (exchange) => {
    if (state === 'down') return down(exchange, [], {});
    if (state === 'up') return up(exchange);
    state = 'up';
    await answered;
    return refusal(429, { error: { message: 'Slow down.' } }, { 'retry-after-ms': '400' })(exchange, [], {});
  });
  const once = { retry: { attempts: 1 } };
  const failed = row.start(server, once);
  await failed.ended;
  for (let count = 1; count < 5; count++) await row.play(server, once);
  state = 'probed';
  const probe = failed.retry();
  await server.requested(6);
  const waiting = Array.from({ length: 3 }, () => row.start(server, once));
  // Everything that needs no server happens: they stand behind the probe.
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
  assert.equal(server.requests.length, 6);
  answerProbe();
  const told = await Promise.all(waiting.map((play) => play.until(({ type }) => type !== 'started')));
  assert.ok(told.every((event) => event.type === 'notice' && event.notice.kind === 'paused'));
  const [refused, ...others] = await Promise.all([probe, ...waiting.map(({ ended }) => ended)]);
  assert.equal(refused.cause, 'rateLimited');
  assert.ok(others.every(({ outcome }) => outcome === 'finished'));
  for (const request of [6, 7, 8]) assert.ok(between(server, 5, request) >= 400 - early);
  return 'a probe and three that waited for it, none of them sent before the pause was over';
});
