/** P6: what it costs to read the findings out of an answer while it comes, against one pattern over the whole text. */
import type { Benchmark } from '../support/bench/benchmark.ts';
import { ofRounds, type Figure, type Goal } from '../support/bench/figure.ts';
import type { FindingsJob, FindingsTimes, Way } from '../support/bench/inside/findings.ts';
import { ownProcess, type OwnProcess } from '../support/bench/ownProcess.ts';
import { growth, sum } from '../support/bench/statistics.ts';

const rounds = 5;
const characters = 77_000;
const inAll = { kind: 'atMost', value: 50 } satisfies Goal;
const linear = { kind: 'atMost', value: 1.5 } satisfies Goal;

const readers: readonly (readonly [way: Way, name: string])[] = [
  ['parser', 'findings parser'],
  ['session', 'findings with their places and fixes'],
];
const jobs: readonly FindingsJob[] = [
  ...readers.flatMap(([way]) => [1, 2].map((times) => ({ way, characters: times * characters }))),
  { way: 'naive', characters },
];

export const findings: Benchmark = {
  name: 'findings',
  goal: 'P6',
  about:
    'Processor time for reading the findings out of a review of 77 kB that comes 4 characters at a time; as a peer, one pattern that is run over the whole text after each piece. Cold: in a process that has read none before.',
  run: async () => {
    const process = await ownProcess('findings', { nodeArguments: ['--expose-gc'] });
    try {
      const [, ...warm] = inRounds(await process.run(Array.from({ length: rounds + 1 }, () => jobs).flat()));
      const figures: Figure[] = [];
      for (const [way, name] of readers) figures.push(...ownFigures(name, way, warm, await cold(process, way)));
      return [...figures, ...naiveFigures(warm)];
    } finally {
      await process.close();
    }
  },
};

/** By job. */
type Round = readonly FindingsTimes[];

function inRounds(times: Round): readonly Round[] {
  return Array.from({ length: rounds + 1 }, (_, round) => times.slice(round * jobs.length, (round + 1) * jobs.length));
}

async function cold(process: OwnProcess, way: Way): Promise<readonly number[]> {
  const totals: number[] = [];
  for (let round = 0; round < rounds; round++) {
    totals.push(...(await process.run<Round>([{ way, characters }])).map(({ tenths }) => sum(tenths)));
  }
  return totals;
}

function ownFigures(name: string, way: Way, warm: readonly Round[], cold: readonly number[]): readonly Figure[] {
  const once = warm.map((round) => tenthsOf(round, way, characters));
  const twice = warm.map((round) => sum(tenthsOf(round, way, 2 * characters)));
  const perCharacter = once.map((tenths, round) => (twice[round] ?? NaN) / 2 / sum(tenths));
  return [
    ofRounds(`${name}, 77 kB: in all`, 'ms', once.map(sum), inAll),
    ofRounds(`${name}, 77 kB: in all, cold`, 'ms', cold),
    ofRounds(`${name}, 77 kB: last / first tenth`, '×', once.map(growth), linear),
    ofRounds(`${name}: a character of 154 kB / of 77 kB`, '×', perCharacter, linear),
  ];
}

function naiveFigures(warm: readonly Round[]): readonly Figure[] {
  const naive = warm.map((round) => tenthsOf(round, 'naive', characters));
  const ratios = warm.map((round, index) => sum(naive[index] ?? []) / sum(tenthsOf(round, 'parser', characters)));
  return [
    ofRounds('one pattern over the whole text, 77 kB: in all', 'ms', naive.map(sum)),
    ofRounds('one pattern over the whole text, 77 kB: × findings parser', '×', ratios),
    ofRounds('one pattern over the whole text, 77 kB: last / first tenth', '×', naive.map(growth)),
  ];
}

/** @throws where a reader has found less than the others, for then it did less work. */
function tenthsOf(round: Round, way: Way, length: number): readonly number[] {
  const [own, most] = [round.find((one) => one.way === way && one.characters === length), round[0]?.findings ?? 0];
  if (!own || own.findings < most) throw new Error(`${way} found ${own?.findings} findings in ${length} characters.`);
  return own.tenths;
}
