/** Attempts in, what they came to out; an endpoint that failed five times in a row gets one attempt every 30 seconds. */
import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhenResult } from 'cockatiel';
import type { ErrorKind } from '../../util/errorKind.ts';
import { CompletionError } from '../error.ts';
import { openExchange } from '../exchange.ts';
import { sentences } from '../sentences.ts';

export interface RunOptions {
  /** The user's own explicit retry: it is the probe even before one is due. Asked when everything else is waited out. */
  readonly probe?: () => boolean;
  /** The wait for something else that has to be over first; asked again after every wait, undefined when nothing is left. */
  readonly paused?: () => Promise<void> | undefined;
  /** Ends the wait for a probe that another request runs; the attempt itself looks after its own. */
  readonly signal?: AbortSignal;
}

export interface Breaker {
  /**
   * Runs the attempt. While open there is one probe at a time, and what comes meanwhile waits for its outcome.
   * @throws what the attempt throws; where it was not run, because the endpoint is down and no probe is due, a
   * CompletionError of the last failure's kind, `retryable`, with the time to the next probe as `retryAfterMs`.
   */
  run<T>(attempt: () => Promise<T>, options?: RunOptions): Promise<T>;
  /** False while the endpoint counts as down. */
  isClosed(): boolean;
}

export const breakerLimits = { failures: 5, probeEveryMs: 30_000 } as const;

/** An answer with any other error comes from a server that works. */
const outages: ReadonlySet<ErrorKind> = new Set(['network', 'server', 'overloaded', 'stalled']);

/** `unknown` is what was cancelled: it says nothing about the endpoint. */
type Outcome =
  | { readonly verdict: 'works'; readonly value: unknown }
  | { readonly verdict: 'works' | 'fails' | 'unknown'; readonly error: unknown };

/** `now` is a clock in milliseconds that does not jump. */
export function createBreaker(now: () => number): Breaker {
  let lastFailure: CompletionError | undefined;
  let probeDue = -Infinity;
  let probing: Promise<void> | undefined;

  // The policy compares with the wall clock, which jumps; either answer below is right at any time of day.
  const schedule = {
    get duration() {
      return probeDue > now() ? Infinity : -Infinity;
    },
    next: () => schedule,
  };
  const policy = circuitBreaker(
    handleWhenResult((outcome) => (outcome as Outcome).verdict !== 'works'),
    { breaker: new ConsecutiveBreaker(breakerLimits.failures), halfOpenAfter: schedule },
  );

  const isClosed = () => policy.state === CircuitState.Closed;

  async function run<T>(attempt: () => Promise<T>, options: RunOptions = {}): Promise<T> {
    const { probe = () => false, paused = () => undefined, signal } = options;
    const wait = () => (probing === undefined ? paused() : endOf(probing, signal));
    // Checked again in the very instant in which the attempt begins, because several may have waited for the same probe.
    for (let busy = wait(); busy !== undefined; busy = wait()) await busy;
    if (probe()) probeDue = -Infinity;
    const running = policy.execute(() => judge(attempt));
    if (policy.state === CircuitState.HalfOpen) {
      const ended = () => {
        probing = undefined;
      };
      probing = running.then(ended, ended);
    }
    try {
      const outcome = await running;
      if ('error' in outcome) throw outcome.error;
      return outcome.value as T;
    } catch (error) {
      throw error instanceof BrokenCircuitError && lastFailure !== undefined ? refusal(lastFailure) : error;
    }
  }

  /** The policy's own wait does not look at the signal, and would send the attempt after a cancellation. */
  async function endOf(probe: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
    const exchange = openExchange(signal);
    try {
      await exchange.wait(probe);
    } finally {
      exchange.close();
    }
  }

  async function judge(attempt: () => Promise<unknown>): Promise<Outcome> {
    const isProbe = !isClosed();
    try {
      return { verdict: 'works', value: await attempt() };
    } catch (error) {
      if (!(error instanceof CompletionError)) {
        // What is thrown counts as nothing; only the policy's probe must end in a verdict, or it would close the circuit.
        if (!isProbe) throw error;
        probeDue = -Infinity;
        return { verdict: 'unknown', error };
      }
      if (!outages.has(error.kind)) return { verdict: 'works', error };
      // Begun before the circuit opened: by now it is up to the probe.
      if (!isProbe && !isClosed()) throw error;
      lastFailure = error;
      probeDue = now() + breakerLimits.probeEveryMs;
      return { verdict: 'fails', error };
    }
  }

  function refusal(cause: CompletionError): CompletionError {
    const retryAfterMs = Math.max(0, Math.ceil(probeDue - now()));
    const detail = cause.detail === undefined ? {} : { detail: cause.detail };
    return new CompletionError(cause.kind, sentences.failing, { retryable: true, retryAfterMs, cause, ...detail });
  }

  return { run, isClosed };
}
