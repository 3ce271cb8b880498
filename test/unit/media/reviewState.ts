/** A review's state with only the parts named that a test is about. */
import type { ReviewState } from '../../../src/review/state.ts';

export function reviewState(changes: Partial<ReviewState> = {}): ReviewState {
  return {
    reviewId: '1',
    seq: 1,
    run: 1,
    answer: 1,
    target: {
      kind: 'selection',
      uri: 'file:///workspace/src/cart.ts',
      label: 'src/cart.ts',
      languageId: 'typescript',
      startLine: 12,
      endLine: 40,
    },
    model: 'qwen3-coder',
    endpoint: 'http://localhost:11434',
    phase: 'connecting',
    text: '',
    reasoning: '',
    findings: [],
    seams: [],
    estimatedTokens: 0,
    openEnds: { text: '', reasoning: '' },
    notices: [],
    startedAt: 100_000,
    streamedMs: 0,
    ...changes,
  };
}
