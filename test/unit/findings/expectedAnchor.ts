/** What an anchor test expects, in short. */
import type { Anchor, LineSpan } from '../../../src/review/finding.ts';

export function at(startLine: number, endLine = startLine): LineSpan {
  return { startLine, endLine };
}

export function located(match: 'exact' | 'whitespace' | 'fuzzy', whole: boolean, span: LineSpan): Anchor {
  return { kind: 'located', match, whole, ...span };
}

export const missing: Anchor = { kind: 'notLocated', reason: 'missing' };
export const ambiguous: Anchor = { kind: 'notLocated', reason: 'ambiguous' };
