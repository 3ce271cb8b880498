/** A way to ask in, the first answer that has content out, after as many attempts as the endpoint's gate allows. */
import { DelegateBackoff, handleWhen, retry } from 'cockatiel';
import { CompletionError } from './error.ts';
import type { CompletionEvent } from './event.ts';
import type { Gate } from './gate/gate.ts';
import { sentences } from './sentences.ts';
import { noticesDuring, type Tell } from './noticesDuring.ts';
import { pause, type UserWishes } from './userWishes.ts';

export interface RetryOptions {
  /** How often a request is sent before its first content came, counting the first time. */
  readonly attempts: number;
  /** A server may ask for a pause of so many milliseconds; a longer one ends the request and is told instead. */
  readonly longestWaitMs: number;
  /** The pause before the second attempt, in milliseconds; it doubles, and varies by a quarter. */
  readonly backoffMs: number;
}

export const defaultRetry: RetryOptions = { attempts: 3, longestWaitMs: 60_000, backoffMs: 500 };

export interface RetryContext {
  readonly gate: Gate;
  readonly signal: AbortSignal;
  readonly retry: RetryOptions;
  /** The user asks for this very attempt, so it is sent where the breaker would wait. */
  readonly probe: boolean;
  /** The user did not want to wait: the pause that the server asked for holds for the others, not for this attempt. */
  readonly passesPause?: boolean;
  readonly wishes: UserWishes;
}

type Events = AsyncGenerator<CompletionEvent, void, undefined>;

/** What one attempt brought up to its first content, and the rest of it. */
interface Begun {
  readonly head: readonly CompletionEvent[];
  readonly rest: Events;
}

/** @throws CompletionError of the last attempt. */
export async function* withRetry(ask: () => Events, context: RetryContext): Events {
  const { gate, signal, wishes, retry: options } = context;
  yield* flow(
    yield* noticesDuring((tell) => {
      let attempt = 1;
      let rest = Promise.resolve(false);
      const policy = retry(
        handleWhen((error) => mayRetry(error, options) && attempt < options.attempts && gate.budget.take()),
        {
          maxAttempts: options.attempts - 1,
          // The library's own pause cannot be cut short, so it lasts no time; ours is in the attempt and can.
          backoff: new DelegateBackoff(({ result }) => {
            attempt++;
            const error = 'error' in result ? result.error : undefined;
            const delayMs = backoff(error, attempt, options);
            // Begun before it is told, so that whoever cuts it short is heard from then on.
            rest = pause(delayMs, wishes, signal);
            if (error instanceof CompletionError) {
              tell({ kind: 'retrying', attempt, attempts: options.attempts, delayMs, error });
            }
            return 0;
          }),
        },
      );
      return policy.execute(async () => {
        const isCut = await rest;
        // What the breaker refuses was not sent, and the user asked for one attempt.
        if (attempt > 1) return begin(ask, { ...context, probe: isCut, passesPause: isCut }, tell);
        return begin(
          () => {
            gate.budget.sent();
            return ask();
          },
          context,
          tell,
        );
      });
    }),
    context,
  );
}

/** The same with a single attempt. */
export async function* withoutRetry(ask: () => Events, context: RetryContext): Events {
  yield* flow(yield* noticesDuring((tell) => begin(ask, context, tell)), context);
}

async function begin(ask: () => Events, context: RetryContext, tell: Tell): Promise<Begun> {
  const { gate, signal, wishes } = context;
  let { probe, passesPause = false } = context;
  let told: CompletionError | undefined;
  const waitOut = async (ms: number) => {
    if (!(await pause(ms, wishes, signal))) return;
    probe = true;
    passesPause = true;
  };
  const paused = (): Promise<void> | undefined => {
    const asked = gate.pause();
    if (asked === undefined || passesPause) return undefined;
    // A timer that is early by a millisecond begins no new pause.
    if (asked.error !== told) tell({ kind: 'paused', delayMs: asked.leftMs, error: asked.error });
    told = asked.error;
    return waitOut(asked.leftMs);
  };
  const attempt = async () => {
    try {
      return await untilContent(ask());
    } catch (error) {
      // Here, and not where the breaker hands the error on: it lets others in before that.
      heed(error, context);
      throw error;
    }
  };
  const begun = await gate.breaker.run(attempt, { probe: () => probe, signal, paused });
  gate.budget.succeeded();
  return begun;
}

async function untilContent(events: Events): Promise<Begun> {
  const head: CompletionEvent[] = [];
  for (;;) {
    const next = await events.next();
    if (next.done === true) return { head, rest: events };
    head.push(next.value);
    if (next.value.type !== 'notice') return { head, rest: events };
  }
}

/** The pause that a server asks for is one for all who ask it, but for a pause that nobody waits out. */
function heed(error: unknown, { gate, retry: { longestWaitMs } }: RetryContext): void {
  if (!(error instanceof CompletionError)) return;
  const { retryAfterMs: wait = 0, retryable } = error;
  if (retryable && wait > 0 && wait <= longestWaitMs) gate.pauseFor(wait, error);
}

async function* flow({ head, rest }: Begun, context: RetryContext): Events {
  try {
    yield* head;
    yield* rest;
  } catch (error) {
    heed(error, context);
    throw error;
  } finally {
    await rest.return();
  }
}

function mayRetry(error: unknown, { longestWaitMs }: RetryOptions): boolean {
  if (!(error instanceof CompletionError) || !error.retryable) return false;
  // The breaker has just said that this endpoint is to be left alone.
  return error.message !== sentences.failing && (error.retryAfterMs ?? 0) <= longestWaitMs;
}

/** What the server asks for, else longer each time and never the same for two who failed together. */
function backoff(error: unknown, attempt: number, { backoffMs }: RetryOptions): number {
  const asked = error instanceof CompletionError ? (error.retryAfterMs ?? 0) : 0;
  if (asked > 0) return asked;
  return Math.round(backoffMs * 2 ** (attempt - 2) * (0.75 + Math.random() / 2));
}
