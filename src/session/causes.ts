/** A failure in, the sentence for its cause alone out: what follows from it is said by whoever goes on. */
import type { CompletionError } from '../completion/error.ts';
import { sentences } from '../completion/sentences.ts';
import type { ErrorKind } from '../util/errorKind.ts';
import type { Localizer } from '../util/localizer.ts';

export interface FailureContext {
  /** Scheme, host and port that the request went to. */
  readonly endpoint: string;
  readonly model: string;
  /** Characters of the answer and its reasoning that had arrived. */
  readonly received: number;
}

export function describeCause(error: CompletionError, context: FailureContext, l10n: Localizer): string {
  const { endpoint, model, received } = context;
  const byKind: Record<ErrorKind, () => string> = {
    unconfigured: () => l10n.t('The settings for {0} cannot be used.', endpoint),
    auth: () => l10n.t('{0} did not accept the API key.', endpoint),
    quota: () => l10n.t('{0} says that the quota of this account is used up.', endpoint),
    rateLimited: () => l10n.t('{0} has had too many requests.', endpoint),
    overloaded: () => l10n.t('{0} is overloaded or still loading its model.', endpoint),
    network: () => {
      if (received > 0) return l10n.t('The connection was cut after {0} characters.', received);
      return error.message === sentences.noAnswer
        ? l10n.t('{0} did not answer in time.', endpoint)
        : l10n.t('The connection to {0} failed.', endpoint);
    },
    stalled: () => {
      if (error.message === sentences.notAwaited)
        return l10n.t('{0} was silent, and you did not wait any longer.', endpoint);
      return received > 0
        ? l10n.t('{0} stopped sending without ending its answer.', endpoint)
        : l10n.t('{0} did not begin its answer in time.', endpoint);
    },
    badReply: () => l10n.t('{0} sent something that cannot be read as an answer.', endpoint),
    gap: () => l10n.t('A part of the answer from {0} was lost on the way.', endpoint),
    refused: () => l10n.t('{0} refused to answer this request.', endpoint),
    tooLarge: () => l10n.t('The code does not fit into the context of {0}.', model),
    badRequest: () => l10n.t('{0} did not accept the request.', endpoint),
    server: () => l10n.t('{0} reported an error of its own.', endpoint),
  };
  return byKind[error.kind]();
}

/** The cause, and the pause where the server asked for one. */
export function describeWait(error: CompletionError, context: FailureContext, l10n: Localizer): string {
  const cause = describeCause(error, context, l10n);
  const asked = askedToWait(error, l10n);
  return asked === undefined ? cause : `${cause} ${l10n.t('It asked for a pause of {0}.', asked)}`;
}

/** How long the server asked to wait, in words; undefined where it did not ask. */
export function askedToWait({ retryAfterMs, message }: CompletionError, l10n: Localizer): string | undefined {
  // The pause after many failures is ours.
  if (retryAfterMs === undefined || retryAfterMs <= 0 || message === sentences.failing) return undefined;
  const seconds = Math.ceil(retryAfterMs / 1000);
  if (seconds < 120) return l10n.t('{0} s', seconds);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? l10n.t('{0} minutes', minutes) : l10n.t('{0} hours', Math.ceil(minutes / 60));
}
