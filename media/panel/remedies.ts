/** A review's end in, what may help out: at most two buttons, the likeliest first. */
import { reviewIntents, type PlainIntent, type ReviewIntent } from '../../src/protocol/messages.ts';
import { canResume, isRunning, type Phase } from '../../src/review/phase.ts';
import type { ReviewState } from '../../src/review/state.ts';
import type { ErrorKind } from '../../src/util/errorKind.ts';
import { t } from './l10n.ts';

type ReviewRemedy = Exclude<ReviewIntent, 'stop' | 'close'>;
export type Remedy = PlainIntent | ReviewRemedy;

const tryAgain = ['retry', 'showLog'] as const;
const goOn = ['resume', 'retry'] as const;

export const remediesByKind: Readonly<Record<ErrorKind, readonly Remedy[]>> = {
  unconfigured: ['connect'],
  auth: ['setApiKey'],
  quota: tryAgain,
  rateLimited: tryAgain,
  overloaded: tryAgain,
  network: ['testConnection', 'retry'],
  stalled: tryAgain,
  badReply: tryAgain,
  gap: tryAgain,
  refused: tryAgain,
  tooLarge: ['openSettings'],
  badRequest: ['selectModel', 'showLog'],
  server: tryAgain,
};

/**
 * What the user may say while the run goes on, by what holds it up. Where a pause is over, its button stays until it is
 * known what comes of that, so that nothing jumps.
 */
export function remediesMeanwhile(
  state: Pick<ReviewState, 'phase' | 'waiting' | 'silentSince' | 'text'>,
): readonly Remedy[] {
  const { phase, waiting, silentSince, text } = state;
  if (!isRunning(phase)) return [];
  if (phase === 'queued') return ['startNow'];
  if (silentSince !== undefined) return ['keepWaiting', text === '' ? 'retryNow' : 'resumeNow'];
  return waiting ? ['retryNow'] : [];
}

/** What has to be put right before it makes sense to go on. */
const before: Partial<Record<ErrorKind, Remedy>> = { unconfigured: 'connect', auth: 'setApiKey' };

export function remediesFor(state: Pick<ReviewState, 'phase' | 'cause' | 'error' | 'text'>): readonly Remedy[] {
  const { phase, cause, error } = state;
  // The limit is a setting of ours; the server's content filter is not.
  if (phase === 'truncated') {
    if (canResume(state)) return ['resume', 'openSettings'];
    return cause === 'contentFilter' ? [] : ['openSettings'];
  }
  if (phase !== 'interrupted' && phase !== 'failed') return [];
  if (!canResume(state)) return phase === 'failed' && error ? remediesByKind[error.kind] : tryAgain;
  const first = error && before[error.kind];
  return first ? [first, 'resume'] : goOn;
}

export function isOfReview(remedy: Remedy): remedy is ReviewRemedy {
  return (reviewIntents as readonly string[]).includes(remedy);
}

/** An answer that has reached its limit is not broken: it is continued. */
export function remedyLabel(remedy: Remedy, phase?: Phase): string {
  return {
    retry: t('Review Again'),
    startNow: t('Start Now'),
    retryNow: t('Retry Now'),
    keepWaiting: t('Keep Waiting'),
    resumeNow: t('Resume'),
    resume: phase === 'truncated' ? t('Continue') : t('Resume'),
    reviewActive: t('Review This File'),
    connect: t('Connect to a Server'),
    setApiKey: t('Set API Key'),
    selectModel: t('Select Model'),
    testConnection: t('Test Connection'),
    openSettings: t('Open Settings'),
    showLog: t('Show Log'),
    stopAll: t('Stop All Reviews'),
  }[remedy];
}
