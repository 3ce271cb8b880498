/** P5: what a batch costs in the panel's page, against plain text in the same page; and whether a long block grows dear. */
import { batchesOf } from '../support/bench/batches.ts';
import { blockKinds, blockTokens, reviewTokens } from '../support/bench/answers.ts';
import type { Benchmark } from '../support/bench/benchmark.ts';
import type { Figure } from '../support/bench/figure.ts';
import { panelTimes, plainTimes } from '../support/bench/panelTimes.ts';
import { growth, median, percentile, sum } from '../support/bench/statistics.ts';
import { openPanelPage, type PanelPage } from '../support/panelPage/panelPage.ts';

const runs = 3;
/** What came with each update where the peers were measured. */
const batchLength = 64;
const p99Goal = { kind: 'below', value: 4 } as const;

export const rendering: Benchmark = {
  name: 'rendering',
  run: async () => {
    const panel = await openPanelPage({ viewport: { width: 480, height: 700 } });
    try {
      const figures: Figure[] = [...(await wholeReview(panel))];
      for (const kind of blockKinds) figures.push(...(await longBlock(panel, kind)));
      return figures;
    } finally {
      await panel.close();
    }
  },
};

async function wholeReview(panel: PanelPage): Promise<readonly Figure[]> {
  const batches = batchesOf(reviewTokens(10_000), batchLength);
  const shown: (readonly number[])[] = [];
  const plain: (readonly number[])[] = [];
  for (let run = 0; run < runs; run++) {
    shown.push(await panelTimes(panel, batches));
    plain.push(await plainTimes(panel, batches));
  }
  const ratios = shown.map((times, run) => sum(times) / sum(plain[run] ?? []));
  const name = 'rendering a 10k-token review';
  return [
    { name: `${name}: total`, value: median(shown.map(sum)), unit: 'ms' },
    { name: `${name}: total as plain text`, value: median(plain.map(sum)), unit: 'ms' },
    { name: `${name}: × plain text`, value: median(ratios), unit: '×', goal: { kind: 'atMost', value: 1.5 } },
    {
      name: `${name}: batch p99`,
      value: median(shown.map((times) => percentile(times, 99))),
      unit: 'ms',
      goal: p99Goal,
    },
    {
      name: `${name}: batch p99 as plain text`,
      value: median(plain.map((times) => percentile(times, 99))),
      unit: 'ms',
    },
    { name: `${name}: last / first tenth`, value: median(shown.map(growth)), unit: '×' },
  ];
}

async function longBlock(panel: PanelPage, kind: (typeof blockKinds)[number]): Promise<readonly Figure[]> {
  const batches = batchesOf(blockTokens(kind, 5000), batchLength);
  const shown: (readonly number[])[] = [];
  for (let run = 0; run < runs; run++) shown.push(await panelTimes(panel, batches));
  const name = `rendering a 5k-token ${kind}`;
  return [
    {
      name: `${name}: batch p99`,
      value: median(shown.map((times) => percentile(times, 99))),
      unit: 'ms',
      goal: p99Goal,
    },
    {
      name: `${name}: last / first tenth`,
      value: median(shown.map(growth)),
      unit: '×',
      goal: { kind: 'atMost', value: 1.5 },
    },
  ];
}
