/** An answer's text and its findings in, the stretches of text that are shown each on its own out. */
import type { FindingState } from '../../src/review/findings.ts';
import type { ReviewState } from '../../src/review/state.ts';
import { isRunning } from '../../src/review/phase.ts';
import { indentOf } from '../../src/util/dedent.ts';
import { longestHeading, mayBecomeHeading } from './headingSoFar.ts';

export interface Segment {
  /** The same for as long as the answer lasts. */
  readonly key: string;
  /** Absent for words that belong to no finding. */
  readonly finding?: FindingState;
  /** Its words in the text, without the heading that the card shows in another way. */
  readonly from: number;
  readonly to: number;
  /** Columns that its lines are set in by, which say nothing where it stands by itself. */
  readonly indent: number;
  /** The text goes on elsewhere, or not at all. */
  readonly isOver: boolean;
}

/** In the order of the text: with the shown headings between them they are the text up to `end`. The first is of no finding. */
export function segmentsOf(
  { text, findings, phase }: Pick<ReviewState, 'text' | 'findings' | 'phase'>,
  end: number,
): readonly [Segment, ...Segment[]] {
  // Whatever else ends a run, the next one may go on in the middle of a word.
  const isWhole = phase === 'finished';
  const startOf = (finding: FindingState | undefined) => Math.min(finding?.textStart ?? end, end);
  const [first] = findings;
  const before = { key: '', from: 0, to: startOf(first), indent: 0, isOver: isWhole || first !== undefined };
  const others = findings.flatMap((finding, index): Segment[] => {
    const next = findings[index + 1];
    const limit = startOf(next);
    const from = Math.min(finding.bodyStart, limit);
    const to = finding.writing ? limit : Math.min(Math.max(finding.textEnd, from), limit);
    const isOver = isWhole || next !== undefined || to < limit;
    const own = { key: finding.id, finding, from, to, indent: finding.indent ?? 0, isOver };
    if (to === limit) return [own];
    // It begins with a heading, or with an item of a list that may stand in another one itself.
    const indent = indentOf(text, to);
    return [own, { key: `behind ${finding.id}`, from: to, to: limit, indent, isOver: isWhole || next !== undefined }];
  });
  return [before, ...others];
}

/** Where to stop reading: until its line is complete, a heading may turn out to be a finding's. */
export function readableLength({ text, phase }: Pick<ReviewState, 'text' | 'phase'>): number {
  if (!isRunning(phase)) return text.length;
  const lineStart = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  return mayBecomeHeading(text.slice(lineStart, lineStart + longestHeading + 1)) ? lineStart : text.length;
}
