/** P7: how many messages go to the panel's page while it is visible, hidden, shown again and loaded again. */
import { setTimeout } from 'node:timers/promises';
import { reviewTokens } from '../support/bench/answers.ts';
import type { Benchmark } from '../support/bench/benchmark.ts';
import { openBenchWorkbench, type BenchWorkbench } from '../support/bench/benchWorkbench.ts';
import type { Figure } from '../support/bench/figure.ts';
import { watchPosts, type Posts } from '../support/bench/posts.ts';
import { mostWithin } from '../support/bench/statistics.ts';
import { say } from '../support/bench/stream.ts';

const runs = 3;
const second = 1000;
/** So long after the last message, none is on its way any more. */
const quietMs = 1500;
const patienceMs = 60_000;
const lastWords = 'These are the last words.';

export const posts: Benchmark = {
  name: 'posts',
  goal: 'P7',
  about:
    'How many messages go to the panel of a real workbench while it is visible, hidden, shown again and loaded again.',
  run: async () => {
    let posts: Posts = { times: [] };
    const bench = await openBenchWorkbench({
      prepare: (page) => {
        posts = watchPosts(page);
        return Promise.resolve();
      },
    });
    try {
      return [
        ...(await whileVisible(bench, posts, 100)),
        ...(await whileVisible(bench, posts, 2000)),
        ...(await whileHidden(bench, posts)),
        await afterReload(bench, posts),
      ];
    } finally {
      await bench.dispose();
    }
  },
};

async function whileVisible(bench: BenchWorkbench, posts: Posts, perSecond: number): Promise<readonly Figure[]> {
  const fromHost: number[] = [];
  const inPage: number[] = [];
  for (let run = 0; run < runs; run++) {
    const exchange = await bench.startReview();
    const page = await bench.reviewer.vs.panelFrame();
    const received = await page.evaluateHandle(() => {
      const times: number[] = [];
      addEventListener('message', () => times.push(performance.now()));
      return times;
    });
    const before = posts.times.length;
    await say(exchange, reviewTokens(5 * perSecond), perSecond);
    exchange.finish();
    await bench.reviewer.vs.panel.locator('.status').getByText('done').waitFor({ timeout: patienceMs });
    fromHost.push(mostWithin(posts.times.slice(before), second));
    inPage.push(mostWithin(await received.jsonValue(), second));
  }
  const name = `posts at ${perSecond} tokens/s`;
  return [
    {
      name: `${name}: sent, busiest second`,
      value: Math.max(...fromHost),
      unit: '/s',
      goal: { kind: 'atMost', value: 60 },
    },
    {
      name: `${name}: received, busiest second`,
      value: Math.max(...inPage),
      unit: '/s',
      goal: { kind: 'atMost', value: 60 },
    },
  ];
}

async function whileHidden(bench: BenchWorkbench, posts: Posts): Promise<readonly Figure[]> {
  const { vs } = bench.reviewer;
  const hidden: number[] = [];
  const revealed: number[] = [];
  for (let run = 0; run < runs; run++) {
    const exchange = await bench.startReview();
    // Another editor in its own group covers the panel.
    await vs.page.locator('.tab').filter({ hasText: 'Second Look' }).click();
    await vs.page.keyboard.press('Control+N');
    await vs.page.locator('iframe.webview').waitFor({ state: 'hidden' });
    await quiet(posts);
    const before = posts.times.length;
    await say(exchange, reviewTokens(500), 100);
    exchange.say(`\n\n${lastWords}`);
    await setTimeout(quietMs);
    hidden.push(posts.times.length - before);

    const after = posts.times.length;
    await vs.runCommand('Second Look: Open Panel');
    await vs.panel.getByText(lastWords).waitFor({ timeout: patienceMs });
    await quiet(posts);
    revealed.push(posts.times.length - after);
    exchange.finish();
    await vs.panel.locator('.status').getByText('done').waitFor({ timeout: patienceMs });
  }
  return [
    { name: 'posts while hidden', value: Math.max(...hidden), unit: '', goal: { kind: 'atMost', value: 0 } },
    {
      name: 'posts to catch up when shown again',
      value: Math.max(...revealed),
      unit: '',
      goal: { kind: 'atMost', value: 1 },
    },
  ];
}

async function afterReload(bench: BenchWorkbench, posts: Posts): Promise<Figure> {
  const { vs } = bench.reviewer;
  const counts: number[] = [];
  for (let run = 0; run < runs; run++) {
    await quiet(posts);
    const before = posts.times.length;
    const old = await vs.panelFrame();
    await vs.runCommand('Developer: Reload Webviews');
    while (!old.isDetached()) await setTimeout(20);
    await vs.panel.getByText(lastWords).waitFor({ timeout: patienceMs });
    await quiet(posts);
    counts.push(posts.times.length - before);
  }
  return {
    name: 'posts to catch up after a reload',
    value: Math.max(...counts),
    unit: '',
    goal: { kind: 'atMost', value: 1 },
  };
}

async function quiet({ times }: Posts): Promise<void> {
  const begin = performance.now();
  const last = () => Math.max(times.at(-1) ?? 0, begin);
  while (performance.now() - last() < quietMs) await setTimeout(50);
}
