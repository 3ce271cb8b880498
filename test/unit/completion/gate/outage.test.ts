import assert from 'node:assert/strict';
import fc from 'fast-check';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { CompletionError } from '../../../../src/completion/error.ts';
import { createGates } from '../../../../src/completion/gate/gates.ts';
import type { Gate } from '../../../../src/completion/gate/gate.ts';
import { sentences } from '../../../../src/completion/sentences.ts';
import type { ErrorKind } from '../../../../src/util/errorKind.ts';

const outageMs = 5 * 60_000;
const attempts = 3;

interface Sent {
  readonly request: number;
  readonly at: number;
}

/** What a server in an outage does: how long it takes to fail, and with what. */
interface Outage {
  readonly kind: ErrorKind;
  readonly failsAfterMs: number;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** As stubborn as a request may be: it uses every retry it can get, and comes back whenever the breaker says so. */
async function ask(gate: Gate, send: () => Promise<void>, isOver: () => boolean): Promise<'answered' | 'failed'> {
  for (let attempt = 1; ;) {
    const permit = await gate.enter({});
    let delayMs = 500 * attempt;
    try {
      await gate.breaker.run(async () => {
        if (attempt === 1) gate.budget.sent();
        await send();
      });
      gate.budget.succeeded();
      return 'answered';
    } catch (error) {
      assert.ok(error instanceof CompletionError);
      if (isOver()) return 'failed';
      if (error.message === sentences.failing) delayMs = error.retryAfterMs ?? 0;
      else if (attempt === attempts || !gate.budget.take()) return 'failed';
      else attempt++;
    } finally {
      permit.release();
    }
    await wait(delayMs);
  }
}

describe('fault 46: an outage of five minutes', () => {
  let clock: SinonFakeTimers;
  beforeEach(() => {
    clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  });
  afterEach(() => {
    clock.restore();
  });

  /** Requests that come at the given times; what was sent while the server was down, and what became of each. */
  async function outage({ kind, failsAfterMs }: Outage, arrivals: readonly number[]) {
    const gate = createGates().for('http://server.invalid/v1');
    const sent: Sent[] = [];
    const begin = performance.now();
    const elapsed = () => performance.now() - begin;
    const isDown = () => elapsed() < outageMs;
    const outcomes = arrivals.map(async (at, request) => {
      await wait(at);
      const send = async () => {
        const down = isDown();
        if (down) sent.push({ request, at: elapsed() });
        await wait(down ? failsAfterMs : 10);
        if (down) throw new CompletionError(kind, 'down', { retryable: true });
      };
      return ask(gate, send, () => !isDown() && elapsed() > 2 * outageMs);
    });
    await clock.tickAsync(outageMs);
    const whileDown = [...sent];
    await clock.tickAsync(2 * outageMs);
    return { sent: whileDown, outcomes: await Promise.all(outcomes) };
  }

  function countsOf(sent: readonly Sent[]) {
    const perRequest = new Map<number, number>();
    for (const { request } of sent) perRequest.set(request, (perRequest.get(request) ?? 0) + 1);
    return {
      first: perRequest.size,
      most: Math.max(0, ...perRequest.values()),
      retries: sent.length - perRequest.size,
    };
  }

  /** One in 30 seconds, counted from the end of the failure before. */
  function assertProbes(sent: readonly Sent[], failsAfterMs: number) {
    const opened = (sent[4]?.at ?? Infinity) + failsAfterMs;
    const probes = sent.map(({ at }) => at).filter((at) => at > opened);
    for (const [index, at] of probes.entries()) {
      const before = probes[index - 1];
      assert.ok(at >= (before ?? sent[4]?.at ?? 0) + failsAfterMs + 30_000, `${String(before)} → ${at}`);
    }
    return probes.length;
  }

  for (const waiting of [20, 40, 100]) {
    const atOnce = Array<number>(waiting).fill(0);
    for (const [name, failsAfterMs, fewestProbes] of [
      ['refuses at once', 1, 9],
      ['answers 503 after 2 seconds', 2000, 8],
      ['lets every connection hang for a minute', 60_000, 1],
    ] as const) {
      it(`${waiting} requests wait, the server ${name}: at most 1.1 × of them are sent, one probe in 30 seconds`, async () => {
        const { sent, outcomes } = await outage({ kind: 'overloaded', failsAfterMs }, atOnce);
        const { first, most, retries } = countsOf(sent);
        assert.ok(sent.length <= 1.1 * waiting, `${sent.length} sent`);
        assert.ok(retries <= Math.max(2, first / 10), `${retries} retries of ${first}`);
        assert.ok(most <= attempts, `${most} attempts`);
        assert.ok(assertProbes(sent, failsAfterMs) >= fewestProbes);
        assert.ok(outcomes.filter((outcome) => outcome === 'answered').length >= waiting - sent.length);
      });
    }

    it(`${waiting} requests wait, the server limits them all: the budget alone keeps it at 1.1 ×`, async () => {
      const { sent, outcomes } = await outage({ kind: 'rateLimited', failsAfterMs: 50 }, atOnce);
      const { first, most } = countsOf(sent);
      assert.equal(first, waiting);
      assert.equal(sent.length, waiting + Math.max(2, waiting / 10));
      assert.ok(most <= attempts, `${most} attempts`);
      assert.ok(outcomes.every((outcome) => outcome === 'failed'));
    });
  }

  it('whenever the requests come, and however long the server takes to fail', async () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: outageMs - 1 }), { minLength: 20, maxLength: 60 });
    const failsAfterMs = fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 5000, max: 90_000 }));
    await fc.assert(
      fc.asyncProperty(arrivals, failsAfterMs, async (times, ms) => {
        const { sent } = await outage({ kind: 'network', failsAfterMs: ms }, times);
        const { most } = countsOf(sent);
        assert.ok(sent.length <= 1.1 * times.length, `${sent.length} sent of ${times.length}`);
        assert.ok(most <= attempts);
        assertProbes(sent, ms);
      }),
      { numRuns: 20 },
    );
  });
});
