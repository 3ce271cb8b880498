import assert from 'node:assert/strict';
import { parseErrorBody } from '../../../src/completion/errorBody.ts';
import { retryAfterMs } from '../../../src/completion/retryAfter.ts';

const now = Date.parse('Fri, 07 Jun 2024 12:00:00 GMT');
const cases: readonly (readonly [headers: Record<string, string>, expected: number | undefined])[] = [
  [{}, undefined],
  [{ 'retry-after': '3' }, 3000],
  [{ 'retry-after': ' 0 ' }, 0],
  [{ 'retry-after': '1.5' }, 1500],
  [{ 'retry-after': '3600' }, 3_600_000],
  [{ 'retry-after': '-3' }, undefined],
  [{ 'retry-after': 'NaN' }, undefined],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '' }, undefined],
  [{ 'retry-after': '1e3' }, undefined],
  [{ 'retry-after': 'Fri, 07 Jun 2024 12:00:20 GMT' }, 20_000],
  [{ 'retry-after': 'Fri, 07 Jun 2024 11:00:00 GMT' }, 0],
  [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
  [{ 'retry-after-ms': 'x', 'retry-after': '9' }, 9000],
];

describe('retryAfterMs', () => {
  for (const [headers, expected] of cases) {
    it(`${JSON.stringify(headers)} is ${String(expected)}`, () => {
      assert.equal(retryAfterMs(new Headers(headers), now), expected);
    });
  }
});

describe('the wait that an error body asks for', () => {
  const quota = { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', retryDelay: '9s' };
  const info = (retryDelay: unknown) => ({ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay });
  for (const [details, expected] of [
    [[quota, info('34.4s')], 34_400],
    [[info('0s')], 0],
    [[info('3600s')], 3_600_000],
    [[info('-1s')], undefined],
    [[info('soon')], undefined],
    [[info('1.2.3s')], undefined],
    [[info(7)], undefined],
    [[null, 'words', quota], undefined],
    ['words', undefined],
  ] as const) {
    it(`${JSON.stringify(details)} is ${String(expected)}`, () => {
      const error = { error: { code: 429, message: 'Slow down', details } };
      assert.equal(parseErrorBody(JSON.stringify(error)).retryAfterMs, expected);
      // Google's OpenAI layer wraps the error in an array.
      assert.equal(parseErrorBody(JSON.stringify([error])).retryAfterMs, expected);
    });
  }
});
