/** Wishes on their way to the host in; the finding that was settled last from here, and can be taken back, out. */
import type { FromPanel } from '../../src/protocol/messages.ts';
import type { ReviewState } from '../../src/review/state.ts';
import { openFindings } from './counts.ts';

interface FindingRef {
  readonly reviewId: string;
  readonly findingId: string;
}

export interface Settled {
  /** `reviews`: as they are before the wish comes true. */
  note(wish: FromPanel, reviews: ReadonlyMap<string, ReviewState>): void;
  /** Undefined where nothing is left to take back: what has been opened again meanwhile is passed over. */
  last(reviews: ReadonlyMap<string, ReviewState>): FindingRef | undefined;
}

export function createSettled(): Settled {
  const refs: FindingRef[] = [];
  return {
    note: (wish, reviews) => {
      if (wish.type === 'apply' || wish.type === 'discard') {
        const { reviewId, findingId } = wish;
        refs.push({ reviewId, findingId });
      }
      if (wish.type !== 'applyAll' && wish.type !== 'discardAll') return;
      const { reviewId } = wish;
      const open = openFindings(reviews.get(reviewId)?.findings ?? []);
      refs.push(...open.map(({ id }) => ({ reviewId, findingId: id })));
    },
    last: (reviews) =>
      refs.findLast(({ reviewId, findingId }) => {
        const finding = reviews.get(reviewId)?.findings.find(({ id }) => id === findingId);
        return finding !== undefined && finding.disposition !== 'open';
      }),
  };
}
