/** Text of an event stream in, in pieces of any size; an error in an event that is not over yet out. */
import { errorInStream } from './inBandError.ts';
import { isObject } from './json.ts';
import { createJsonReader, type JsonReader } from './jsonLines.ts';
import type { ReplyItem } from './reply.ts';

export interface OpenEvent {
  /**
   * The error as soon as its last brace is there: a server that is failing may never write the blank line behind it, nor
   * close the connection. An event that is over within the piece is left to the reader of the stream.
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
  let values: JsonReader | undefined;
  let isPassedOver = false;
  /** Where the data of an event has several lines, no line of it is the whole. */
  let hasData = false;
  let isBegun = false;
  let isError = false;

  const startLine = () => {
    if (begin === '') hasData = isBegun = isError = false;
    isError ||= errorName.test(begin);
    begin = '';
    values = undefined;
    isPassedOver = false;
  };

  const find = (text: string): ReplyItem | undefined => {
    const found = (values?.feed(text) ?? []).find(isObject);
    if (found === undefined) return undefined;
    isPassedOver = true;
    if (isError || begin.startsWith('error')) return { type: 'error', data: JSON.stringify(found) };
    return errorInStream(found) === undefined ? undefined : { type: 'document', value: found };
  };

  const take = (text: string): ReplyItem | undefined => {
    if (isPassedOver || text === '') return undefined;
    // A comment is no part of an event.
    isBegun ||= begin === '' && !text.startsWith(':');
    if (values !== undefined) return find(text);
    begin += text;
    const field = beforeValue.exec(begin)?.[0];
    const longest = begin.startsWith('event') ? longestName : longestField;
    isPassedOver = field === undefined ? begin.length > longest : hasData;
    if (field === undefined || isPassedOver) return undefined;
    hasData = true;
    values = createJsonReader();
    return find(begin.slice(field.length));
  };

  return {
    feed: (text) => {
      const rest = (afterCr && text.startsWith('\n') ? text.slice(1) : text).replace(/\r\n?/g, '\n');
      if (text !== '') afterCr = text.endsWith('\r');
      const over = rest.lastIndexOf('\n\n');
      if (over >= 0) {
        begin = '';
        startLine();
      }
      let error: ReplyItem | undefined;
      for (const [index, line] of rest
        .slice(over < 0 ? 0 : over + 2)
        .split('\n')
        .entries()) {
        if (index > 0) startLine();
        error ??= take(line);
      }
      return error;
    },
    isBegun: () => isBegun,
  };
}
