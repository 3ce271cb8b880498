/** A completion request in, the answer as it arrives out; read this first: gate → attempts → after a break, the ladder. */
import { createCapabilities, type Capabilities } from './capabilities.ts';
import type { CompletionEvent } from './event.ts';
import { createGates, type Gates } from './gate/gates.ts';
import type { Permit } from './gate/line.ts';
import { noticesDuring } from './noticesDuring.ts';
import { createOwnSecrets } from './ownSecrets.ts';
import type { CompletionRequest } from './request.ts';
import { createJournal } from './resume/journal.ts';
import { leaveStreams } from './resume/reattach.ts';
import { recover } from './resume/recover.ts';
import { defaultRetry, type RetryOptions } from './retry.ts';
import type { Run } from './run.ts';
import { ownSecretsOf, secretsOf } from './sanitize.ts';
import { withoutSecrets } from './secretStream.ts';
import { defaultTimeouts, type Timeouts } from './timeouts.ts';
import { createUserWishes, type UserWishes } from './userWishes.ts';

export interface CompletionOptions {
  /** Ends the stream at once; the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** What earlier requests learned about servers; this request adds to it. */
  readonly capabilities?: Capabilities;
  readonly fetch?: typeof fetch;
  readonly timeouts?: Partial<Timeouts>;
  /** Shared by all requests that are to count together; a request without it is alone. */
  readonly gates?: Gates;
  /** What `gates.prefer` calls this request. */
  readonly key?: string;
  readonly retry?: Partial<RetryOptions>;
  /** `auto` goes on by itself where the answer breaks off, `never` throws; `auto` unless told. */
  readonly resume?: 'auto' | 'never';
  /** The answer so far, of an earlier request: this one goes on after it. */
  readonly partial?: string;
  /** The user asks for this very request, so an endpoint that was down is tried at once. */
  readonly probe?: boolean;
  /** Through which the user is heard while this request waits. */
  readonly wishes?: UserWishes;
}

/**
 * Text and reasoning as the model writes them, and `finish` last. Leaving the iteration closes the connection.
 * @throws CompletionError where the answer did not come to its end and every way to go on was tried or is not wanted;
 * what had arrived before was handed out.
 */
export async function* streamCompletion(
  request: CompletionRequest,
  options: CompletionOptions = {},
): AsyncGenerator<CompletionEvent, void, undefined> {
  const { signal, gates = createGates(), resume = 'auto', key } = options;
  const own = new AbortController();
  const gate = gates.for(request.endpoint.baseUrl);
  const secrets = ownSecretsOf(request.endpoint);
  // It goes into the body of the request, and may come from a history that still has what is hidden now.
  const partial = withoutSecrets(options.partial ?? '', secrets);
  const run: Run = {
    request,
    signal: own.signal,
    fetch: options.fetch ?? globalThis.fetch,
    capabilities: options.capabilities ?? createCapabilities(),
    timeouts: { ...defaultTimeouts, ...options.timeouts },
    retry: { ...defaultRetry, ...options.retry },
    gate,
    journal: createJournal(partial),
    secrets: secretsOf(request.endpoint),
    ownSecrets: createOwnSecrets(secrets, partial),
    probe: options.probe ?? false,
    wishes: options.wishes ?? createUserWishes(),
  };
  let permit: Promise<Permit> | undefined;
  let hasLeft = false;
  // Also at the abort itself: a caller that has forgotten the iteration never comes to its end.
  const leave = () => {
    if (hasLeft) return;
    hasLeft = true;
    signal?.removeEventListener('abort', leave);
    own.abort(signal?.reason);
    leaveStreams(run);
    // Also where the turn comes after the caller has left.
    permit?.then(
      (granted) => {
        granted.release();
      },
      () => undefined,
    );
  };
  if (signal?.aborted === true) leave();
  else signal?.addEventListener('abort', leave, { once: true });
  try {
    yield* noticesDuring((tell) => {
      const onPlace = (place: number) => {
        tell({ kind: 'queued', place });
      };
      permit = gate.enter({ signal: own.signal, onPlace, ...(key === undefined ? {} : { key }) });
      return permit;
    });
    for await (const event of recover(run, resume)) {
      // What arrived before the caller lost interest is not handed out after it.
      own.signal.throwIfAborted();
      yield event;
    }
  } finally {
    leave();
  }
}
