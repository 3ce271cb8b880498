/** A body that should hold an answer in, what it holds piece by piece out; its content decides how it is read, not its type. */
import { readBegin, type BodyText } from './bodyText.ts';
import { extentOf } from './chunk.ts';
import type { ContentClock } from './contentClock.ts';
import { badReply } from './failures.ts';
import { errorInStream } from './inBandError.ts';
import { createJsonReader } from './jsonLines.ts';
import { isObject, parseJson, type JsonObject } from './json.ts';
import { createOpenEvent } from './openEvent.ts';
import { sentences } from './sentences.ts';
import { createSseReader, type SseReader, type StreamEvent } from './sse.ts';

export type ReplyItem =
  /** One chunk of a stream, or a whole completion. */
  | { readonly type: 'document'; readonly value: JsonObject }
  /** The server reported an error in an event of that name. */
  | { readonly type: 'error'; readonly data: string }
  /** An event that should be JSON and is not. */
  | { readonly type: 'damaged' }
  /** `[DONE]`, or the end of a body that was the answer. */
  | { readonly type: 'done' };

/** What came together: one event of a stream, or values of a body. */
export interface ReplyEvent {
  /** As in StreamEvent. */
  readonly id?: string | undefined;
  /** The event's data as it came; empty for a body. */
  readonly data: string;
  readonly items: readonly ReplyItem[];
}

export interface Reply {
  /** False where the server sent one JSON body instead of an event stream. */
  readonly streamed: boolean;
  /** @throws CompletionError where the connection breaks, or the body ends and never was a reply. */
  next(limitMs?: number): Promise<readonly ReplyEvent[] | 'end' | 'late'>;
  /** The body ended inside an event, so it was cut. */
  isCut(): boolean;
}

const excerptLimits = { characters: 4000, ms: 1000 };

/** Reads up to the first character that tells what the body is, waiting through `clock`. */
export async function openReply(body: BodyText, clock: ContentClock, secrets: readonly string[]): Promise<Reply> {
  let begin = '';
  while (begin === '') {
    const piece = await clock.waitFor((limitMs) => body.next(limitMs));
    // Before any content there is no soft limit, and no silence that a user could bear.
    if (piece === 'stalled' || piece === 'keptWaiting') continue;
    if (piece === 'end') throw badReply(sentences.empty, { retryable: true });
    // Some servers keep the connection alive with blank lines before the answer.
    begin = piece.text.trimStart();
  }
  if (begin.startsWith('<')) {
    const { text } = await readBegin(body, excerptLimits, begin);
    throw badReply(sentences.page, { excerpt: text, secrets });
  }
  return /^[{[]/.test(begin) ? jsonReply(body, begin) : eventReply(body, begin, secrets);
}

function jsonReply(body: BodyText, begin: string): Reply {
  const reader = createJsonReader();
  let first: string | undefined = begin;
  let values = 0;
  let isAlone = false;
  let over = false;
  const itemsIn = (found: readonly unknown[]): ReplyItem[] =>
    found.map(itemOf).flatMap((item) => {
      const extent = values++ === 0 && item.type === 'document' ? extentOf(item.value) : 'part';
      isAlone = extent === 'alone';
      return extent === 'whole' ? [item, { type: 'done' }] : [item];
    });
  return {
    streamed: false,
    next: async (limitMs) => {
      if (over) return 'end';
      const piece = first === undefined ? await body.next(limitMs) : { text: first };
      first = undefined;
      if (piece === 'late') return piece;
      if (piece !== 'end') return [{ data: '', items: itemsIn(reader.feed(piece.text)) }];
      over = true;
      const rest = itemsIn(reader.rest());
      return [{ data: '', items: isAlone ? [...rest, { type: 'done' }] : rest }];
    },
    // That is an error of the reader.
    isCut: () => false,
  };
}

function itemOf(json: unknown): ReplyItem {
  // Google's OpenAI layer wraps an error in an array.
  const value: unknown = Array.isArray(json) && json.length === 1 ? json[0] : json;
  return isObject(value) ? { type: 'document', value } : { type: 'damaged' };
}

function eventReply(body: BodyText, begin: string, secrets: readonly string[]): Reply {
  const reader = createSseReader();
  const open = createOpenEvent();
  let first: string | undefined = begin;
  let excerpt = '';
  let seen = false;
  return {
    streamed: true,
    next: async (limitMs) => {
      const piece = first === undefined ? await body.next(limitMs) : { text: first };
      first = undefined;
      if (piece === 'late') return piece;
      if (piece !== 'end') {
        if (!seen && excerpt.length < excerptLimits.characters) excerpt += piece.text;
        const events = reader.feed(piece.text);
        seen ||= events.length > 0;
        const whole = events.map((event) => ({ id: event.id, data: event.data, items: itemsOf(event) }));
        const error = open.feed(piece.text);
        return error === undefined ? whole : [...whole, { data: '', items: [error] }];
      }
      const reason = errorInRest(reader);
      if (reason !== undefined) return [{ data: '', items: [reason] }];
      if (!seen && reader.foreign()) throw badReply(sentences.notACompletion, { excerpt, secrets });
      return 'end';
    },
    isCut: () => open.isBegun(),
  };
}

/** An event that the stream's end cut off is not shown, but where it is an error it tells why the stream ended. */
function errorInRest(reader: SseReader): ReplyItem | undefined {
  return reader
    .rest()
    .flatMap(itemsOf)
    .find((item) => item.type === 'error' || (item.type === 'document' && errorInStream(item.value) !== undefined));
}

const keepAlives = new Set(['ping', 'keepalive', 'keep-alive', 'heartbeat']);

function itemsOf({ name, data }: StreamEvent): ReplyItem[] {
  const text = data.trim();
  if (name === 'error') return [{ type: 'error', data }];
  if (text === '' || keepAlives.has(name)) return [];
  if (text === '[DONE]') return [{ type: 'done' }];
  return [itemOf(parseJson(text))];
}
