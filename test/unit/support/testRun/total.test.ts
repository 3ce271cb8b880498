import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readReport } from '../../../support/testRun/report.ts';
import { addUp, countStep, totalLine } from '../../../support/testRun/total.ts';

describe('the total of a test run', () => {
  it('counts a check as one', () => {
    assert.deepEqual(countStep({ exitCode: 0, reports: [] }), { passed: 1, failed: 0 });
    assert.deepEqual(countStep({ exitCode: 2, reports: [] }), { passed: 0, failed: 1 });
  });

  it('adds up the reports of a step', () => {
    const reports = [
      { passed: 3, failed: 0 },
      { passed: 2, failed: 1 },
    ];
    assert.deepEqual(countStep({ exitCode: 1, reports }), { passed: 5, failed: 1 });
  });

  it('counts a crash as a failure, before a report and after it', () => {
    assert.deepEqual(countStep({ exitCode: 1, reports: [undefined] }), { passed: 0, failed: 1 });
    assert.deepEqual(countStep({ exitCode: 0, reports: [{ passed: 3, failed: 0 }, undefined] }), {
      passed: 3,
      failed: 1,
    });
    assert.deepEqual(countStep({ exitCode: 1, reports: [{ passed: 3, failed: 0 }] }), { passed: 3, failed: 1 });
  });

  it('counts a step that ran nothing as a failure', () => {
    assert.deepEqual(countStep({ exitCode: 0, reports: [{ passed: 0, failed: 0 }] }), { passed: 0, failed: 1 });
  });

  it('is one line', () => {
    const reports = [
      { passed: 3, failed: 0 },
      { passed: 2, failed: 1 },
    ];
    assert.equal(totalLine(addUp(reports)), '5 passed, 1 failed');
  });
});

describe('the report of a mocha run', () => {
  it('has the counts of a real run', () => {
    const folder = mkdtempSync(join(tmpdir(), 'second-look-unit-'));
    try {
      const suite = join(folder, 'suite.cjs');
      writeFileSync(suite, 'it("a", () => {}); it("b", () => {}); it("c", () => { throw new Error("no") })');
      const report = join(folder, 'deep', 'report.json');
      assert.equal(readReport(report), undefined);
      const reporter = resolve('test/support/testRun/specWithReport.ts');
      const args = ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', '--no-config', '--reporter', reporter, suite];
      const { status, stdout } = spawnSync(process.execPath, args, {
        encoding: 'utf8',
        env: { ...process.env, SECOND_LOOK_REPORT: report },
      });
      assert.equal(status, 1);
      assert.match(stdout, /2 passing/);
      assert.deepEqual(readReport(report), { passed: 2, failed: 1 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
