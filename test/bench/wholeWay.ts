/** P3: from an event that the server writes to its words on the screen, against the barest message to a panel and back. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark } from '../support/bench/benchmark.ts';
import { openBenchWorkbench, type BenchWorkbench } from '../support/bench/benchWorkbench.ts';
import { ofRounds, type Figure } from '../support/bench/figure.ts';
import { pageClock, timeNow, type ClockDifference } from '../support/bench/pageClock.ts';
import { numberedWords, watchPaintedWords } from '../support/bench/paintedWords.ts';
import { installRoundTrips, type RoundTrip } from '../support/bench/roundTrips.ts';
import { percentile } from '../support/bench/statistics.ts';
import { say } from '../support/bench/stream.ts';
import type { Exchange } from '../support/scriptedServer.ts';
import { foldersIn } from '../support/vscode/serverFolders.ts';

const rounds = 5;
const tokensPerSecond = 100;
const words = numberedWords(400);
const patienceMs = 60_000;

/** It can be read as three times the slowest trips, or three times a usual one: both are said. */
const tailGoal = { kind: 'atMost', value: 3 } as const;

interface Review {
  /** Milliseconds from each event to its words on the screen. */
  readonly wholeWay: readonly number[];
  /** Of these, the ones of the words that were the last in their batch: they came when it was about to be sent. */
  readonly lastInBatch: readonly number[];
  /** The page's, against that of the server, which is this process. */
  readonly clock: ClockDifference;
}

interface Round extends Review {
  readonly bare: readonly RoundTrip[];
}

export const wholeWay: Benchmark = {
  name: 'wholeWay',
  goal: 'P3',
  about:
    'How long a word takes, at 100 tokens/s, from the event that the server writes until it is painted in the panel of a real workbench; against the barest round trip there: an extension posts one message at a time to a panel of its own, at any moment of a frame, and hears back when a frame with it was painted. The word has the way from the server on top of that and waits for the batch before it; the message has the way back. Both panels are to be seen, and measured in turn; the page’s clock is set by that of the server.',
  run: async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'second-look-way-'));
    const folders = foldersIn(scratch);
    try {
      const roundTrips = await installRoundTrips(folders.extensions);
      const bench = await openBenchWorkbench({ webviews: 'isolated', folders, env: roundTrips.companion.env });
      try {
        const { vs } = bench.reviewer;
        // Ours opens beside the code; the other one comes beside that.
        (await bench.startReview()).finish();
        await roundTrips.open(vs);
        const measured: Round[] = [];
        for (let round = 0; round < rounds; round++) {
          const ours = await oneReview(bench);
          measured.push({ ...ours, bare: await roundTrips.measure(vs) });
        }
        return figures(measured);
      } finally {
        await bench.dispose();
      }
    } finally {
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};

async function oneReview(bench: BenchWorkbench): Promise<Review> {
  const { vs } = bench.reviewer;
  const exchange = await bench.startReview();
  const page = await vs.panelFrame();
  const clock = await pageClock(page);
  const painted = await watchPaintedWords(page);
  const written: number[] = [];
  const stamped: Exchange = {
    ...exchange,
    say: (word) => {
      written.push(timeNow());
      exchange.say(word);
    },
  };
  await say(stamped, words, tokensPerSecond);
  const times = await painted.all(words.length);
  exchange.finish();
  await vs.panel.locator('.status').getByText('done').waitFor({ timeout: patienceMs });
  const wholeWay = written.map((time, index) => (times[index] ?? NaN) - clock.ahead - time);
  const lastInBatch = wholeWay.filter((_, index) => times[index] !== times[index + 1]);
  return { wholeWay, lastInBatch, clock };
}

function figures(measured: readonly Round[]): readonly Figure[] {
  const of = (percent: number, values: (round: Round) => readonly number[]) =>
    measured.map((round) => percentile(values(round), percent));
  const ratios = (values: readonly number[], floor: readonly number[]) =>
    values.map((value, round) => value / (floor[round] ?? NaN));
  const [way50, way99] = [of(50, wholeWayOf), of(99, wholeWayOf)];
  const [bare50, bare99] = [of(50, roundTripsOf), of(99, roundTripsOf)];
  const last50 = of(50, ({ lastInBatch }) => lastInBatch);
  const untilPainted = ({ bare }: Round) => bare.map(({ postedAt, paintedAt }) => paintedAt - postedAt);
  const clocks = measured.map(({ clock }) => clock);
  const batches = measured.map(({ lastInBatch }) => lastInBatch.length);
  return [
    ofRounds('whole way: p50', 'ms', way50),
    ofRounds('whole way: p99', 'ms', way99),
    ofRounds('bare round trip: p50', 'ms', bare50),
    ofRounds('bare round trip: p99', 'ms', bare99),
    ofRounds('whole way: p50, × bare round trip', '×', ratios(way50, bare50), { kind: 'atMost', value: 1.5 }),
    ofRounds('whole way: p99, × bare round trip', '×', ratios(way99, bare99), tailGoal),
    ofRounds('whole way: p99, × p50 of the bare round trip', '×', ratios(way99, bare50), tailGoal),
    ofRounds('whole way, last word of each batch: p50', 'ms', last50),
    ofRounds('whole way, last word of each batch: p50, × bare round trip', '×', ratios(last50, bare50)),
    ofRounds('bare message until painted: p50', 'ms', of(50, untilPainted)),
    ofRounds(
      'words in a batch',
      '',
      ratios(
        measured.map(({ wholeWay }) => wholeWay.length),
        batches,
      ),
    ),
    ofRounds(
      `clock of the page, ahead of the server's`,
      'ms',
      clocks.map(({ ahead }) => ahead),
    ),
    ofRounds(
      `clock of the page, uncertain by`,
      'ms',
      clocks.map(({ within }) => within),
    ),
  ];
}

const wholeWayOf = ({ wholeWay }: Round) => wholeWay;
const roundTripsOf = ({ bare }: Round) => bare.map(({ ms }) => ms);
