/**
 * `npm run bench`: measures each goal of the product and prints it with what it should be. `-- P7` or `-- posts` measures
 * that alone, `-- --json FILE` writes the figures too, `-- --write` BENCHMARKS.md, and `-- soak --hours 8` goes on so
 * long. A goal that is missed is told; only what breaks is a failure.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Benchmark } from '../support/bench/benchmark.ts';
import { asMarkdown, asValues, inTerminal, type Measured } from '../support/bench/report.ts';
import { onEndWanted } from '../support/vscode/endWanted.ts';
import { repositoryRoot } from '../support/vscode/paths.ts';
import { burst } from './burst.ts';
import { activation } from './activation.ts';
import { delivered } from './delivered.ts';
import { findings } from './findings.ts';
import { growth } from './growth.ts';
import { packageSize } from './package.ts';
import { posts } from './posts.ts';
import { rendering } from './rendering.ts';
import { soak } from './soak.ts';
import { typing } from './typing.ts';
import { wholeWay } from './wholeWay.ts';

const benchmarks: readonly Benchmark[] = [
  burst,
  wholeWay,
  rendering,
  delivered,
  findings,
  posts,
  activation,
  packageSize,
  typing,
  growth,
  soak,
];

const options = { json: { type: 'string' }, write: { type: 'boolean' }, hours: { type: 'string' } } as const;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const wishes = values.hours === undefined ? {} : { hours: hoursIn(values.hours) };
  const measured: Measured[] = [];
  for (const benchmark of chosen(positionals)) {
    process.stderr.write(`Measuring ${benchmark.name} …\n`);
    const one = { benchmark, figures: await benchmark.run(wishes) };
    process.stdout.write(inTerminal(one));
    measured.push(one);
  }
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(asValues(measured), null, 2)}\n`);
  if (values.write === true) {
    const circumstances = { date: new Date(), versions: { 'Node.js': process.versions.node } };
    await writeFile(join(repositoryRoot, 'BENCHMARKS.md'), asMarkdown(measured, circumstances));
  }
}

/** @throws Error where a name is not one of them. */
function chosen(names: readonly string[]): readonly Benchmark[] {
  const isCalled = (benchmark: Benchmark, name: string) => benchmark.name === name || benchmark.goal === name;
  const unknown = names.find((name) => !benchmarks.some((benchmark) => isCalled(benchmark, name)));
  if (unknown !== undefined) {
    const known = benchmarks.flatMap(({ name, goal }) => (goal === undefined ? [name] : [goal, name]));
    throw new Error(`No benchmark ${unknown}: choose from ${[...new Set(known)].join(', ')}.`);
  }
  if (names.length === 0) return benchmarks;
  return benchmarks.filter((benchmark) => names.some((name) => isCalled(benchmark, name)));
}

/** @throws Error where it is no number of hours. */
function hoursIn(value: string): number {
  const hours = Number(value);
  if (!(hours > 0)) throw new Error(`--hours ${value}: give a number of hours, such as 8.`);
  return hours;
}

onEndWanted(() => process.exit(1));
main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
