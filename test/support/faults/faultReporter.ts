/** A mocha run over the rows → mocha's own output, then the table of the rows and its counts. */
import Mocha from 'mocha';
import { failureOf, writeReport } from '../testRun/report.ts';
import { countsOf, linesOf, tableOf, type RowTestResult, type Verdict } from './faultTable.ts';
import type { Told } from './fault.ts';

export class FaultReporter extends Mocha.reporters.Dot {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const results: RowTestResult[] = [];
    const add = (test: Mocha.Runnable & Told, verdict: Verdict) => {
      const name = test.fullTitle();
      const row = Number(/\bfault (\d+)/.exec(name)?.[1]);
      const title = name.replace(/^.*?\bfault \d+:? ?/, '');
      results.push({ row, verdict, title, happened: test.happened });
    };
    runner.on('pass', (test) => {
      add(test, 'pass');
    });
    const failures: string[] = [];
    runner.on('fail', (test, error: Error) => {
      add(test, 'fail');
      failures.push(failureOf(test, error));
    });
    runner.on('pending', (test) => {
      add(test, 'skipped');
    });
    runner.once('end', () => {
      const table = tableOf(results, process.env['SECOND_LOOK_FAULT_ROWS'] === undefined);
      const { passed, failed, skipped } = countsOf(table);
      // A failure that belongs to no row, such as one in a hook, is one too.
      const stray = results.filter(({ row, verdict }) => Number.isNaN(row) && verdict === 'fail').length;
      const counts = { passed, failed: failed + stray, failures };
      process.stdout.write(`\n${linesOf(table).join('\n')}\n\n`);
      if (skipped > 0) process.stdout.write(`${skipped} skipped by name: ${skippedNames(table)}\n`);
      process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
      const path = process.env['SECOND_LOOK_REPORT'];
      if (path !== undefined) writeReport(path, counts);
    });
  }
}

function skippedNames(table: ReturnType<typeof tableOf>): string {
  return table
    .filter(({ verdict }) => verdict === 'skipped')
    .map(({ row, happened }) => `${row} (${happened})`)
    .join(', ');
}

// Mocha's command line takes a reporter by its file, and there the default export.
export { FaultReporter as default };
