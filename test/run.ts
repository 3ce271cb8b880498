/** `npm test`: every check and test, and one last line that counts them. */
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readReport, reportFolder, type Report } from './support/testRun/report.ts';
import { stages, type Lane, type Step } from './support/testRun/steps.ts';
import { addUp, countStep, totalLine } from './support/testRun/total.ts';
import { Turns } from './support/testRun/turns.ts';
import { onEndWanted } from './support/vscode/endWanted.ts';
import { npmCommand } from './support/vscode/npm.ts';
import { vsixPath } from './support/vscode/paths.ts';
import { startProcessGroup } from './support/vscode/processGroup.ts';

interface Result {
  readonly step: Step;
  readonly counts: Report;
  readonly seconds: number;
}

const turns = new Turns((text) => process.stdout.write(text));

async function runStep(step: Step): Promise<Result> {
  const [command, ...first] = npmCommand(process.env);
  const paths = step.reports.map((name) => resolve(reportFolder, `${name}.json`));
  const turn = turns.begin();
  turn.write(`\n── ${step.name} ──\n`);
  const began = performance.now();
  const group = startProcessGroup(command, [...first, 'run', '--silent', step.script], {
    env: {
      ...process.env,
      SECOND_LOOK_REPORT: paths[0],
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
    },
  });
  for (const stream of [group.stdout, group.stderr]) stream.on('data', (text: string) => turn.write(text));
  const exitCode = await group.ended;
  turn.end();
  const counts = countStep({ exitCode, reports: paths.map(readReport) });
  return { step, counts, seconds: Math.round((performance.now() - began) / 1000) };
}

async function runLane(lane: Lane): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const step of lane) results.push(await runStep(step));
  return results;
}

async function main(): Promise<void> {
  await rm(reportFolder, { recursive: true, force: true });
  await rm(join('out', 'screenshots'), { recursive: true, force: true });
  // Where packaging fails, that of an earlier run is not what the tests should find.
  await rm(vsixPath, { force: true });
  const results: Result[] = [];
  for (const lanes of stages) results.push(...(await Promise.all(lanes.map(runLane))).flat());
  process.stdout.write('\n');
  for (const { step, counts, seconds } of results) {
    process.stdout.write(`${step.name}: ${totalLine(counts)} (${seconds} s)\n`);
    for (const failure of counts.failures) process.stdout.write(`  ${failure}\n`);
  }
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
