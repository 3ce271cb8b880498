/** A finding with only the parts named that a test is about, and where its lines are. */
import type { TrackedRange } from '../../../src/findings/trackedRange.ts';
import type { LineSpan } from '../../../src/review/finding.ts';
import type { FindingState } from '../../../src/review/findings.ts';

/** Line 2 of `lines`, with a suggestion that is safe to apply. */
export function someFinding(changes: Partial<FindingState> = {}): FindingState {
  return {
    id: '1.0',
    severity: 'warning',
    title: 'Off by one',
    body: 'It is.',
    quote: 'two',
    suggestion: 'TWO',
    textStart: 0,
    bodyStart: 0,
    textEnd: 1,
    anchor: { kind: 'located', match: 'exact', whole: true, startLine: 2, endLine: 2 },
    fix: { kind: 'apply', text: 'TWO', startLine: 2, endLine: 2 },
    writing: false,
    disposition: 'open',
    ...changes,
  };
}

export const lines = ['one', 'two', 'three', 'four'] as const;

/** Where the reviewed text stands as it stood, unless told. */
export function placeOf(span: LineSpan, changes: Partial<TrackedRange> = {}): TrackedRange {
  const text = lines.slice(span.startLine - 1, span.endLine).join('\n');
  return { ...span, state: 'inPlace', reviewed: span, text, ...changes };
}
