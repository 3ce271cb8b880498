/** The body of a response whose status says that there is no answer in, what it says out. */
import { readBegin, type BodyText } from './bodyText.ts';
import { parseErrorBody, type ErrorBody } from './errorBody.ts';
import { isObject, parseJson, type JsonObject } from './json.ts';
import { createJsonReader } from './jsonLines.ts';

/** An error page can be long, and a broken server may never end it. */
const limits = { characters: 64 * 1024, ms: 2000 };

/** Reads to the last brace where the body is JSON: a server that is failing may not end what it writes. */
export async function readError(body: BodyText): Promise<ErrorBody> {
  const reader = createJsonReader();
  let isDecided = false;
  let found: JsonObject | undefined;
  const isOver = (piece: string): boolean => {
    const values = isDecided ? [] : reader.feed(piece);
    isDecided ||= values.length > 0;
    const [first] = values;
    if (isObject(first)) found = first;
    return found !== undefined;
  };
  const { text } = await readBegin(body, { ...limits, isOver });
  // A list of which the end is missing.
  return parseErrorBody(found !== undefined && parseJson(text) === undefined ? JSON.stringify(found) : text);
}
