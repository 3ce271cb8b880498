import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countsOf, linesOf, tableOf, type RowTestResult } from '../../../support/faults/faultTable.ts';
import { elsewhere, rows } from '../../../support/faults/rows.ts';

const result = (row: number, verdict: RowTestResult['verdict'], happened?: string): RowTestResult => ({
  row,
  verdict,
  title: `case of ${row}`,
  happened,
});

describe('the table of the faults', () => {
  it('has one line for each row of the matrix, in its order', () => {
    const wanted = [...Array.from({ length: 21 }, (_, index) => index + 1)];
    for (let row = 38; row <= 63; row++) wanted.push(row);
    assert.deepEqual([...rows.keys()], [...wanted, 65]);
    assert.equal(tableOf([], true).length, wanted.length + 1);
  });

  it('calls a row without a test failed, unless it runs elsewhere', () => {
    const table = tableOf([], true);
    for (const { row, verdict } of table) assert.equal(verdict, elsewhere.has(row) ? 'skipped' : 'fail');
    assert.deepEqual(countsOf(table), { passed: 0, failed: rows.size - elsewhere.size, skipped: elsewhere.size });
  });

  it('does not call a row passed of which only a part runs here', () => {
    const [row] = tableOf([result(57, 'pass', 'one resume')], false);
    assert.deepEqual([row?.verdict, row?.happened], ['skipped', 'npm run test:loss; here: one resume']);
    assert.equal(tableOf([result(57, 'fail')], false)[0]?.verdict, 'fail');
  });

  it('shows only the rows that were run where not all were', () => {
    assert.deepEqual(
      tableOf([result(7, 'pass')], false).map(({ row }) => row),
      [7],
    );
  });

  it('is as bad as the worst of a row, and says which', () => {
    const [row] = tableOf(
      [result(7, 'pass', 'fine'), result(7, 'fail', 'fine'), result(7, 'skipped', 'no IPv6')],
      false,
    );
    assert.deepEqual([row?.verdict, row?.happened, row?.tests], ['fail', 'case of 7', 3]);
  });

  it('tells what happened once, with how often, and names what was skipped', () => {
    const results = [result(7, 'pass', 'a'), result(7, 'pass', 'b'), result(7, 'pass', 'b'), result(7, 'pass')];
    assert.equal(tableOf(results, false)[0]?.happened, '2 × b; a; 1 more as promised');
    assert.equal(
      tableOf([...results, result(7, 'skipped', 'no IPv6')], false)[0]?.happened,
      '2 × b; a; 1 more as promised; skipped: no IPv6',
    );
    const [skipped] = tableOf([result(8, 'skipped', 'no IPv6')], false);
    assert.deepEqual([skipped?.verdict, skipped?.happened], ['skipped', 'no IPv6']);
  });

  it('is a line for each row under its head', () => {
    const lines = linesOf(tableOf([result(7, 'pass', 'x'.repeat(500))], false));
    assert.equal(lines.length, 2);
    assert.match(lines[1] ?? '', /^ {2}7 {2}pass {9}1 {2}a cut at every byte of an event {2}x+…$/);
  });
});

describe('a run of the rows', () => {
  it('ends with the counts of the rows, and reports the same', () => {
    const folder = mkdtempSync(join(tmpdir(), 'second-look-unit-'));
    try {
      const suite = join(folder, 'suite.cjs');
      writeFileSync(
        suite,
        `it("fault 3: a", () => {}); it("fault 3: b", () => {});
         it("fault 4: c", () => { throw new Error("no") }); it("fault 5: d", function () { this.skip() })`,
      );
      const report = join(folder, 'report.json');
      const args = ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', '--no-config'];
      const { status, stdout } = spawnSync(
        process.execPath,
        [...args, '--reporter', './test/support/faults/faultReporter.ts', suite],
        { encoding: 'utf8', env: { ...process.env, SECOND_LOOK_REPORT: report, SECOND_LOOK_FAULT_ROWS: '3,4,5' } },
      );
      assert.equal(status, 1);
      assert.match(stdout, /^ {2}3 {2}pass .*\n {2}4 {2}fail .* c\n {2}5 {2}skipped /m);
      assert.equal(stdout.trimEnd().split('\n').at(-1), '1 passed, 1 failed');
      assert.deepEqual(JSON.parse(readFileSync(report, 'utf8')), {
        passed: 1,
        failed: 1,
        failures: ['fault 4: c: no'],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
