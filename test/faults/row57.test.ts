import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { useFakeTimers } from 'sinon';
import { breakerLimits } from '../../src/completion/gate/breaker.ts';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { atOnce, bytesOf, silence, type Delivery } from '../support/faults/deliveries.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storiesOf, storyOf } from '../support/faults/story.ts';

const text = answerText(57);
const keepAlive = ': still here\n\n';
const hours = 3_600_000;
const shown = 30;

/** The clock on the wall, which stands still until it is told to jump. */
function wallClock(row: Row): { jump: (ms: number) => void } {
  const clock = useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  row.defer(() => {
    clock.restore();
  });
  return {
    jump: (ms) => {
      clock.setSystemTime(Date.now() + ms);
    },
  };
}

/** Some events, a jump, signs of life that are no content, and then the rest or nothing more. */
function jumping(jump: () => Promise<void>, lives: boolean): Delivery {
  return async (exchange, events, head) => {
    await exchange.head(head);
    await exchange.send(bytesOf(events, { events: shown }));
    await jump();
    for (let pings = 0; pings < 3; pings++) {
      await exchange.send(keepAlive);
      await sleep(10);
    }
    if (lives) {
      await exchange.send(events.slice(shown).join(''));
      await exchange.end();
    } else await exchange.closed;
  };
}

for (const jumpMs of [8 * hours, -8 * hours]) {
  const jumps = `the clock jumps by ${jumpMs / hours} hours`;

  fault(57, `${jumps} while words come: nobody is called silent, nothing is asked twice`, async (row) => {
    const { jump } = wallClock(row);
    const deliver = jumping(async () => {
      await play.until(({ type }) => type === 'text');
      jump(jumpMs);
    }, true);
    const server = await row.serve(serveModel(replaying(answering(text)), { deliveries: [deliver] }));
    const play = row.start(server);
    const played = await play.ended;
    assert.deepEqual([played.outcome, played.text], ['finished', text]);
    assert.deepEqual([played.errors, played.notices], [[], []]);
    assert.equal(server.requests.length, 1);
    return storyOf(played);
  });

  fault(57, `${jumps} while the line dies: told, given up and taken up, each once`, async (row) => {
    const { jump } = wallClock(row);
    const deliver = jumping(async () => {
      await play.until(({ type }) => type === 'text');
      jump(jumpMs);
    }, false);
    const server = await row.serve(serveModel(replaying(answering(text)), { deliveries: [deliver], then: atOnce }));
    const play = row.start(server, { timeouts: { stalled: 60, idle: 240 } });
    const played = await play.ended;
    assert.deepEqual([played.outcome, played.text], ['finished', text]);
    assert.deepEqual(
      played.notices.map(({ kind }) => kind),
      ['stalled', 'resumed'],
    );
    assert.deepEqual(
      played.errors.map(({ kind }) => kind),
      ['stalled'],
    );
    assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
    return storyOf(played);
  });
}

fault(57, 'a black-out that does not end, under 20 reviews: all is kept, and no storm of requests', async (row) => {
  const reviews = 20;
  row.setLimit(reviews);
  const server = await row.serve(
    serveModel(replaying(answering(text)), {
      deliveries: Array.from({ length: reviews }, () => silence({ events: shown })),
      then: ({ closed }) => closed,
    }),
  );
  const timeouts = { connect: 4000, firstContent: 4000, stalled: 60, idle: 240 };
  // The breaker's next probe is further away than anybody waits.
  const retry = { longestWaitMs: 1000 };
  const plays = Array.from({ length: reviews }, () => row.start(server, { timeouts, retry }));
  const all = await Promise.all(plays.map(({ ended }) => ended));
  for (const { outcome, cause, text: kept } of all) {
    assert.equal(outcome, 'interrupted');
    assert.ok(cause === 'stalled' || cause === 'network');
    assert.ok(kept !== '' && text.startsWith(kept));
  }
  const cost = server.requests.length;
  // One resume each, and the few before the breaker opens.
  assert.ok(cost <= 2 * reviews + breakerLimits.failures, `${cost} requests for ${reviews} reviews`);
  return `${cost} requests; ${storiesOf(all)}`;
});
