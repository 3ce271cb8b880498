/** What became of each test of a row in, one line for each row out: what happened, and whether it was right. */
import { elsewhere, rows } from './rows.ts';

export type Verdict = 'pass' | 'fail' | 'skipped';

export interface RowTestResult {
  readonly row: number;
  readonly verdict: Verdict;
  /** Without what stands for the row. */
  readonly title: string;
  /** What the test told of itself, where it did. */
  readonly happened: string | undefined;
}

export interface RowResult {
  readonly row: number;
  readonly name: string;
  readonly happened: string;
  readonly verdict: Verdict;
  readonly tests: number;
}

/** `complete` where all rows were to be run: then a row without a test has failed. */
export function tableOf(results: readonly RowTestResult[], complete: boolean): readonly RowResult[] {
  const wanted = complete
    ? [...rows.keys()]
    : [...rows.keys()].filter((row) => results.some((result) => result.row === row));
  return wanted.map((row) => {
    const own = results.filter((result) => result.row === row);
    return { row, name: rows.get(row) ?? '', tests: own.length, ...summaryOf(row, own) };
  });
}

function summaryOf(row: number, own: readonly RowTestResult[]): Pick<RowResult, 'happened' | 'verdict'> {
  const place = elsewhere.get(row);
  if (own.length === 0) {
    return place === undefined
      ? { happened: 'there is no test', verdict: 'fail' }
      : { happened: place, verdict: 'skipped' };
  }
  const failed = own.filter(({ verdict }) => verdict === 'fail');
  if (failed.length > 0) return { happened: failed.map(({ title }) => title).join('; '), verdict: 'fail' };
  const skipped = own.filter(({ verdict }) => verdict === 'skipped');
  if (skipped.length === own.length) return { happened: words(skipped), verdict: 'skipped' };
  const passed = words(own.filter(({ verdict }) => verdict === 'pass'));
  // What can be proved of it here is not the row.
  if (place !== undefined) return { happened: `${place}; here: ${passed}`, verdict: 'skipped' };
  return { happened: skipped.length === 0 ? passed : `${passed}; skipped: ${words(skipped)}`, verdict: 'pass' };
}

/** Each once, with how often it happened; what happened most comes first. */
function words(results: readonly RowTestResult[]): string {
  const counts = new Map<string, number>();
  let silent = 0;
  for (const { happened } of results) {
    if (happened === undefined) silent++;
    else counts.set(happened, (counts.get(happened) ?? 0) + 1);
  }
  const told = [...counts].sort(([, a], [, b]) => b - a);
  const parts = told.map(([happened, count]) => (count === 1 ? happened : `${count} × ${happened}`));
  if (silent > 0) parts.push(parts.length === 0 ? 'as promised' : `${silent} more as promised`);
  return parts.join('; ');
}

const width = 110;

/** `13  pass     34  an error in the middle, every dialect  │ server → interrupted; …` */
export function linesOf(table: readonly RowResult[]): readonly string[] {
  const longest = Math.max(...table.map(({ name }) => name.length));
  const head = `row  ${'result'.padEnd(8)} tests  ${'fault'.padEnd(longest)}  what happened`;
  const lines = table.map(({ row, verdict, tests, name, happened }) => {
    const begin = `${String(row).padStart(3)}  ${verdict.padEnd(8)} ${String(tests).padStart(5)}  ${name.padEnd(longest)}`;
    return `${begin}  ${happened.length > width ? `${happened.slice(0, width - 1)}…` : happened}`;
  });
  return [head, ...lines];
}

export function countsOf(table: readonly RowResult[]): Readonly<Record<'passed' | 'failed' | 'skipped', number>> {
  const count = (wanted: Verdict) => table.filter(({ verdict }) => verdict === wanted).length;
  return { passed: count('pass'), failed: count('fail'), skipped: count('skipped') };
}
