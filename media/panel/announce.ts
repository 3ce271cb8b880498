/** The panel's reviews in, what a screen reader should say out: beginnings, ends, troubles and counts, and no word of the text. */
import { assertNever } from '../../src/util/assertNever.ts';
import { isRunning } from '../../src/review/phase.ts';
import type { ReviewState } from '../../src/review/state.ts';
import { findingCountWords } from './counts.ts';
import { splitPath } from './format.ts';
import { t } from './l10n.ts';
import { runKey } from './keys.ts';
import { standingOf, type Standing } from './standing.ts';

export interface Announcer {
  /** Sentences that are new since the last call; `now` in the host's time. */
  update(reviews: Iterable<ReviewState>, now: number): string[];
}

/** What the page did not see coming is news only while it is fresh; all else was said before, by a page that is gone. */
const fresh = 5000;

/** Milliseconds between two counts of findings: whoever listens to something else is not to be disturbed by each. */
const countInterval = 10_000;

interface Said {
  readonly standing: Standing;
  readonly findings: number;
  /** When the findings were last counted, or the run began. */
  readonly countedAt: number;
}

export function createAnnouncer(): Announcer {
  const said = new Map<string, Said>();

  const news = (state: ReviewState, now: number): string | undefined => {
    const run = runKey(state);
    const before = said.get(run);
    const standing = standingOf(state, now);
    const { name } = splitPath(state.target.label);
    if (isRunning(state.phase)) {
      const findings = state.findings.filter(({ writing }) => !writing).length;
      if (before === undefined) {
        const isFresh = now - state.startedAt <= fresh;
        // Its beginning comes first, and what follows at once has its turn at the next call.
        said.set(
          run,
          isFresh ? { standing: 'connecting', findings: 0, countedAt: now } : { standing, findings, countedAt: now },
        );
        return isFresh ? beginSentence(state, name) : undefined;
      }
      said.set(run, { ...before, standing });
      const trouble = standing === before.standing ? undefined : troubleSentence(standing, before.standing, name);
      if (trouble !== undefined) return trouble;
      if (findings <= before.findings || now - before.countedAt < countInterval) return undefined;
      said.set(run, { standing, findings, countedAt: now });
      return t('Review of {0}: {1} so far', name, findingCountWords(findings));
    }
    said.set(run, { standing, findings: 0, countedAt: now });
    const unseen = before === undefined && now - (state.endedAt ?? 0) > fresh;
    return before?.standing === standing || unseen ? undefined : endSentence(state, name);
  };

  return {
    update: (reviews, now) =>
      [...reviews].map((state) => news(state, now)).filter((sentence) => sentence !== undefined),
  };
}

function beginSentence({ run, text }: ReviewState, name: string): string {
  return run > 1 && text !== '' ? t('Review of {0} goes on', name) : t('Review of {0} started', name);
}

/** What keeps the words from coming, and that they come again; nothing about what was to be expected. */
function troubleSentence(standing: Standing, before: Standing, name: string): string | undefined {
  switch (standing) {
    case 'queued':
      return t('Review of {0} waits in line', name);
    case 'waiting':
      return t('Review of {0} waits for the server', name);
    case 'silent':
      return t('Review of {0} is silent', name);
    case 'resuming':
      return t('Review of {0} was cut off and is being resumed', name);
    default:
      return before === 'silent' || before === 'resuming' ? t('Review of {0} goes on', name) : undefined;
  }
}

/** Without the cause: that stands in the head, and the same words twice on a page are read twice. */
function endSentence({ phase, findings }: ReviewState, name: string): string | undefined {
  switch (phase) {
    case 'finished':
      return findings.length === 0
        ? t('Review of {0} finished', name)
        : t('Review of {0} finished: {1}', name, findingCountWords(findings.length));
    case 'cancelled':
      return t('Review of {0} stopped', name);
    case 'truncated':
      return t('Review of {0} ended incomplete', name);
    case 'interrupted':
      return t('Review of {0} was cut off', name);
    case 'failed':
      return t('Review of {0} failed', name);
    case 'queued':
    case 'connecting':
    case 'streaming':
      return undefined;
    default:
      return assertNever(phase);
  }
}
