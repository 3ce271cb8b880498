/** The panel's reviews in, what a screen reader should say out: each beginning and each end, once, and no word of the text. */
import { assertNever } from '../../src/util/assertNever.ts';
import { isRunning, type ReviewState } from '../../src/review/state.ts';
import { splitPath } from './format.ts';
import { t } from './l10n.ts';
import { runKey } from './runKey.ts';

export interface Announcer {
  /** Sentences that are new since the last call; `now` in the host's time. */
  update(reviews: Iterable<ReviewState>, now: number): string[];
}

/** An end that the page did not see coming is news only while it is fresh; an older one is history that was restored. */
const fresh = 5000;

export function createAnnouncer(): Announcer {
  const said = new Map<string, 'started' | 'ended'>();

  const news = (state: ReviewState, now: number): string | undefined => {
    const run = runKey(state);
    const before = said.get(run);
    const { name } = splitPath(state.target.label);
    if (isRunning(state.phase)) {
      said.set(run, 'started');
      return before ? undefined : t('Review of {0} started', name);
    }
    said.set(run, 'ended');
    const unseen = before === undefined && now - (state.endedAt ?? 0) > fresh;
    return before === 'ended' || unseen ? undefined : endSentence(state, name);
  };

  return {
    update: (reviews, now) =>
      [...reviews].map((state) => news(state, now)).filter((sentence) => sentence !== undefined),
  };
}

/** Without the cause: that stands in the head, and the same words twice on a page are read twice. */
function endSentence({ phase }: ReviewState, name: string): string | undefined {
  switch (phase) {
    case 'finished':
      return t('Review of {0} finished', name);
    case 'cancelled':
      return t('Review of {0} stopped', name);
    case 'truncated':
      return t('Review of {0} ended incomplete', name);
    case 'interrupted':
      return t('Review of {0} was cut off', name);
    case 'failed':
      return t('Review of {0} failed', name);
    case 'connecting':
    case 'streaming':
      return undefined;
    default:
      return assertNever(phase);
  }
}
