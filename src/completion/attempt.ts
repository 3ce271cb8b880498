/** One connection in, what the answer says through it out; keeps the time, and the position for the next connection. */
import type { Disposable } from '../util/disposableStore.ts';
import { createAnswer } from './answer.ts';
import { openBody, type BodyText } from './bodyText.ts';
import { createContentClock, type ContentClock } from './contentClock.ts';
import { CompletionError } from './error.ts';
import type { CompletionEvent } from './event.ts';
import { badReply, wishesOf, type Wishes } from './failures.ts';
import { openExchange, type Exchange } from './exchange.ts';
import { stringAt } from './json.ts';
import type { Negotiated } from './negotiate.ts';
import { openReply, type Reply, type ReplyEvent } from './reply.ts';
import { modelIn } from './resume/modelIn.ts';
import { leaveStreams } from './resume/reattach.ts';
import { replayFilter } from './resume/replayFilter.ts';
import { visibleIn } from './resume/visibleIn.ts';
import type { Position } from './resume/journal.ts';
import { recogniseServer, type Run } from './run.ts';
import { sentences } from './sentences.ts';

export interface Approach {
  /** Sends the request, or one that continues it, and resolves once a response begins well. */
  readonly open: (exchange: Exchange) => Promise<Negotiated>;
  /** A new stream, or the old one where it is sent again. */
  readonly position: Position;
  /** The server repeats the old stream after an event id; what was dispatched before is dropped. */
  readonly replays: boolean;
  /** The server reads on in the old stream, so that there is something new in it, or at least its end. */
  readonly readsOn?: boolean;
}

/** After the finish reason: how long to wait for the usage and the end marker, which some servers never send. */
const trailerMs = 1000;
/** An answer in one body takes as long as all of its words, where a stream takes as long as the first. */
const unstreamedFactor = 10;

/**
 * Text and reasoning as the model writes them, and `finish` last. Leaving the iteration closes the connection.
 * @throws CompletionError for everything that a server, the network or the request did; what had arrived before was
 * handed out. A stream that ends without its own end marker or a finish reason is such an error, `network`.
 */
export async function* streamAttempt(approach: Approach, run: Run): AsyncGenerator<CompletionEvent, void, undefined> {
  const { signal, journal, secrets, timeouts } = run;
  const exchange = openExchange(signal);
  let listening: Disposable | undefined;
  let body: BodyText | undefined;
  try {
    const { response, notices, api, streams } = await approach.open(exchange);
    journal.api = api;
    for (const notice of notices) yield { type: 'notice', notice };
    const { conversationId, boundary } = approach.position;
    // Only a stream that the server keeps is taken up by its bytes.
    const onBytes =
      conversationId === undefined
        ? undefined
        : (bytes: Uint8Array) => {
            boundary.feed(bytes);
          };
    body = openBody(response, exchange, secrets, onBytes);
    const firstContent = streams ? timeouts.firstContent : timeouts.firstContent * unstreamedFactor;
    const clock = createContentClock({ ...timeouts, firstContent });
    listening = run.wishes.listen((wish) => {
      const isMeant = clock.hear(wish);
      if (isMeant) exchange.expire();
      return isMeant;
    });
    const reply = await openReply(body, clock, secrets);
    if (!reply.streamed && run.request.stream !== 'off') yield { type: 'notice', notice: { kind: 'unstreamed' } };
    // Before the seam: what a continuation repeats is compared with what was shown, and sent along as it was shown.
    yield* run.ownSecrets.hideIn(readAnswer(reply, clock, approach, run, wishesOf(response.headers)));
    if (conversationId !== undefined) journal.streams.delete(conversationId);
  } finally {
    listening?.dispose();
    body?.cancel();
    exchange.close();
    // Only the stream that brought the last content can be read on.
    leaveStreams(run, journal.position?.conversationId);
  }
}

async function* readAnswer(
  reply: Reply,
  clock: ContentClock,
  { position, replays, readsOn = false }: Approach,
  run: Run,
  wishes: Wishes,
): AsyncGenerator<CompletionEvent, void, undefined> {
  const { journal, secrets } = run;
  const { streamed } = reply;
  const answer = createAnswer({ streamed, secrets, hasWords: journal.hasContent, before: position, wishes });
  const filter = replays ? replayFilter(position) : undefined;
  /** What a replay sends once more is a sign of life, but not for ever. */
  const repeated = new Set<string | undefined>();
  const endOfRefusal = (error: unknown): 'end' => {
    if (error instanceof CompletionError && answer.refusal() !== '') return 'end';
    throw error;
  };
  let fingerprint = '';
  /** What had its finish reason already lacks nothing but the end. */
  let hasNews = position.finishReason !== '';
  let closesAt: number | undefined;
  while (answer.outcome() === 'open') {
    closesAt = answer.closing() ? (closesAt ?? performance.now() + trailerMs) : undefined;
    const events = await (closesAt === undefined
      ? clock.waitFor((limitMs) => reply.next(limitMs)).catch(endOfRefusal)
      : nextOfTrailer(reply, closesAt));
    if (events === 'stalled') {
      yield { type: 'notice', notice: { kind: 'stalled', silentMs: clock.silentMs() } };
      continue;
    }
    if (events === 'keptWaiting') {
      yield { type: 'notice', notice: { kind: 'keptWaiting' } };
      continue;
    }
    if (typeof events === 'string') {
      if (!reply.isCut()) filter?.end();
      if (readsOn && !hasNews && !reply.isCut()) throw badReply(sentences.noReplay, { retryable: true });
      yield* answer.end();
      break;
    }
    for (const event of filter?.admit(events) ?? events) {
      hasNews ||= event.items.length > 0;
      // One after the other, for what is a repetition depends on what was dispatched before.
      if (!answer.isFiltered() && filter?.isNew(event) === false) {
        if (event.id !== undefined && !repeated.has(event.id)) clock.content();
        repeated.add(event.id);
        continue;
      }
      position.model = modelIn(event.items) || position.model;
      position.chunkName.dispatched(event.items);
      position.opening.dispatched(event.items);
      for (const item of event.items) {
        if (fingerprint === '' && item.type === 'document') {
          fingerprint = stringAt(item.value, 'system_fingerprint');
          if (fingerprint !== '') recogniseServer(run, { fingerprint });
        }
        const refusal = answer.refusal();
        const outs = answer.take(item);
        if (answer.refusal() !== refusal) clock.content();
        for (const out of outs) {
          if (out.type === 'text' || out.type === 'reasoning') {
            clock.content();
            position.hasText ||= out.type === 'text';
            journal.position = position;
          }
          yield out;
        }
        if (answer.outcome() !== 'open') break;
      }
      // Only now: an event of which a part was never handed out has to be sent again.
      if (event.items.some(({ type }) => type === 'damaged')) position.isDamaged = true;
      else if (event.id !== undefined || event.items.length > 0) {
        position.ids.dispatched(event.id, event.data, visibleIn(event));
        position.finishReason = answer.finishReason();
      }
      if (answer.outcome() !== 'open') break;
    }
  }
  const outcome = answer.outcome();
  if (outcome instanceof CompletionError) throw outcome;
}

/** The answer is whole already: neither a broken connection nor a server that goes on for ever changes that. */
async function nextOfTrailer(reply: Reply, closesAt: number): Promise<readonly ReplyEvent[] | 'end' | 'late'> {
  const left = closesAt - performance.now();
  if (left <= 0) return 'late';
  try {
    return await reply.next(left);
  } catch (error) {
    if (error instanceof CompletionError) return 'end';
    throw error;
  }
}
