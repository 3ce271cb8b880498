/** One JSON document of a reply in; the error that it reports out, in whichever dialect, undefined where it reports none. */
import { readErrorBody } from './errorBody.ts';
import { arrayAt, countAt, isObject, objectAt, parseJson, stringAt, type JsonObject } from './json.ts';

export function errorIn(value: JsonObject): JsonObject | undefined {
  // Older vLLM and SGLang; Anthropic's kin; some hosts of vLLM.
  const isNamed = value['object'] === 'error' || value['type'] === 'error' || stringAt(value, 'error_message') !== '';
  if (isNamed || value['error'] === true || isReport(value['error']) || isFlat(value)) return value;
  // Cloudflare.
  if (value['choices'] === undefined && (arrayAt(value, 'errors') ?? []).length > 0) return value;
  const groq = stringAt(objectAt(value, 'x_groq') ?? {}, 'error');
  if (groq !== '') return { error: groq };
  const choice = arrayAt(value, 'choices')?.[0];
  return isObject(choice) && isReport(choice['error']) ? { error: choice['error'] } : undefined;
}

/** In a stream also words without a status, which in a body of its own may come from another service altogether. */
export function errorInStream(value: JsonObject): JsonObject | undefined {
  return errorIn(value) ?? (isDetail(value) || isComplaint(value) ? value : undefined);
}

/** As FastAPI has it. */
function isDetail(value: JsonObject): boolean {
  return Object.keys(value).length === 1 && readErrorBody({ detail: value['detail'] }).message !== '';
}

/** Words beside a code, as Alibaba's; gateways have the words alone, and so may anything that is no error. */
function isComplaint(value: JsonObject): boolean {
  const message = stringAt(value, 'message');
  if (value['choices'] !== undefined || message === '') return false;
  const code = stringAt(value, 'code');
  const isFailure = code === '' ? (countAt(value, 'code') ?? 0) >= 400 : !/^(?:\d+|ok|success)$/i.test(code);
  const isAlone = Object.keys(value).every((key) => key === 'message' || /id$/i.test(key));
  return isFailure || (isAlone && faultWords.test(message));
}

const faultWords =
  /error|fail|exception|timed? ?out|unavailable|exceeded|too many|overloaded|denied|forbidden|unauthorized|invalid/i;

/** Whether the text is one JSON document that reports an error. */
export function isErrorText(text: string): boolean {
  const value = parseJson(text);
  return isObject(value) && errorInStream(value) !== undefined;
}

/** Servers written in Go may send the field empty in every chunk. */
function isReport(error: unknown): boolean {
  return typeof error === 'string' ? error !== '' : isFilled(error);
}

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Gateways name a status beside their words, and some of them say 200 or 0 where all is well. */
function isFlat(value: JsonObject): boolean {
  if (value['choices'] !== undefined) return false;
  const { message, status } = readErrorBody(value);
  return message !== '' && status !== undefined;
}
