/** What the reader looks for and a finding in; whether its card is shown out. */
import type { Filter } from '../../src/protocol/pageState.ts';
import type { FindingPlace, Severity } from '../../src/review/finding.ts';
import type { FindingState } from '../../src/review/findings.ts';
import type { ReviewState } from '../../src/review/state.ts';
import { visibleText } from '../../src/util/visibleText.ts';
import { linesLabel, linesOf } from './findingText.ts';
import { severityWord } from './severity.ts';

export const noFilter: Filter = { severities: [], words: '', isOpen: false };

/** One review's filter, and how to change it. */
export interface FilterControl {
  readonly filter: Filter;
  /** How many findings it lets through, and of how many. */
  readonly passed: number;
  readonly all: number;
  readonly set: (filter: Filter) => void;
}

export function withSeverity(filter: Filter, severity: Severity): Filter {
  const { severities } = filter;
  const others = severities.filter((other) => other !== severity);
  return { ...filter, severities: others.length < severities.length ? others : [...severities, severity] };
}

/** Each word has to stand somewhere in what the finding says, in its lines or in its severity. */
export function passes(
  { severities, words }: Filter,
  finding: FindingState,
  place: FindingPlace | undefined,
  { text }: Pick<ReviewState, 'text'>,
): boolean {
  const { severity, title, textStart, textEnd } = finding;
  if (severities.length > 0 && !severities.includes(severity)) return false;
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const lines = linesOf({ finding, place, hasDocument: true })?.lines;
  const where = lines ? linesLabel(lines) : '';
  const said = visibleText(text.slice(textStart, textEnd));
  const all = [severityWord(severity), title, where, said].join('\n').toLowerCase();
  return wanted.every((word) => all.includes(word));
}
