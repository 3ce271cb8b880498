/** A mocha run → mocha's own spec output, and its counts in the file that `SECOND_LOOK_REPORT` names. */
import Mocha from 'mocha';
import { failureOf, writeReport } from './report.ts';

export class SpecWithReport extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const path = process.env['SECOND_LOOK_REPORT'];
    if (path === undefined) return;
    const failures: string[] = [];
    runner.on('fail', (test, error: Error) => failures.push(failureOf(test, error)));
    runner.once('end', () => {
      writeReport(path, { passed: this.stats.passes, failed: this.stats.failures, failures });
    });
  }
}

// Mocha's command line takes a reporter by its file, and there the default export.
export { SpecWithReport as default };
