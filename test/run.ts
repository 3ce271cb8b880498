/** `npm test`: every check and test, one after the other, and one last line that counts them. */
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readReport, reportFolder, type Report } from './support/testRun/report.ts';
import { steps, type Step } from './support/testRun/steps.ts';
import { addUp, countStep, totalLine } from './support/testRun/total.ts';
import { onEndWanted } from './support/vscode/endWanted.ts';
import { npmCommand } from './support/vscode/npm.ts';
import { vsixPath } from './support/vscode/paths.ts';
import { startProcessGroup } from './support/vscode/processGroup.ts';

async function runStep(step: Step): Promise<Report> {
  const [command, ...first] = npmCommand(process.env);
  const paths = step.reports.map((name) => resolve(reportFolder, `${name}.json`));
  const group = startProcessGroup(command, [...first, 'run', '--silent', step.script], {
    env: { ...process.env, SECOND_LOOK_REPORT: paths[0], ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
  });
  group.stdout.pipe(process.stdout, { end: false });
  group.stderr.pipe(process.stderr, { end: false });
  return countStep({ exitCode: await group.ended, reports: paths.map(readReport) });
}

async function main(): Promise<void> {
  await rm(reportFolder, { recursive: true, force: true });
  await rm(join('out', 'screenshots'), { recursive: true, force: true });
  // Where packaging fails, that of an earlier run is not what the tests should find.
  await rm(vsixPath, { force: true });
  const results: { step: Step; counts: Report }[] = [];
  for (const step of steps) {
    process.stdout.write(`\n── ${step.name} ──\n`);
    results.push({ step, counts: await runStep(step) });
  }
  process.stdout.write('\n');
  for (const { step, counts } of results) process.stdout.write(`${step.name}: ${totalLine(counts)}\n`);
  const total = addUp(results.map(({ counts }) => counts));
  process.stdout.write(`${totalLine(total)}\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

// Every step runs in a process group that ends with this process.
onEndWanted(() => process.exit(1));
main().catch((error: unknown) => {
  console.error(error);
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
});
