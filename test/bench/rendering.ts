/** P5: what a batch costs as prose, against plain text in the same page; whether a long block grows dear; the whole panel. */
import { batchesOf } from '../support/bench/batches.ts';
import { blockKinds, blockTokens, reviewTokens } from '../support/bench/answers.ts';
import type { Benchmark } from '../support/bench/benchmark.ts';
import type { Figure } from '../support/bench/figure.ts';
import { panelTimes } from '../support/bench/panelTimes.ts';
import { plainTimes, proseTimes } from '../support/bench/proseTimes.ts';
import { growth, median, percentile, sum } from '../support/bench/statistics.ts';
import { openPanelPage } from '../support/panelPage/panelPage.ts';
import { openProsePage, type ProsePage } from '../support/panelPage/prosePage.ts';

type Times = readonly number[];

const runs = 5;
/** What came with each update where the peers were measured. */
const batchLength = 64;
const review = 'a 10k-token review';
const p99Goal = { kind: 'below', value: 4 } as const;
const growthGoal = { kind: 'atMost', value: 1.5 } as const;

export const rendering: Benchmark = {
  name: 'rendering',
  goal: 'P5',
  about:
    'What a batch of words costs the main thread as prose, against plain text in the same page; whether a long block grows dear; and, without a goal, the whole panel with its cards.',
  run: async () => {
    const page = await openProsePage();
    try {
      const figures = await wholeReview(page);
      for (const kind of blockKinds) figures.push(...(await longBlock(page, kind)));
      return figures;
    } finally {
      await page.close();
    }
  },
};

/** As prose, as plain text, and as the panel shows it: with cards, their buttons, the head and the state. */
async function wholeReview(page: ProsePage): Promise<Figure[]> {
  const batches = batchesOf(reviewTokens(10_000), batchLength);
  const panel = await openPanelPage({ viewport: { width: 480, height: 600 } });
  const prose: Times[] = [];
  const plain: Times[] = [];
  const whole: Times[] = [];
  try {
    for (let run = 0; run < runs; run++) {
      prose.push(await proseTimes(page, batches));
      plain.push(await plainTimes(page, batches));
      whole.push(await panelTimes(panel, batches));
    }
  } finally {
    await panel.close();
  }
  const toPlain = (times: readonly Times[]) => median(times.map((one, run) => sum(one) / sum(plain[run] ?? [])));
  return [
    { name: `${review} as plain text: total`, value: median(plain.map(sum)), unit: 'ms' },
    p99(`${review} as plain text`, plain),
    { name: `${review} as prose: total`, value: median(prose.map(sum)), unit: 'ms' },
    {
      name: `${review} as prose: × plain text`,
      value: toPlain(prose),
      unit: '×',
      goal: { kind: 'atMost', value: 1.5 },
    },
    { ...p99(`${review} as prose`, prose), goal: p99Goal },
    { name: `${review} in the whole panel: total`, value: median(whole.map(sum)), unit: 'ms' },
    { name: `${review} in the whole panel: × plain text`, value: toPlain(whole), unit: '×' },
    p99(`${review} in the whole panel`, whole),
  ];
}

async function longBlock(page: ProsePage, kind: (typeof blockKinds)[number]): Promise<readonly Figure[]> {
  const batches = batchesOf(blockTokens(kind, 5000), batchLength);
  const prose: Times[] = [];
  const plain: Times[] = [];
  for (let run = 0; run < runs; run++) {
    prose.push(await proseTimes(page, batches));
    plain.push(await plainTimes(page, batches));
  }
  const name = `a 5k-token ${kind}`;
  return [
    { ...p99(`${name} as prose`, prose), goal: p99Goal },
    { name: `${name} as prose: last / first tenth`, value: median(prose.map(growth)), unit: '×', goal: growthGoal },
    p99(`${name} as plain text`, plain),
    { name: `${name} as plain text: last / first tenth`, value: median(plain.map(growth)), unit: '×' },
  ];
}

function p99(name: string, times: readonly Times[]): Figure {
  return { name: `${name}: batch p99`, value: median(times.map((one) => percentile(one, 99))), unit: 'ms' };
}
