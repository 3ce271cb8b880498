/** A heading that is no finding's own in; what it stands over, out. */
import { groupSeverity } from './severity.ts';
import { plainTitle } from './plainTitle.ts';
import type { Severity } from '../review/finding.ts';

export interface Group {
  readonly severity: Severity;
  /** Nothing but findings can stand below it, whatever their headings say. */
  readonly isSure: boolean;
  readonly level: number;
}

/** “## Critical issues”: the severity of the findings below that name none. */
export function groupOf(heading: string, level: number): Group | undefined {
  const group = groupSeverity(wordsOf(heading));
  return group && { ...group, level };
}

/** A part of the answer that speaks of the whole. */
export function isRemarkOnAll(heading: string): boolean {
  return /^(?:overall|final|general|executive|review|code review)?\s*(?:summary|conclusions?|overview|verdict|assessment|impression|remarks|findings|results|issues|overall|strengths|positives?|positive (?:aspects|notes|points)|next steps|recommendations|what (?:is|was|went|works) (?:done )?well)$/i.test(
    wordsOf(heading),
  );
}

/** Bold words may name any part of a finding, but not these. */
export function isClosingRemark(words: string): boolean {
  return /^(?:overall|final|general|executive)?\s*(?:summary|conclusions?|verdict|assessment|overall)$/i.test(
    wordsOf(words),
  );
}

function wordsOf(heading: string): string {
  return plainTitle(heading)
    .replace(/^(?:[\p{Extended_Pictographic}\uFE0F\u200D]+\s*|\d{1,3}[.)]\s+)+/u, '')
    .trim();
}
