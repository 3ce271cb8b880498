/** A completion request in, the answer as it arrives out; read this first: negotiate → reply → answer. */
import { createAnswer } from './answer.ts';
import { openBody, type BodyText } from './bodyText.ts';
import { createCapabilities, type Capabilities } from './capabilities.ts';
import { CompletionError } from './error.ts';
import type { CompletionEvent } from './event.ts';
import { openExchange } from './exchange.ts';
import { negotiate } from './negotiate.ts';
import { openReply, type Reply, type ReplyItem } from './reply.ts';
import type { CompletionRequest } from './request.ts';
import { secretsOf } from './sanitize.ts';

export interface CompletionOptions {
  /** Ends the stream at once; the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** What earlier requests learned about servers; this request adds to it. */
  readonly capabilities?: Capabilities;
  readonly fetch?: typeof fetch;
}

/** After the finish reason: how long to wait for the usage and the end marker, which some servers never send. */
const trailerMs = 1000;

/**
 * Text and reasoning as the model writes them, and `finish` last. Stopping the iteration closes the connection.
 * @throws CompletionError for everything that a server, the network or the request did; what had arrived before was
 * handed out. A stream that ends without its own end marker or a finish reason is such an error, `network`.
 */
export async function* streamCompletion(
  request: CompletionRequest,
  { signal, capabilities = createCapabilities(), fetch = globalThis.fetch }: CompletionOptions = {},
): AsyncGenerator<CompletionEvent, void, undefined> {
  const exchange = openExchange(signal);
  let body: BodyText | undefined;
  try {
    const { response, notices } = await negotiate(request, { exchange, fetch, capabilities });
    for (const notice of notices) yield { type: 'notice', notice };
    const secrets = secretsOf(request.endpoint);
    body = openBody(response, exchange, secrets);
    const reply = await openReply(body, secrets);
    if (!reply.streamed && request.stream !== 'off') yield { type: 'notice', notice: { kind: 'unstreamed' } };

    const answer = createAnswer(reply.streamed, secrets);
    let closesAt: number | undefined;
    while (answer.outcome() === 'open') {
      closesAt = answer.closing() ? (closesAt ?? performance.now() + trailerMs) : undefined;
      const items = closesAt === undefined ? await reply.next() : await nextOfTrailer(reply, closesAt);
      if (typeof items === 'string') {
        yield* answer.end();
        break;
      }
      for (const item of items) {
        for (const event of answer.take(item)) {
          // What arrived before the caller lost interest is not shown after it.
          signal?.throwIfAborted();
          yield event;
        }
        if (answer.outcome() !== 'open') break;
      }
    }
    const outcome = answer.outcome();
    if (outcome instanceof CompletionError) throw outcome;
  } finally {
    body?.cancel();
    exchange.close();
  }
}

/** The answer is whole already: neither a broken connection nor a server that goes on for ever changes that. */
async function nextOfTrailer(reply: Reply, closesAt: number): Promise<readonly ReplyItem[] | 'end' | 'late'> {
  const left = closesAt - performance.now();
  if (left <= 0) return 'late';
  try {
    return await reply.next(left);
  } catch (error) {
    if (error instanceof CompletionError) return 'end';
    throw error;
  }
}
