/** A server in; one review over it, run by the real client and the real session, and everything it left behind, out. */
import { createCapabilities, type Capabilities } from '../../../src/completion/capabilities.ts';
import { streamCompletion, type CompletionOptions } from '../../../src/completion/client.ts';
import type { CompletionEvent } from '../../../src/completion/event.ts';
import type { Gates } from '../../../src/completion/gate/gates.ts';
import type { Endpoint } from '../../../src/completion/request.ts';
import { defaultTimeouts, type Timeouts } from '../../../src/completion/timeouts.ts';
import type { Notice, Outcome, ReviewEvent } from '../../../src/review/event.ts';
import type { ReviewState } from '../../../src/review/state.ts';
import { Reviews, type Review } from '../../../src/session/reviews.ts';
import type { InterruptionPolicy, ReviewSettings } from '../../../src/session/reviewSettings.ts';
import { english } from '../../../src/util/localizer.ts';
import { someSettings, someTarget } from '../reviewTarget.ts';

export interface PlayOptions extends Pick<CompletionOptions, 'fetch' | 'retry'> {
  readonly endpoint?: Partial<Endpoint>;
  readonly timeouts?: Partial<Timeouts>;
  /** `resume` unless told. */
  readonly policy?: InterruptionPolicy;
  readonly capabilities?: Capabilities;
  readonly maxTokens?: number;
}

/** One request of the session to the client: everything that came out of it, and how it ended. */
export interface Stream {
  readonly events: readonly CompletionEvent[];
  /** Undefined while it goes on, and where the consumer left. */
  readonly end: 'finished' | { readonly thrown: unknown } | undefined;
}

export interface Played {
  readonly outcome: Outcome;
  readonly cause: string | undefined;
  readonly text: string;
  readonly state: ReviewState;
  readonly log: readonly ReviewEvent[];
  readonly notices: readonly Notice[];
  readonly errors: readonly Extract<ReviewEvent, { type: 'error' }>[];
  /** Of the newest run. */
  readonly stream: Stream;
}

export interface Play {
  readonly review: Review;
  /** The newest run has ended. */
  readonly ended: Promise<Played>;
  /** The first event of the log, past or to come, for which this holds. */
  until(matches: (event: ReviewEvent, state: ReviewState) => boolean): Promise<ReviewEvent>;
  stop(): void;
  /** What the user says while it waits; false where it does not. */
  startNow(): boolean;
  goOnNow(): boolean;
  keepWaiting(): boolean;
  /** The user's own wishes: another run in the same log. */
  resume(): Promise<Played>;
  retry(): Promise<Played>;
}

/** Short pauses of our own; those that a server asks for stay as long as it says. */
const quick = { backoffMs: 1 } as const;

export interface Theatre {
  /** Every request to the client so far. */
  readonly streams: readonly Stream[];
  readonly all: readonly Review[];
  start(baseUrl: string, options?: PlayOptions): Play;
}

export function createTheatre(gates: Gates): Theatre {
  const streams: Stream[] = [];
  const played: Review[] = [];
  return {
    streams,
    all: played,
    start: (baseUrl, { fetch, retry, capabilities = createCapabilities(), ...options } = {}) => {
      const complete: typeof streamCompletion = (request, given) =>
        recorded(
          streamCompletion(request, { ...given, ...(fetch && { fetch }), retry: { ...quick, ...retry } }),
          streams,
        );
      const reviews = new Reviews({ complete, capabilities, gates, l10n: english });
      const settings = settingsFor(baseUrl, options);
      const review = reviews.start(someTarget, settings);
      played.push(review);
      return playOf(reviews, review, settings, streams);
    },
  };
}

function settingsFor(baseUrl: string, options: PlayOptions): ReviewSettings {
  const { endpoint, timeouts, policy = 'resume', maxTokens = 2000 } = options;
  return {
    ...someSettings,
    endpoint: { baseUrl, api: 'chat', ...endpoint },
    model: 'any',
    maxTokens,
    timeouts: { ...defaultTimeouts, ...timeouts },
    onInterruption: policy,
  };
}

async function* recorded(
  stream: AsyncGenerator<CompletionEvent, void, undefined>,
  streams: Stream[],
): AsyncGenerator<CompletionEvent, void, undefined> {
  const events: CompletionEvent[] = [];
  const record: { events: CompletionEvent[]; end: Stream['end'] } = { events, end: undefined };
  streams.push(record);
  try {
    for await (const event of stream) {
      events.push(event);
      yield event;
    }
    record.end = 'finished';
  } catch (thrown) {
    record.end = { thrown };
    throw thrown;
  }
}

function playOf(reviews: Reviews, review: Review, settings: ReviewSettings, streams: readonly Stream[]): Play {
  const until: Play['until'] = (matches) =>
    new Promise((resolve) => {
      const past = review.log.after(0).find((event) => review.state && matches(event, review.state));
      if (past) {
        resolve(past);
        return;
      }
      const subscription = reviews.onChanged((event) => {
        if (!review.state || !matches(event, review.state)) return;
        subscription.dispose();
        resolve(event);
      });
    });
  const endOf = async (run: number): Promise<Played> => {
    await until((event) => event.type === 'ended' && event.run === run);
    // The client still closes its connection and gives its slot back.
    await new Promise(setImmediate);
    return playedOf(review, streams);
  };
  const again = (begin: () => boolean): Promise<Played> => {
    const run = (review.state?.run ?? 0) + 1;
    if (!begin()) throw new Error('The review could not go on');
    return endOf(run);
  };
  return {
    review,
    ended: endOf(1),
    until,
    stop: () => void reviews.stop(review.id),
    startNow: () => reviews.startNow(review.id),
    goOnNow: () => reviews.goOnNow(review.id),
    keepWaiting: () => reviews.keepWaiting(review.id),
    resume: () => again(() => reviews.resume(review.id, settings)),
    retry: () => again(() => reviews.retry(review.id, settings)),
  };
}

function playedOf({ state, log }: Review, streams: readonly Stream[]): Played {
  const events = log.after(0);
  const last = events.at(-1);
  const stream = streams.at(-1);
  if (!state || last?.type !== 'ended' || !stream) throw new Error('The review has not ended');
  return {
    outcome: last.outcome,
    cause: last.cause,
    text: state.text,
    state,
    log: events,
    notices: events.flatMap((event) => (event.type === 'notice' ? [event.notice] : [])),
    errors: events.filter((event) => event.type === 'error'),
    stream,
  };
}
