/** Cases and what was made of each in, how many came out right, wrong or not at all out, by any name that they go by. */
import type { Anchor } from '../../../src/review/finding.ts';
import type { CorpusCase } from './corpus.ts';

export type Verdict = 'right' | 'wrong' | 'not located';

export function verdictOn({ truth }: CorpusCase, anchor: Anchor): Verdict {
  if (anchor.kind === 'notLocated') return 'not located';
  return anchor.startLine === truth?.startLine && anchor.endLine === truth.endLine ? 'right' : 'wrong';
}

export type Tally = Readonly<Record<Verdict, number>>;

export function tally(verdicts: readonly Verdict[]): Tally {
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  return { right: count('right'), wrong: count('wrong'), 'not located': count('not located') };
}

export interface Scored {
  readonly one: CorpusCase;
  readonly verdict: Verdict;
}

/** A table in text: a row for each name, sorted. */
export function scoreTable(scored: readonly Scored[], namesOf: (one: CorpusCase) => readonly string[]): string {
  const names = new Map<string, Verdict[]>();
  for (const { one, verdict } of scored) {
    for (const name of namesOf(one)) {
      const verdicts = names.get(name) ?? [];
      verdicts.push(verdict);
      names.set(name, verdicts);
    }
  }
  const rows = [...names].sort(([a], [b]) => a.localeCompare(b)).map(([name, verdicts]) => row(name, tally(verdicts)));
  return [['', 'right', 'wrong', 'not', 'recovered'], ...rows]
    .map(([name = '', ...cells]) => name.padEnd(44) + cells.map((cell) => cell.padStart(10)).join(''))
    .join('\n');
}

function row(name: string, { right, wrong, 'not located': not }: Tally): readonly string[] {
  const recovered = (100 * right) / (right + wrong + not);
  return [name, String(right), String(wrong), String(not), `${recovered.toFixed(1)} %`];
}
