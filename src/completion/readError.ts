/** The body of a response whose status says that there is no answer in, what it says out. */
import { readBegin, type BodyText } from './bodyText.ts';
import { parseErrorBody, type ErrorBody } from './errorBody.ts';
import { isObject, parseJson, type JsonObject } from './json.ts';
import { createJsonReader } from './jsonLines.ts';
import { createSseReader, type StreamEvent } from './sse.ts';

/** An error page can be long, and a broken server may never end it. */
const limits = { characters: 64 * 1024, ms: 2000 };

/**
 * Reads to the last brace where the body is JSON, and to the first data where it is an event stream: a server that is
 * failing may not end what it writes.
 */
export async function readError(body: BodyText): Promise<ErrorBody> {
  const events = createSseReader();
  // A line of a page or of plain text may look like one of an event stream.
  const dataOf = (found: readonly StreamEvent[]): string | undefined =>
    events.foreign() ? undefined : found.find(({ data: each }) => each.trim() !== '')?.data;
  let data: string | undefined;
  const reader = createJsonReader();
  let isDecided = false;
  let found: JsonObject | undefined;
  const isOver = (piece: string): boolean => {
    data ??= dataOf(events.feed(piece));
    const values = isDecided ? [] : reader.feed(piece);
    isDecided ||= values.length > 0;
    const [first] = values;
    if (isObject(first)) found = first;
    return found !== undefined || data !== undefined;
  };
  const { text } = await readBegin(body, { ...limits, isOver });
  if (found === undefined) data ??= dataOf(events.rest());
  if (data !== undefined) return parseErrorBody(data);
  // A list of which the end is missing.
  return parseErrorBody(found !== undefined && parseJson(text) === undefined ? JSON.stringify(found) : text);
}
