/** Runs inside a network namespace of its own: every trouble, one after the other, and a table of what became of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { lossyLoopback } from './lossyLoopback.ts';
import { reviewsUnderLoss, type Outcome, type Trouble } from './reviewsUnderLoss.ts';

const runs = Math.max(20, Number(process.argv[2] ?? 20));

async function main(): Promise<void> {
  const network = lossyLoopback();
  const blackout = async (ms: number) => {
    await sleep(1500);
    network.lose(100);
    await sleep(ms);
    network.lose(0);
  };
  const troubles: readonly Trouble[] = [
    ...[1, 5, 10, 20].map((percent) => ({
      name: `fault 56: ${percent} % loss`,
      runs,
      words: 200,
      holds: true,
      begin: () => {
        network.lose(percent);
        return Promise.resolve();
      },
    })),
    { name: 'fault 58: a blackout of 6 s', runs, words: 300, holds: true, begin: () => blackout(6000) },
    {
      name: 'fault 57: a blackout beyond the limits',
      runs,
      words: 300,
      holds: false,
      timeouts: { stalled: 1000, idle: 3000 },
      begin: () => blackout(8000),
    },
  ];
  console.log(`Packets are dropped by ${network.by}; ${runs} answers at a time.\n`);
  let failed = 0;
  for (const trouble of troubles) {
    const outcome = await reviewsUnderLoss(trouble);
    network.lose(0);
    const passed = isAsPromised(trouble, outcome);
    if (!passed) failed++;
    console.log(`${passed ? 'pass' : 'FAIL'}  ${trouble.name.padEnd(40)} ${inWords(outcome)}`);
    for (const failure of outcome.failures) console.log(`      ${failure}`);
  }
  console.log(`\n${troubles.length - failed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

/** Every word once and in order; a connection that heals is not given up, and one that does not is replaced once. */
function isAsPromised({ holds, runs: count }: Trouble, { whole, aborts, stalls, requests }: Outcome): boolean {
  if (whole !== count) return false;
  return holds ? aborts === 0 : aborts === count && stalls >= count && requests === 2 * count;
}

function inWords({ whole, aborts, stalls, requests, longestGapMs }: Outcome): string {
  return `${whole} whole, ${aborts} given up, ${stalls} called stalled, ${requests} requests, longest gap ${longestGapMs} ms`;
}

main().catch((error: unknown) => {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
