/** One JSON document of a reply in; the error that it reports out, in whichever dialect, undefined where it reports none. */
import { isObject, objectAt, stringAt, type JsonObject } from './json.ts';

export function errorIn(value: JsonObject): JsonObject | undefined {
  const error = value['error'];
  // Servers written in Go may send the field empty in every chunk.
  if (typeof error === 'string' ? error !== '' : isObject(error) && Object.keys(error).length > 0) return value;
  // Older vLLM and SGLang; Anthropic's kin; some hosts of vLLM.
  if (value['object'] === 'error' || value['type'] === 'error' || stringAt(value, 'error_message') !== '') return value;
  const groq = stringAt(objectAt(value, 'x_groq') ?? {}, 'error');
  return groq === '' ? undefined : { error: groq };
}
