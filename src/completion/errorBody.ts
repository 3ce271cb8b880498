/** What a server sent instead of an answer, in any dialect; its own words and its error codes out. */
import { arrayAt, countAt, isObject, objectAt, parseJson, stringAt, type JsonObject } from './json.ts';
import { retryDelayMs } from './retryAfter.ts';

export interface ErrorBody {
  /** The server's words, not yet cleaned; empty where it gave none. */
  readonly message: string;
  /** Every code and type it named, in lower case. */
  readonly codes: readonly string[];
  /** The status that it wrote into the body, which need not be that of the response. */
  readonly status?: number;
  /** How long it asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The request parameter that it complains about. */
  readonly parameter?: string;
  /** The parameters that a schema check complained about, each with the complaint. */
  readonly fields: readonly { readonly place: readonly string[]; readonly complaint: string }[];
}

/** JSON, HTML or plain text. */
export function parseErrorBody(text: string): ErrorBody {
  const json = parseJson(text);
  // Google's OpenAI layer wraps the error in an array.
  const value: unknown = Array.isArray(json) ? json[0] : json;
  if (!isObject(value)) return { message: typeof json === 'string' ? json : textOf(text), codes: [], fields: [] };
  const body = readErrorBody(value);
  return body.message === '' ? { ...body, message: text } : body;
}

export function readErrorBody(body: JsonObject): ErrorBody {
  const inner = objectAt(body, 'error') ?? (arrayAt(body, 'errors') ?? []).find(isObject) ?? body;
  const layers = inner === body ? [body] : [inner, body];
  const named = layers.flatMap((layer) =>
    ['code', 'type', 'status', 'error_type'].flatMap((key) => codeOf(layer[key])),
  );
  const status = layers.map(statusIn).find((found) => found !== undefined);
  const wait = layers.map(retryDelayMs).find((found) => found !== undefined);
  const parameter = layers.map((layer) => stringAt(layer, 'param')).find((found) => found !== '');
  return {
    message: messageOf(body, inner),
    // xAI puts the code beside an `error` that is a sentence; Cohere names the type only in its `message`.
    codes: [...new Set(named)],
    fields: layers.flatMap(fieldsOf),
    ...(status === undefined ? {} : { status }),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    ...(parameter === undefined ? {} : { parameter }),
  };
}

function messageOf(body: JsonObject, inner: JsonObject): string {
  const candidates = [
    inner['message'],
    body['error'],
    body['message'],
    body['error_message'],
    body['detail'],
    body['errors'],
  ];
  const message = candidates.map((candidate) => wordsOf(candidate)).find((words) => words !== '') ?? '';
  // OpenRouter says only that a provider failed, and hands on the provider's words.
  const upstream = stringAt(objectAt(inner, 'metadata') ?? {}, 'raw');
  return upstream === '' ? message : `${message}: ${upstream}`;
}

/** `depth` bounds what a hostile body can nest. */
function wordsOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value.trim();
  if (depth > 3) return '';
  if (Array.isArray(value)) {
    const words = value.slice(0, 20).map((item) => wordsOf(item, depth + 1));
    return words.filter(Boolean).join('; ');
  }
  if (!isObject(value)) return '';
  const complaint = stringAt(value, 'msg');
  const place = arrayAt(value, 'loc');
  if (complaint !== '') return place === undefined ? complaint : `${place.join('.')}: ${complaint}`;
  return stringAt(value, 'message') || wordsOf(value['detail'], depth + 1);
}

function codeOf(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? [value.toLowerCase()] : [];
}

function statusIn(layer: JsonObject): number | undefined {
  const candidates = ['code', 'status_code', 'statusCode', 'status'].map(
    (key) => countAt(layer, key) ?? Number(stringAt(layer, key) || NaN),
  );
  return candidates.find((code) => Number.isInteger(code) && code >= 400 && code < 600);
}

/** Schema complaints as FastAPI and its kin write them; Mistral has them inside `message`. */
function fieldsOf(layer: JsonObject): { place: string[]; complaint: string }[] {
  const lists = [layer['detail'], objectAt(layer, 'message')?.['detail'], layer['message']];
  const entries = lists.flatMap((list): unknown[] => (Array.isArray(list) ? list : []));
  return entries.filter(isObject).map((entry) => ({
    place: (arrayAt(entry, 'loc') ?? []).map(String),
    complaint: `${stringAt(entry, 'type')} ${stringAt(entry, 'msg')}`,
  }));
}

/** A page's title says more than its markup. */
function textOf(whole: string): string {
  // The patterns below are not linear on hostile markup, and nothing after this would be shown.
  const text = whole.slice(0, 10_000);
  if (!text.trimStart().startsWith('<')) return text;
  const title = /<title[^>]*>([^<]+)/i.exec(text)?.[1]?.trim() ?? '';
  return title === '' ? text.replace(/<(script|style)\b[\s\S]*?<\/\1>|<[^>]*>/gi, ' ') : title;
}
