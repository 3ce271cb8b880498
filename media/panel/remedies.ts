/** A review's end in, what may help out: at most two buttons, the likeliest first. */
import type { PlainIntent } from '../../src/protocol/messages.ts';
import type { ReviewState } from '../../src/review/state.ts';
import type { ErrorKind } from '../../src/util/errorKind.ts';
import { t } from './l10n.ts';

export type Remedy = PlainIntent | 'retry';

const tryAgain = ['retry', 'showLog'] as const;

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

export function remediesFor({
  phase,
  cause,
  error,
}: Pick<ReviewState, 'phase' | 'cause' | 'error'>): readonly Remedy[] {
  if (phase === 'interrupted') return tryAgain;
  if (phase === 'failed') return error ? remediesByKind[error.kind] : tryAgain;
  // The limit is a setting of ours; the server's content filter is not.
  return phase === 'truncated' && cause !== 'contentFilter' ? ['openSettings'] : [];
}

export function remedyLabel(remedy: Remedy): string {
  return {
    retry: t('Review Again'),
    reviewActive: t('Review This File'),
    connect: t('Connect to a Server'),
    setApiKey: t('Set API Key'),
    selectModel: t('Select Model'),
    testConnection: t('Test Connection'),
    openSettings: t('Open Settings'),
    showLog: t('Show Log'),
  }[remedy];
}
