import assert from 'node:assert/strict';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { CompletionError } from '../../../../src/completion/error.ts';
import { createGates } from '../../../../src/completion/gate/gates.ts';
import { retryAfterMs } from '../../../../src/completion/retryAfter.ts';

const address = 'http://server.invalid/v1';
const busy = (words: string) => new CompletionError('rateLimited', words, { retryable: true, status: 429 });

describe('fault 45: a pause that the server asks for', () => {
  let clock: SinonFakeTimers;
  beforeEach(() => {
    clock = useFakeTimers({
      now: Date.parse('Fri, 07 Jun 2024 12:00:00 GMT'),
      toFake: ['Date', 'performance'],
    });
  });
  afterEach(() => {
    clock.restore();
  });

  const cases: readonly (readonly [headers: Record<string, string>, leftMs: number | undefined])[] = [
    [{ 'retry-after': '20' }, 20_000],
    [{ 'retry-after': 'Fri, 07 Jun 2024 12:00:20 GMT' }, 20_000],
    [{ 'retry-after-ms': '250' }, 250],
    [{ 'retry-after': '3600' }, 3_600_000],
    [{ 'retry-after': '0' }, undefined],
    [{ 'retry-after': 'Fri, 07 Jun 2024 11:00:00 GMT' }, undefined],
    [{ 'retry-after': 'NaN' }, undefined],
    [{ 'retry-after': '-3' }, undefined],
  ];
  for (const [headers, leftMs] of cases) {
    it(`${JSON.stringify(headers)}: ${leftMs === undefined ? 'none' : `${leftMs} ms`}, told to every request`, () => {
      const gates = createGates();
      const error = busy('wait');
      const wait = retryAfterMs(new Headers(headers));
      if (wait !== undefined) gates.for(address).pauseFor(wait, error);
      assert.deepEqual(gates.for(`${address}/`).pause(), leftMs === undefined ? undefined : { leftMs, error });
      assert.equal(gates.for('http://other.invalid/v1').pause(), undefined);
    });
  }

  it('runs out with time, and to the millisecond', () => {
    const gate = createGates().for(address);
    gate.pauseFor(60_000, busy('wait'));
    clock.tick(59_999);
    assert.equal(gate.pause()?.leftMs, 1);
    clock.tick(1);
    assert.equal(gate.pause(), undefined);
  });

  it('is told in whole milliseconds, never fewer than are left', () => {
    let now = 0.25;
    const gate = createGates({ now: () => now }).for(address);
    gate.pauseFor(1000, busy('wait'));
    now = 500.5;
    assert.equal(gate.pause()?.leftMs, 500);
    now = 1000.2;
    assert.equal(gate.pause()?.leftMs, 1);
  });

  it('a shorter one does not end a longer one, a longer one replaces a shorter one', () => {
    const gate = createGates().for(address);
    const [long, short, longer] = [busy('long'), busy('short'), busy('longer')];
    gate.pauseFor(20_000, long);
    gate.pauseFor(5000, short);
    assert.deepEqual(gate.pause(), { leftMs: 20_000, error: long });
    clock.tick(15_000);
    gate.pauseFor(5000, short);
    assert.deepEqual(gate.pause(), { leftMs: 5000, error: long });
    gate.pauseFor(5001, longer);
    assert.deepEqual(gate.pause(), { leftMs: 5001, error: longer });
    for (const senseless of [NaN, -1, 0]) gate.pauseFor(senseless, short);
    assert.deepEqual(gate.pause(), { leftMs: 5001, error: longer });
  });

  it('does not end or grow where the wall clock is set', () => {
    const gate = createGates().for(address);
    gate.pauseFor(20_000, busy('wait'));
    for (const hours of [-1, 1]) {
      clock.setSystemTime(Date.now() + hours * 3_600_000);
      assert.equal(gate.pause()?.leftMs, 20_000);
    }
  });
});
