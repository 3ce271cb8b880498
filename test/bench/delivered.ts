/** P5 in the real workbench: what a review costs the panel's page as it is delivered, against plain text in its place. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reviewTokens } from '../support/bench/answers.ts';
import type { Benchmark } from '../support/bench/benchmark.ts';
import { openBenchWorkbench, type BenchWorkbench } from '../support/bench/benchWorkbench.ts';
import type { Figure } from '../support/bench/figure.ts';
import { installPlain } from '../support/bench/installPlain.ts';
import { panelWork } from '../support/bench/panelWork.ts';
import { median, percentile, sum } from '../support/bench/statistics.ts';
import { say } from '../support/bench/stream.ts';
import { foldersIn } from '../support/vscode/serverFolders.ts';

const runs = 3;
const tokens = reviewTokens(10_000);
const tokensPerSecond = 500;
const patienceMs = 240_000;
const lastWords = 'These are the last words.';

export const delivered: Benchmark = {
  name: 'delivered',
  goal: 'P5',
  about:
    'What a review costs the panel of a real workbench as it is delivered, against a panel that shows the same words as plain text.',
  run: async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'second-look-plain-'));
    const folders = foldersIn(scratch);
    await installPlain(folders.extensions);
    const opened: BenchWorkbench[] = [];
    try {
      const real = await openBenchWorkbench();
      opened.push(real);
      const plain = await openBenchWorkbench({ extension: 'none', folders });
      opened.push(plain);
      const shown: (readonly number[])[] = [];
      const floor: (readonly number[])[] = [];
      for (let run = 0; run < runs; run++) {
        shown.push(await oneReview(real));
        floor.push(await oneReview(plain));
      }
      return figures(shown, floor);
    } finally {
      for (const bench of opened) await bench.dispose();
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};

async function oneReview(bench: BenchWorkbench): Promise<readonly number[]> {
  const { vs } = bench.reviewer;
  const exchange = await bench.startReview();
  const work = await panelWork(vs, async () => {
    await say(exchange, tokens, tokensPerSecond);
    exchange.say(`\n\n${lastWords}`);
    await vs.panel.getByText(lastWords).waitFor({ timeout: patienceMs });
  });
  exchange.finish();
  return work;
}

function figures(shown: readonly (readonly number[])[], floor: readonly (readonly number[])[]): readonly Figure[] {
  const name = 'a delivered 10k-token review';
  const p99 = (times: readonly number[]) => percentile(times, 99);
  const ratios = shown.map((times, run) => sum(times) / sum(floor[run] ?? []));
  return [
    { name: `${name}: messages`, value: median(shown.map(({ length }) => length)), unit: '' },
    { name: `${name}: messages as plain text`, value: median(floor.map(({ length }) => length)), unit: '' },
    { name: `${name}: total`, value: median(shown.map(sum)), unit: 'ms' },
    { name: `${name}: total as plain text`, value: median(floor.map(sum)), unit: 'ms' },
    { name: `${name}: × plain text`, value: median(ratios), unit: '×', goal: { kind: 'atMost', value: 1.5 } },
    { name: `${name}: message p99`, value: median(shown.map(p99)), unit: 'ms', goal: { kind: 'below', value: 4 } },
    { name: `${name}: message p99 as plain text`, value: median(floor.map(p99)), unit: 'ms' },
  ];
}
