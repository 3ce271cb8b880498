/** Measured benchmarks → text for a terminal, a Markdown document, and values for other programs. */
import { cpus, release, totalmem, type } from 'node:os';
import type { Benchmark } from './benchmark.ts';
import { cellsOf, header, isMet, tableOf, type Figure } from './figure.ts';

export interface Measured {
  readonly benchmark: Pick<Benchmark, 'name' | 'goal' | 'about'>;
  readonly figures: readonly Figure[];
}

/** On which the figures depend. */
export interface Circumstances {
  readonly date: Date;
  /** Names and versions of what took part. */
  readonly versions: Readonly<Record<string, string>>;
}

export function inTerminal({ benchmark, figures }: Measured): string {
  return `\n${titleOf(benchmark)}\n${benchmark.about}\n\n${tableOf([header, ...figures.map(cellsOf)])}`;
}

export function asMarkdown(measured: readonly Measured[], { date, versions }: Circumstances): string {
  const [processor] = cpus();
  const machine = `${processor?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}`;
  const withWhat = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const goals = measured.flatMap(({ figures }) => figures).filter(({ goal }) => goal);
  const met = goals.filter((figure) => figure.goal && isMet(figure.value, figure.goal));
  return [
    '# Benchmarks',
    `Written by \`npm run bench -- --write\` on ${date.toISOString().slice(0, 10)}: medians, with the least and the most of the rounds beside them. Figures wander with the machine; the ratios are of things that were measured in turn in one run. ${met.length} of ${goals.length} figures that have a goal meet it.`,
    `- Machine: ${machine}\n- With: ${withWhat.join(', ')}`,
    ...measured.flatMap(({ benchmark, figures }) => [
      `## ${titleOf(benchmark)}`,
      benchmark.about,
      [header, header.map((_, column) => (column === 1 ? '-:' : '-')), ...figures.map(cellsOf)]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n'),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

export function asValues(measured: readonly Measured[]): unknown {
  return measured.flatMap(({ benchmark, figures }) =>
    figures.map((figure) => ({
      benchmark: benchmark.name,
      ...figure,
      ...(figure.goal ? { met: isMet(figure.value, figure.goal) } : {}),
    })),
  );
}

function titleOf({ name, goal }: Measured['benchmark']): string {
  return goal === undefined ? name : `${goal}: ${name}`;
}
