/** Text of an event stream in, in pieces of any size; its events out, as the WHATWG specification frames them. */
import { createParser } from 'eventsource-parser';
import { badReply } from './failures.ts';
import { isErrorText } from './inBandError.ts';
import { sentences } from './sentences.ts';

export interface StreamEvent {
  /** The name that the server gave it, empty where it gave none. */
  readonly name: string;
  readonly data: string;
  /** The id that the event itself carried, empty where it took back the ids before; undefined where it had none. */
  readonly id?: string | undefined;
  /** False for what stood after the last blank line when the stream ended: not an event, but it may tell why. */
  readonly whole: boolean;
}

export interface SseReader {
  /** @throws CompletionError `badReply` where more comes without an event than anything that a model writes. */
  feed(text: string): readonly StreamEvent[];
  /** The stream is over: what never became an event. */
  rest(): readonly StreamEvent[];
  /** Something came that is not part of an event stream. */
  foreign(): boolean;
}

/** Characters without an event, and of one JSON body. */
export const longestPiece = 16 * 1024 * 1024;

export function createSseReader(): SseReader {
  let events: StreamEvent[] = [];
  let whole = true;
  let foreign = false;
  let sinceEvent = 0;
  let afterCr = false;
  const parser = createParser({
    onEvent: ({ event = '', data, id }) => events.push({ name: event, data, id, whole }),
    onError: ({ type, field = '', value = '', line = '' }) => {
      if (type !== 'unknown-field') return;
      // Older llama.cpp servers and their kin report errors in a field of that name.
      if (field === 'error') events.push({ name: 'error', data: value, whole });
      // A handler that breaks in the middle may write its error without the framing.
      else if (field.startsWith('{') && isErrorText(line)) events.push({ name: 'error', data: line, whole });
      // A stray mark before the field name would hide a piece of the answer.
      else if (/^[\uFEFF\uFFFD]+data$/.test(field)) events.push({ name: '', data: `${field}:${value}`, whole });
      else foreign ||= whole || !isBegin(field);
    },
  });

  const parse = (text: string) => {
    events = [];
    // The parser holds a line that ends in CR back until it knows whether LF follows. A live stream cannot wait: the CR
    // ends the line now, and an LF that follows belongs to it.
    const rest = afterCr && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') afterCr = text.endsWith('\r');
    parser.feed(rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest);
    return events;
  };

  const feed = (text: string) => {
    // Counted as it comes: an event of many short lines takes up far more than its data.
    if (sinceEvent > longestPiece) throw badReply(sentences.tooLong);
    const found = parse(text);
    sinceEvent = found.length > 0 ? 0 : sinceEvent + text.length;
    return found;
  };

  return {
    feed,
    rest: () => {
      whole = false;
      return feed('\n\n');
    },
    foreign: () => foreign,
  };
}

/** The last line of a cut stream may be the beginning of a field. */
function isBegin(text: string): boolean {
  return ['data', 'event', 'id', 'retry', 'error'].some((name) => name.startsWith(text));
}
