/** What grows with a review, and with the reviews that there are: whether the last of many costs more than the first. */
import type { Benchmark } from '../support/bench/benchmark.ts';
import { reviewTokens } from '../support/bench/answers.ts';
import { batchesOf } from '../support/bench/batches.ts';
import { ofRounds, type Figure, type Goal } from '../support/bench/figure.ts';
import type { HistoryTimes } from '../support/bench/inside/historyGrowth.ts';
import type { SessionJob } from '../support/bench/inside/sessionGrowth.ts';
import { ownProcess } from '../support/bench/ownProcess.ts';
import { panelTimes } from '../support/bench/panelTimes.ts';
import { mean } from '../support/bench/statistics.ts';
import { openPanelPage } from '../support/panelPage/panelPage.ts';

const rounds = 5;
/** Linear in all, so the same for each; half as much again is what a busy machine adds by itself. */
const linear = { kind: 'atMost', value: 1.5 } satisfies Goal;

const sessionJobs: readonly SessionJob[] = [
  { of: 'token', count: 1000, times: 20 },
  { of: 'token', count: 10_000, times: 2 },
  { of: 'token', count: 100_000, times: 1 },
  { of: 'finding', count: 10, times: 50 },
  { of: 'finding', count: 100, times: 5 },
  { of: 'finding', count: 1000, times: 1 },
];

export const growth: Benchmark = {
  name: 'growth',
  about:
    'What each of many costs against each of a few, in processor time: a token and a finding in the extension host, a batch of words in the newest of the reviews in the panel, and reviews on the disk. What ships keeps 100 of those and shows 20.',
  run: async () => [...(await inSession()), ...(await inPanel()), ...(await inHistory())],
};

async function inSession(): Promise<readonly Figure[]> {
  const process = await ownProcess('sessionGrowth', { nodeArguments: ['--expose-gc'] });
  try {
    const all = Array.from({ length: rounds + 1 }, () => sessionJobs).flat();
    const times = await process.run<readonly number[]>(all);
    const roundsOf = (job: SessionJob) => times.filter((_, at) => all[at] === job && at >= sessionJobs.length);
    return (['token', 'finding'] as const).flatMap((of) => {
      const jobs = sessionJobs.filter((job) => job.of === of);
      return figuresOf(
        jobs.map(({ count }) => `a ${of} of ${count}`),
        'µs',
        jobs.map(roundsOf),
      );
    });
  } finally {
    await process.close();
  }
}

/** What the newest review costs beside the others; those are drawn before. */
async function inPanel(): Promise<readonly Figure[]> {
  const sizes = [2, 10, 50];
  const batches = batchesOf(reviewTokens(3000), 64);
  const panel = await openPanelPage({ viewport: { width: 480, height: 600 } });
  try {
    const times: number[][] = sizes.map(() => []);
    for (let round = 0; round < rounds; round++) {
      // The review that warms the page up is one of them.
      for (const [at, size] of sizes.entries()) {
        times[at]?.push(mean(await panelTimes(panel, batches, { others: Math.max(size - 2, 0) })));
      }
    }
    return figuresOf(
      sizes.map((size) => `a batch in the panel, of ${size} reviews`),
      'ms',
      times,
    );
  } finally {
    await panel.close();
  }
}

async function inHistory(): Promise<readonly Figure[]> {
  const sizes = [100, 1000];
  const process = await ownProcess('historyGrowth', { nodeArguments: ['--expose-gc'] });
  try {
    const [, ...times] = await process.run<readonly (readonly HistoryTimes[])[]>({ sizes, rounds: rounds + 1 });
    const of = (what: keyof HistoryTimes, at: number, by: 'ms' | 'processorMs') =>
      times.map((round) => round[at]?.[what][by] ?? NaN);
    const perReview = (what: keyof HistoryTimes) => [
      ...sizes.map((size, at) => ofRounds(`${names[what]} ${size} kept reviews`, 'ms', of(what, at, 'ms'))),
      ...figuresOf(
        sizes.map((size) => `${names[what]} ${size} kept reviews, for each of them`),
        'µs',
        sizes.map((size, at) => of(what, at, 'processorMs').map((ms) => (ms * 1000) / size)),
      ),
    ];
    return [...perReview('start'), ...perReview('list'), ...perReview('save')];
  } finally {
    await process.close();
  }
}

const names: Readonly<Record<keyof HistoryTimes, string>> = {
  start: 'starting with',
  list: 'listing',
  save: 'keeping one more beside',
};

/** Of the same at several sizes, smallest first, by rounds; and the largest against the smallest. */
function figuresOf(names: readonly string[], unit: string, values: readonly (readonly number[])[]): readonly Figure[] {
  const [first = [], last = []] = [values[0], values.at(-1)];
  return [
    ...names.map((name, size) => ofRounds(name, unit, values[size] ?? [])),
    ofRounds(
      `${names.at(-1)}: × the first`,
      '×',
      last.map((value, round) => value / (first[round] ?? NaN)),
      linear,
    ),
  ];
}
