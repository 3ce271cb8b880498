/** Runs inside a network namespace of its own: every trouble, one after the other, and a table of what became of it. */
import { parseArgs } from 'node:util';
import { lossyLoopback } from './lossyLoopback.ts';
import { reviewsUnderLoss, type Outcome } from './reviewsUnderLoss.ts';
import { isAsPromised, troublesOf } from './troubles.ts';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { full: { type: 'boolean' } }, allowPositionals: true });
  const runs = Math.max(20, Number(positionals[0] ?? 20));
  const network = lossyLoopback();
  const troubles = troublesOf(network, runs, values.full === true);
  console.log(`Packets are dropped by ${network.by}; ${runs} answers at a time.\n`);
  let failed = 0;
  for (const trouble of troubles) {
    const began = performance.now();
    const outcome = await reviewsUnderLoss(trouble);
    network.lose(0);
    const passed = isAsPromised(trouble, outcome);
    if (!passed) failed++;
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`${passed ? 'pass' : 'FAIL'}  ${trouble.name.padEnd(48)} ${inWords(outcome)}, ${seconds} s`);
    for (const failure of outcome.failures) console.log(`      ${failure}`);
  }
  console.log(`\n${troubles.length - failed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

function inWords({ whole, cut, aborts, stalls, resumed, requests, inVain, longestGapMs }: Outcome): string {
  const ends = `${whole} whole, ${cut} told as interrupted`;
  const ways = `${aborts} given up, ${stalls} called stalled, ${resumed} taken up`;
  return `${ends}; ${ways}; ${requests} requests, ${inVain} in a row without a word; longest gap ${longestGapMs} ms`;
}

main().catch((error: unknown) => {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
