/** A mocha run over the tests of security → mocha's own output and report, what the tests have counted, and their number. */
import type Mocha from 'mocha';
import { SpecWithReport } from '../testRun/specWithReport.ts';
import { totalLine } from '../testRun/total.ts';
import type { Told } from './tell.ts';

export class SecurityReporter extends SpecWithReport {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const lines: string[] = [];
    runner.on('test end', ({ counted }: Mocha.Test & Told) => {
      if (counted !== undefined) lines.push(counted);
    });
    runner.once('end', () => {
      const { passes, failures } = this.stats;
      const counts = totalLine({ passed: passes, failed: failures });
      process.stdout.write(`${[...lines, counts].join('\n')}\n`);
    });
  }
}

// Mocha's command line takes a reporter by its file, and there the default export.
export { SecurityReporter as default };
