/** A review's state in, the words for it out: the status line's parts, and the sentence where a review ended early. */
import { assertNever } from '../../src/util/assertNever.ts';
import { hiddenWords } from '../../src/review/hiddenWords.ts';
import { mixedWordsText } from '../../src/review/mixedWordsText.ts';
import { isRunning } from '../../src/review/phase.ts';
import type { LastingNotice, ReviewState } from '../../src/review/state.ts';
import { count, hostOf, seconds, stopwatch } from './format.ts';
import { t } from './l10n.ts';
import { standingWords } from './standing.ts';

/** Below this, a rate says more about the network than about the model. */
const shortestMeasure = 1000;

/** `now` in the host's time. */
export function statusParts(state: ReviewState, now: number): string[] {
  const end = state.endedAt ?? now;
  const { firstContentAt } = state;
  const parts = [state.model, hostOf(state.endpoint), standingWords(state, now)];
  if (firstContentAt !== undefined) {
    parts.push(t('first word after {0}', seconds(firstContentAt - state.startedAt)), tokenCount(state));
    const streamed = state.streamedMs + end - (state.streamingSince ?? end);
    if (streamed >= shortestMeasure) parts.push(t('{0} tok/s', Math.round((tokensOf(state).count * 1000) / streamed)));
  }
  parts.push(stopwatch(end - state.startedAt));
  return parts.filter((part) => part !== '');
}

/** As long as its parts become in a run of nearly any length. */
export function longestStatusParts({ model, endpoint }: ReviewState): string[] {
  const words = [t('connecting'), t('streaming'), t('reasoning')].toSorted((a, b) => b.length - a.length)[0] ?? '';
  const figures = [t('first word after {0}', seconds(99_900)), t('≈ {0} tokens', count(99_990)), t('{0} tok/s', 999)];
  return [model, hostOf(endpoint), words, ...figures, stopwatch(3_599_000)].filter((part) => part !== '');
}

/** What the reader must know of how it ended; undefined where the status line says it all. */
export function outcomeSentence(state: ReviewState): string | undefined {
  switch (state.phase) {
    case 'failed':
      return state.error?.message ?? t('The review failed. The log may say why.');
    case 'interrupted':
      if (state.cause === 'reload') return t('The window was reloaded while the answer was being written.');
      return state.error?.message ?? t('The answer was cut off. The log may say why.');
    case 'truncated':
      return state.cause === 'contentFilter'
        ? t("The server's content filter ended the answer.")
        : t('The model stopped at its output limit, so the answer is incomplete.');
    case 'queued':
    case 'connecting':
    case 'streaming':
    case 'finished':
    case 'cancelled':
      return undefined;
    default:
      return assertNever(state.phase);
  }
}

/** Said in place of an answer that is empty; undefined while there may still be one. */
export function emptyAnswerSentence({ phase, text, reasoning }: ReviewState): string | undefined {
  if (isRunning(phase) || text.trim() !== '') return undefined;
  if (phase === 'cancelled') return t('Stopped before the first word.');
  if (phase !== 'finished') return undefined;
  return reasoning === ''
    ? t('The model finished without writing anything.')
    : t('The model finished its reasoning without writing an answer.');
}

export function noticeSentence(notice: LastingNotice): string {
  switch (notice.kind) {
    case 'firstUse':
      return notice.message;
    case 'masked':
      return notice.count === 1
        ? t('1 secret was masked before the code was sent.')
        : t('{0} secrets were masked before the code was sent.', notice.count);
    case 'hiddenCharacters':
      return t('The code holds characters that cannot be seen: {0}', hiddenWords(notice.characters, { t }));
    case 'mixedScripts': {
      const words = mixedWordsText(notice.words, { t });
      return notice.where === 'code'
        ? t('The code holds words or signs that look like others: {0}', words)
        : t('Code in the answer holds words or signs that look like others: {0}', words);
    }
    case 'adjusted':
      return t('The request was adjusted to this server: {0}', notice.detail);
    case 'unstreamed':
      return t('The server sent its answer in one piece.');
    case 'refusal':
      return t('The model declined to answer: {0}', notice.detail);
    case 'retracted':
      return t("The server's content filter withdrew the text that stood here.");
    default:
      return assertNever(notice);
  }
}

function tokenCount(state: ReviewState): string {
  const { count: tokens, exact } = tokensOf(state);
  if (tokens === 1) return exact ? t('1 token') : t('≈ 1 token');
  return exact ? t('{0} tokens', count(tokens)) : t('≈ {0} tokens', count(tokens));
}

/**
 * The server's figure counts once the answer is whole: some send one with every event, of the text so far. Where the
 * answer was put together from several requests, it is that of the last one alone; and it counts what was withdrawn.
 */
function tokensOf(state: ReviewState): { readonly count: number; readonly exact: boolean } {
  const { phase, usage, estimatedTokens, seams, notices } = state;
  const whole =
    seams.every(({ kind, rung }) => kind === 'restarted' || rung === 'replay') &&
    notices.every(({ kind }) => kind !== 'retracted');
  const reported = whole && (phase === 'finished' || phase === 'truncated') ? usage?.completionTokens : undefined;
  if (reported !== undefined) return { count: reported, exact: true };
  return { count: estimatedTokens < 100 ? estimatedTokens : Math.round(estimatedTokens / 10) * 10, exact: false };
}
