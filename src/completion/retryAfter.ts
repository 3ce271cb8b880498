/** Response headers in, the milliseconds that the server asks to wait out; undefined where it asks for nothing sensible. */
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

function waitOf(value: string | null, unitMs: number): number | undefined {
  return value !== null && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Math.round(Number(value) * unitMs) : undefined;
}
