/** A finding's state with only the parts named that a test is about. */
import type { FindingState } from '../../../src/review/findings.ts';

export function findingState(changes: Partial<FindingState> = {}): FindingState {
  return {
    id: '1.0',
    severity: 'warning',
    title: 'Refund is applied twice',
    body: '',
    textStart: 0,
    bodyStart: 0,
    textEnd: 0,
    anchor: { kind: 'located', match: 'exact', whole: true, startLine: 18, endLine: 19 },
    fix: { kind: 'none' },
    writing: false,
    disposition: 'open',
    ...changes,
  };
}
