/** The lines that a quote was taken from in, what an answer may name as its lines out: right, or wrong in one of many ways. */
import type { LineSpan } from '../../../src/review/finding.ts';
import type { Random } from '../faults/random.ts';
import type { Source } from './sources.ts';

export const hintKinds = ['exact', 'near', 'shifted', 'wrong', 'missing', 'reversed', 'longer', 'relative'] as const;
export type HintKind = (typeof hintKinds)[number];

export function hintOf(kind: HintKind, truth: LineSpan, source: Source, random: Random): LineSpan | undefined {
  const shifted = (by: number): LineSpan => ({ startLine: truth.startLine + by, endLine: truth.endLine + by });
  const sign = random.integer(0, 1) === 0 ? -1 : 1;
  switch (kind) {
    case 'exact':
      return truth;
    case 'near':
      return shifted(sign * random.integer(1, 5));
    case 'shifted':
      return shifted(sign * random.integer(1, 200));
    case 'wrong': {
      const startLine = source.startLine + random.integer(0, source.lines.length - 1);
      return { startLine, endLine: startLine + random.integer(0, 20) };
    }
    case 'missing':
      return undefined;
    case 'reversed': {
      const { startLine, endLine } = shifted(random.integer(0, 2) === 0 ? 0 : sign * random.integer(1, 200));
      return { startLine: endLine, endLine: startLine };
    }
    case 'longer':
      return { startLine: truth.startLine - random.integer(0, 3), endLine: truth.endLine + random.integer(1, 30) };
    case 'relative':
      // Counted from the first line of what was sent.
      return shifted(1 - source.startLine);
  }
}
