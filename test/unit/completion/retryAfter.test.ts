import assert from 'node:assert/strict';
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
