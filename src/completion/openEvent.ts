/** Text of an event stream in, in pieces of any size; an error in an event that is not over yet out. */
import { errorInStream } from './inBandError.ts';
import { isObject } from './json.ts';
import { createJsonReader, type JsonReader } from './jsonLines.ts';
import type { ReplyItem } from './reply.ts';

export interface OpenEvent {
  /**
   * The error as soon as its last brace, or the end of its line of words, is there: a server that is failing may never
   * write the blank line behind it, nor close the connection. An event that is over within the piece is left to the
   * reader of the stream.
   */
  feed(text: string): ReplyItem | undefined;
  /** Something of an event is there, and not its end. */
  isBegun(): boolean;
}

/** A line that is JSON itself is no part of an event stream, but it is how a broken handler ends one. */
const beforeValue = /^(?:data:|error:|(?=\{))/;
const longestField = 'error:'.length;
/** As a whole line: the data behind it is an error, whatever it says. */
const errorName = /^event: ?error$/;
const longestName = 'event: error'.length;

export function createOpenEvent(): OpenEvent {
  let afterCr = false;
  /** Of the line, until it is known whether there is a value in it. */
  let begin = '';
  /** Of the line, where it is the data of an error: words that are no JSON. */
  let words = '';
  let isValue = false;
  let isPassedOver = false;
  /** The data of an event may have several lines, which are one value together. */
  let values: JsonReader | undefined;
  /** What the data is was found out. */
  let isDecided = false;
  let isBegun = false;
  let isError = false;

  const endLine = (): ReplyItem | undefined => {
    if (begin === '') {
      isDecided = isBegun = isError = false;
      values = undefined;
    }
    isError ||= errorName.test(begin);
    const data = isDecided ? words.trim() : '';
    begin = words = '';
    isValue = isPassedOver = false;
    return data === '' ? undefined : { type: 'error', data };
  };

  const find = (text: string): ReplyItem | undefined => {
    if (isError) words += text;
    const found = isDecided ? [] : (values?.feed(text) ?? []);
    if (found.length === 0) return undefined;
    isDecided = true;
    const [value] = found;
    isPassedOver = isObject(value) || !isError;
    if (!isObject(value)) return undefined;
    words = '';
    if (isError || begin.startsWith('error')) return { type: 'error', data: JSON.stringify(value) };
    return errorInStream(value) === undefined ? undefined : { type: 'document', value };
  };

  const take = (text: string): ReplyItem | undefined => {
    if (isPassedOver || text === '') return undefined;
    // A comment is no part of an event.
    isBegun ||= begin === '' && !text.startsWith(':');
    if (isValue) return find(text);
    begin += text;
    const field = beforeValue.exec(begin)?.[0];
    const longest = begin.startsWith('event') ? longestName : longestField;
    isPassedOver = field === undefined ? begin.length > longest : isDecided;
    if (field === undefined || isPassedOver) return undefined;
    isValue = true;
    values ??= createJsonReader();
    return find(`\n${begin.slice(field.length)}`);
  };

  return {
    feed: (text) => {
      const rest = (afterCr && text.startsWith('\n') ? text.slice(1) : text).replace(/\r\n?/g, '\n');
      if (text !== '') afterCr = text.endsWith('\r');
      const over = rest.lastIndexOf('\n\n');
      if (over >= 0) {
        begin = words = '';
        endLine();
      }
      let error: ReplyItem | undefined;
      for (const [index, line] of rest
        .slice(over < 0 ? 0 : over + 2)
        .split('\n')
        .entries()) {
        const ended = index > 0 ? endLine() : undefined;
        error ??= ended ?? take(line);
      }
      return error;
    },
    isBegun: () => isBegun,
  };
}
