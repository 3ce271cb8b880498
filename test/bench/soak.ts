/** Row 66 of the faults: thousands of reviews in random troubles, and whether they leave anything behind in the process. */
import type { Benchmark } from '../support/bench/benchmark.ts';
import type { Figure, Goal } from '../support/bench/figure.ts';
import type { SoakResult } from '../support/bench/inside/soak.ts';
import { ownProcess } from '../support/bench/ownProcess.ts';
import { slope } from '../support/bench/statistics.ts';
import { startSoakServer } from '../support/bench/soak/soakServer.ts';

const reviews = 2000;
const seed = 66;
const inRound = 200;
/** The first rounds fill caches and compile. */
const warmUp = 3;
const mostSamples = 200;
const none = { kind: 'atMost', value: 0 } satisfies Goal;
/** Where the log of each review stayed, it was 5 KB; caches and compiled code add a tenth of that, less and less. */
const growth = { kind: 'atMost', value: 2 } satisfies Goal;

export const soak: Benchmark = {
  name: 'soak',
  about: `At least ${reviews} reviews over real sockets, each with a fault that seed ${seed} picks for it: what became of them, and what they leave behind of memory, sockets, timers and listeners.`,
  run: async ({ hours = 0 }) => {
    const server = await startSoakServer(seed);
    const answer = (question: unknown) =>
      question === 'renew' ? server.released().then(() => server.renew()) : server.released();
    const process = await ownProcess('soak', { nodeArguments: ['--expose-gc'], answer });
    try {
      return figuresOf(await process.run({ origin: server.origin, seed, reviews, inRound, ms: hours * 3_600_000 }));
    } finally {
      await process.close();
      await server.close();
    }
  },
};

function figuresOf({ reviews: played, outcomes, resumed, heap, left }: SoakResult): readonly Figure[] {
  const kilobytes = heap.slice(warmUp).map((bytes) => bytes / 1024);
  // All pairs are compared, and hours have thousands of rounds.
  const step = Math.ceil(kilobytes.length / mostSamples);
  const samples = kilobytes.filter((_, round) => round % step === 0);
  return [
    { name: 'soak: seed', value: seed, unit: '' },
    { name: 'soak: reviews', value: played, unit: '' },
    ...Object.entries(outcomes).map(([outcome, value]) => ({ name: `soak: ${outcome}`, value, unit: '' })),
    { name: 'soak: resumed on the way', value: resumed, unit: '' },
    { name: 'soak: heap growth for each review', value: slope(samples) / (step * inRound), unit: 'KB', goal: growth },
    ...Object.entries(left).map(([what, value]) => ({ name: `soak: ${what} left`, value, unit: '', goal: none })),
  ];
}
