/** A seam of the answer in, the words for its mark out: what broke off, and what can be relied on after it. */
import type { Seam } from '../../src/review/seam.ts';
import type { ErrorKind } from '../../src/util/errorKind.ts';
import { count } from './format.ts';
import { t } from './l10n.ts';

/** On the mark itself. */
export function seamLabel({ kind, error, after }: Seam): string {
  if (kind === 'restarted') {
    return error
      ? t('A new answer from its beginning: {0}', causeOf(error.kind))
      : t('A new answer from its beginning');
  }
  if (after?.outcome === 'truncated') return t('Continued here after the output limit');
  if (after?.outcome === 'cancelled') return t('Resumed here after a stop');
  if (after?.cause === 'reload') return t('Resumed here after a reload of the window');
  return error ? t('Resumed here: {0}', causeOf(error.kind)) : t('Resumed here after a break');
}

/** For those who want to know more. */
export function seamDetails({ kind, rung, trimmed = 0, error }: Seam): string {
  const sentences = [
    kind === 'restarted' ? t('The answer before could not be continued.') : promiseOf(rung),
    trimmed > 0 ? t('{0} repeated characters were left out.', count(trimmed)) : undefined,
    error?.detail,
  ];
  return sentences.filter((sentence) => sentence !== undefined).join('\n');
}

function promiseOf(rung: Seam['rung']): string | undefined {
  switch (rung) {
    case 'replay':
      return t('The server sent the rest of the same answer.');
    case 'append':
    case 'prefill':
      return t('The model went on writing after these words.');
    case 'continue':
      return t('The model was asked to go on from here.');
    case undefined:
      return undefined;
  }
}

function causeOf(kind: ErrorKind): string {
  return {
    unconfigured: t('the settings could not be used'),
    auth: t('the API key was not accepted'),
    quota: t('the quota was used up'),
    rateLimited: t('the server had too many requests'),
    overloaded: t('the server was overloaded'),
    network: t('the connection was cut'),
    stalled: t('the server fell silent'),
    badReply: t('a part could not be read'),
    gap: t('a part was lost on the way'),
    refused: t('the server refused'),
    tooLarge: t('the request was too large'),
    badRequest: t('the request was not accepted'),
    server: t('the server reported an error'),
  }[kind];
}
