import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readReport, type Report } from '../../../support/testRun/report.ts';
import { addUp, countStep, totalLine, type StepOutcome } from '../../../support/testRun/total.ts';

const passed: Report = { passed: 3, failed: 0, failures: [] };
const partly: Report = { passed: 2, failed: 1, failures: ['the panel: no'] };
const nothing: Report = { passed: 0, failed: 0, failures: [] };

describe('the total of a test run', () => {
  const counts = (outcome: StepOutcome) => totalLine(countStep(outcome));

  it('counts a check as one', () => {
    assert.equal(counts({ exitCode: 0, reports: [] }), '1 passed, 0 failed');
    assert.equal(counts({ exitCode: 2, reports: [] }), '0 passed, 1 failed');
  });

  it('adds up the reports of a step, and keeps what failed', () => {
    assert.deepEqual(countStep({ exitCode: 1, reports: [passed, partly] }), {
      passed: 5,
      failed: 1,
      failures: ['the panel: no'],
    });
  });

  it('counts a crash as a failure, before a report and after it', () => {
    assert.equal(counts({ exitCode: 1, reports: [undefined] }), '0 passed, 1 failed');
    assert.equal(counts({ exitCode: 0, reports: [passed, undefined] }), '3 passed, 1 failed');
    assert.equal(counts({ exitCode: 1, reports: [passed] }), '3 passed, 1 failed');
  });

  it('counts a step that ran nothing as a failure', () => {
    assert.equal(counts({ exitCode: 0, reports: [nothing] }), '0 passed, 1 failed');
  });

  it('is one line', () => {
    assert.equal(totalLine(addUp([passed, partly])), '5 passed, 1 failed');
  });
});

describe('the report of a mocha run', () => {
  it('has the counts of a real run, and what failed in it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'second-look-unit-'));
    try {
      const suite = join(folder, 'suite.cjs');
      writeFileSync(suite, 'it("a", () => {}); it("b", () => {}); it("c", () => { throw new Error("no\\nnever") })');
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
      assert.deepEqual(readReport(report), { passed: 2, failed: 1, failures: ['c: no'] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
