/** P8: what the activation takes in an extension host that has just started, and which code runs before the first review. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installActivations, type Activation } from '../support/bench/activations.ts';
import type { Benchmark } from '../support/bench/benchmark.ts';
import { openBenchWorkbench } from '../support/bench/benchWorkbench.ts';
import { coveredParts } from '../support/bench/coveredParts.ts';
import { ofRounds, type Figure } from '../support/bench/figure.ts';
import { sum } from '../support/bench/statistics.ts';
import { repositoryRoot } from '../support/vscode/paths.ts';
import { foldersIn } from '../support/vscode/serverFolders.ts';

const starts = 7;
const kibibyte = 1024;
const unit = 'KiB';
const largest = 12;

export const activation: Benchmark = {
  name: 'activation',
  goal: 'P8',
  about:
    'Processor time of the extension host’s thread that VS Code spends in our code when a freshly started host activates the extension: loading the bundle, and `activate()` until it returns. Beside it stands what all threads of the host take until VS Code says that the extension is active, its own work and that of other extensions among it. What goes on later, such as reading the history, is in neither. The code that runs before the first review is measured in characters of the bundle, in a start of its own.',
  run: async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'second-look-activation-'));
    const folders = foldersIn(scratch);
    try {
      const activations = await installActivations(folders.extensions);
      const bench = await openBenchWorkbench({ folders, env: activations.companion.env });
      try {
        const { vs } = bench.reviewer;
        const functions = await activations.cover(vs);
        const measured: Activation[] = [];
        for (let start = 0; start < starts; start++) measured.push(await activations.measure(vs));
        return [...times(measured), ...(await codeFigures(await coveredParts(functions)))];
      } finally {
        await bench.dispose();
      }
    } finally {
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};

function times(measured: readonly Activation[]): readonly Figure[] {
  const figure = (name: string, value: (one: Activation) => number) => ofRounds(name, 'ms', measured.map(value));
  const own = measured.map(({ loading, activating }) => loading.processor + activating.processor);
  return [
    ofRounds('activation: own processor time', 'ms', own, { kind: 'atMost', value: 20 }),
    figure('activation: loading, processor time', ({ loading }) => loading.processor),
    figure('activation: activate(), processor time', ({ activating }) => activating.processor),
    figure('activation: loading, elapsed', ({ loading }) => loading.elapsed),
    figure('activation: activate(), elapsed', ({ activating }) => activating.elapsed),
    figure('activation: whole process, processor time', ({ wholeProcess }) => wholeProcess),
  ];
}

async function codeFigures(parts: ReadonlyMap<string, number>): Promise<readonly Figure[]> {
  const bundle = await readFile(join(repositoryRoot, 'dist', 'extension.js'));
  const ran = [...parts].toSorted(([, a], [, b]) => b - a);
  return [
    { name: 'host bundle', value: bundle.length / kibibyte, unit },
    { name: 'run before the first review', value: sum([...parts.values()]) / kibibyte, unit },
    ...ran.slice(0, largest).map(([name, characters]) => ({
      name: `run before the first review: ${name}`,
      value: characters / kibibyte,
      unit,
    })),
  ];
}
