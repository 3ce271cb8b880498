/** Response headers or an error in, the milliseconds that the server asks to wait out; undefined for nothing sensible. */
import { arrayAt, isObject, stringAt, type JsonObject } from './json.ts';

export function retryAfterMs(headers: Headers, now = Date.now()): number | undefined {
  const exact = waitOf(headers.get('retry-after-ms'), 1);
  if (exact !== undefined) return exact;
  const value = headers.get('retry-after');
  const seconds = waitOf(value, 1000);
  if (seconds !== undefined || value === null) return seconds;
  // A date without letters would be read as anything that a lenient parser can make of a number.
  const date = /[a-z]/i.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Google says it in a detail of the error, in seconds: `34.4s`. */
export function retryDelayMs(error: JsonObject): number | undefined {
  const info = (arrayAt(error, 'details') ?? []).filter(isObject).find((detail) => {
    return stringAt(detail, '@type').endsWith('google.rpc.RetryInfo');
  });
  const [, seconds = null] = /^([\d.]+)s$/.exec(stringAt(info ?? {}, 'retryDelay')) ?? [];
  return waitOf(seconds, 1000);
}

function waitOf(value: string | null, unitMs: number): number | undefined {
  return value !== null && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Math.round(Number(value) * unitMs) : undefined;
}
