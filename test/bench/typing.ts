/**
 * How long a typed letter takes to show in the editor while ten reviews stream beside it, against a quiet workbench. The
 * panel has a process of its own there, as in the VS Code of the desktop; where both share one thread, it is said beside.
 */
import { setTimeout } from 'node:timers/promises';
import { chooseForFiles, openFile } from '../e2e/user.ts';
import { reviewedCode, reviewTokens } from '../support/bench/answers.ts';
import type { Benchmark } from '../support/bench/benchmark.ts';
import { openBenchWorkbench, type BenchWorkbench } from '../support/bench/benchWorkbench.ts';
import type { Figure } from '../support/bench/figure.ts';
import { keystrokes } from '../support/bench/keystrokes.ts';
import { median, percentile } from '../support/bench/statistics.ts';
import { say } from '../support/bench/stream.ts';
import type { BrowserOptions } from '../support/vscode/browser.ts';

const pairs = 3;
const keys = 60;
const tokensPerSecond = 100;
/** Six seconds of each review, and three at a time: longer than the typing takes. */
const answer = reviewTokens(600);
const settleMs = 2000;

const reviewed = Array.from({ length: 10 }, (_, index) => `part${index}.ts`);
const typedIn = 'typing.txt';

const goal = { kind: 'atMost', value: 1.5 } as const;

interface Rounds {
  readonly idle: readonly (readonly number[])[];
  readonly busy: readonly (readonly number[])[];
}

export const typing: Benchmark = {
  name: 'typing',
  about:
    'How long a typed letter takes to show in the editor of a real workbench while ten reviews stream, against an idle one.',
  run: async () => {
    const isolated = await measured({ webviews: 'isolated' });
    const shared = await measured({});
    return [
      ...figures('typing', isolated),
      { name: 'typing p95, × idle', value: ratio(isolated, 95), unit: '×', goal },
      ...figures('typing, one thread', shared),
      { name: 'typing, one thread: p95, × idle', value: ratio(shared, 95), unit: '×' },
    ];
  },
};

async function measured(browser: BrowserOptions): Promise<Rounds> {
  const bench = await openBenchWorkbench({
    ...browser,
    files: { ...Object.fromEntries(reviewed.map((name) => [name, reviewedCode])), [typedIn]: '\n' },
    settings: { 'editor.wordWrap': 'on', 'explorer.autoReveal': false, 'secondLook.maxConcurrentRequests': 3 },
  });
  try {
    // The panel stays open beside the editor from here on.
    (await bench.startReview()).finish();
    const idle: (readonly number[])[] = [];
    const busy: (readonly number[])[] = [];
    for (let pair = 0; pair < pairs; pair++) {
      await setTimeout(settleMs);
      idle.push(await typed(bench));
      busy.push(await typedWhileBusy(bench));
    }
    return { idle, busy };
  } finally {
    await bench.dispose();
  }
}

async function typed({ reviewer }: BenchWorkbench): Promise<readonly number[]> {
  const { page } = reviewer.vs;
  await openFile(reviewer.vs, typedIn);
  await page.locator('.monaco-editor.focused').waitFor();
  // On a line of its own.
  await page.keyboard.press('Control+Enter');
  return keystrokes(page, keys);
}

/** @throws Error where the reviews ended before the typing did. */
async function typedWhileBusy(bench: BenchWorkbench): Promise<readonly number[]> {
  const { vs } = bench.reviewer;
  await chooseForFiles(vs, reviewed, 'Review File');
  // Only when all ten have been started do the first three get an answer.
  const first = [await bench.server.next(), await bench.server.next(), await bench.server.next()];
  await vs.panel.getByRole('tab').nth(reviewed.length).waitFor();
  let ended = 0;
  const answers = reviewed.map(async (_, index) => {
    const exchange = first[index] ?? (await bench.server.next());
    await say(exchange, answer, tokensPerSecond);
    exchange.finish();
    ended += 1;
  });
  const times = await typed(bench);
  if (ended === reviewed.length) throw new Error('The reviews were over before the typing was.');
  await Promise.all(answers);
  return times;
}

function figures(name: string, { idle, busy }: Rounds): readonly Figure[] {
  const figure = (when: string, rounds: readonly (readonly number[])[], percent: number) => {
    const value = median(rounds.map((times) => percentile(times, percent)));
    return { name: `${name} ${when}: p${percent}`, value, unit: 'ms' };
  };
  return [
    figure('while idle', idle, 50),
    figure('while idle', idle, 95),
    figure('while ten reviews stream', busy, 50),
    figure('while ten reviews stream', busy, 95),
  ];
}

/** Of each pair, which the machine was equally busy with; and of these the median. */
function ratio({ idle, busy }: Rounds, percent: number): number {
  return median(idle.map((times, pair) => percentile(busy[pair] ?? [], percent) / percentile(times, percent)));
}
