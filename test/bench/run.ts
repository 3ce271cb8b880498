/**
 * `npm run bench`: measures each goal of the product and prints it with what it should be. `-- posts` measures one only,
 * `-- --json FILE` writes the figures too. A goal that is missed is told; only what breaks is a failure.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Benchmark } from '../support/bench/benchmark.ts';
import { cellsOf, header, isMet, tableOf, type Figure } from '../support/bench/figure.ts';
import { onEndWanted } from '../support/vscode/endWanted.ts';
import { delivered } from './delivered.ts';
import { posts } from './posts.ts';
import { rendering } from './rendering.ts';
import { typing } from './typing.ts';

const benchmarks: readonly Benchmark[] = [rendering, delivered, posts, typing];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
  const figures: Figure[] = [];
  for (const benchmark of chosen(positionals)) {
    process.stderr.write(`Measuring ${benchmark.name} …\n`);
    figures.push(...(await benchmark.run()));
  }
  process.stdout.write(tableOf([header, ...figures.map(cellsOf)]));
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(figures.map(withMet), null, 2)}\n`);
}

/** @throws Error where a name is not one of them. */
function chosen(names: readonly string[]): readonly Benchmark[] {
  const unknown = names.find((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown !== undefined) {
    throw new Error(`No benchmark ${unknown}: choose from ${benchmarks.map(({ name }) => name).join(', ')}.`);
  }
  return names.length === 0 ? benchmarks : benchmarks.filter(({ name }) => names.includes(name));
}

function withMet(figure: Figure): Figure & { readonly met?: boolean } {
  return figure.goal ? { ...figure, met: isMet(figure.value, figure.goal) } : figure;
}

onEndWanted(() => process.exit(1));
main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
