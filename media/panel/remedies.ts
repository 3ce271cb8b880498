/** A review's end in, what may help out: at most two buttons, the likeliest first. */
import type { PlainIntent, ReviewIntent } from '../../src/protocol/messages.ts';
import { canResume, type Phase } from '../../src/review/phase.ts';
import type { ReviewState } from '../../src/review/state.ts';
import type { ErrorKind } from '../../src/util/errorKind.ts';
import { t } from './l10n.ts';

export type Remedy = PlainIntent | Exclude<ReviewIntent, 'stop' | 'close'>;

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

/** An answer that has reached its limit is not broken: it is continued. */
export function remedyLabel(remedy: Remedy, phase?: Phase): string {
  return {
    retry: t('Review Again'),
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
