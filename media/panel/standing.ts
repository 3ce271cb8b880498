/** A review's state and the time in, how it stands at this moment out: finer than its phase, in which one waits or hopes. */
import { isRunning, type Phase } from '../../src/review/phase.ts';
import type { ReviewState } from '../../src/review/state.ts';
import { assertNever } from '../../src/util/assertNever.ts';
import { hostOf } from './format.ts';
import { t } from './l10n.ts';

/** `silent`: no content comes. `resuming`: the answer broke off and has not gone on yet. */
export type Standing = Phase | 'waiting' | 'silent' | 'resuming';

/** `now` in the host's time. */
export function standingOf(state: ReviewState, now: number): Standing {
  const { phase, waiting, silentSince, error } = state;
  if (!isRunning(phase)) return phase;
  if (waiting && waiting.until > now) return 'waiting';
  if (phase === 'queued') return 'queued';
  if (silentSince !== undefined) return 'silent';
  return error ? 'resuming' : phase;
}

/** One word, without figures that change by the second. */
export function standingWord(state: ReviewState, now: number): string {
  const standing = standingOf(state, now);
  if (standing === 'streaming' && state.text === '' && state.reasoning !== '') return t('reasoning');
  return {
    queued: t('in line'),
    waiting: t('waiting'),
    connecting: t('connecting'),
    streaming: t('streaming'),
    silent: t('silent'),
    resuming: t('resuming'),
    finished: t('done'),
    cancelled: t('stopped'),
    truncated: t('incomplete'),
    interrupted: t('cut off'),
    failed: t('failed'),
  }[standing];
}

/** The same with its figures: the place in line, the seconds that are left, the attempt. */
export function standingWords(state: ReviewState, now: number): string {
  const { place = 0, waiting, silentSince = now } = state;
  const standing = standingOf(state, now);
  switch (standing) {
    case 'queued':
      return place > 1 ? t('place {0} in line', place) : t('next in line');
    case 'waiting': {
      const left = Math.ceil(((waiting?.until ?? now) - now) / 1000);
      if (waiting?.isOwn) return t('going on in {0} s', left);
      if (waiting?.attempt === undefined) return t('waiting {0} s, as the server asked', left);
      return t('attempt {0} of {1} in {2} s', waiting.attempt, waiting.attempts ?? waiting.attempt, left);
    }
    case 'connecting':
      if (waiting?.attempt === undefined) return standingWord(state, now);
      return t('attempt {0} of {1}', waiting.attempt, waiting.attempts ?? waiting.attempt);
    case 'silent':
      return t('no words for {0} s', Math.max(0, Math.floor((now - silentSince) / 1000)));
    case 'streaming':
    case 'resuming':
    case 'finished':
    case 'cancelled':
    case 'truncated':
    case 'interrupted':
    case 'failed':
      return standingWord(state, now);
    default:
      return assertNever(standing);
  }
}

/** What the reader must know while the review waits or tries to go on; undefined where the status line says it all. */
export function pendingSentence({
  phase,
  place,
  endpoint,
  silentSince,
  error,
  waiting,
}: ReviewState): string | undefined {
  if (!isRunning(phase)) return undefined;
  if (phase === 'queued')
    return `${placeSentence(place ?? 1, hostOf(endpoint))} ${t('Other reviews of this server run first.')}`;
  if (silentSince !== undefined) return t('No words come, but the connection is open.');
  return error?.message ?? waiting?.message;
}

function placeSentence(place: number, host: string): string {
  const first = [t('Next in line at {0}.', host), t('Second in line at {0}.', host), t('Third in line at {0}.', host)];
  return first[place - 1] ?? t('Place {0} in line at {1}.', place, host);
}
