/** A failure in, the sentence that a person reads out: what happened, and what to do next. */
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

export function describeFailure(error: CompletionError, context: FailureContext, l10n: Localizer): string {
  const { endpoint, model, received } = context;
  if (error.kind === 'network' && received > 0) {
    return l10n.t('The connection was cut after {0} characters. What arrived is kept; try again.', received);
  }
  const byKind: Record<ErrorKind, () => string> = {
    unconfigured: () => l10n.t(error.message),
    auth: () => l10n.t('{0} did not accept the API key. Set the key for this server and try again.', endpoint),
    quota: () =>
      l10n.t('{0} says that the quota of this account is used up. Check the plan, or use another server.', endpoint),
    rateLimited: () => l10n.t('{0} has had too many requests. Wait a moment and try again.', endpoint),
    overloaded: () => l10n.t('{0} is overloaded or still loading its model. Try again in a moment.', endpoint),
    // The client knows more than the kind: a certificate, a redirect, a name that does not exist, a sign-in page.
    network: () =>
      error.message === sentences.unreachable
        ? l10n.t('{0} cannot be reached. Check that the server runs and that the address is right.', endpoint)
        : l10n.t(error.message),
    stalled: () => l10n.t('{0} stopped sending without ending its answer. Try again.', endpoint),
    badReply: () => l10n.t(error.message),
    gap: () => l10n.t('A part of the answer from {0} was lost on the way. Try again.', endpoint),
    refused: () => l10n.t('{0} refused to answer this request. Its own words are below.', endpoint),
    tooLarge: () =>
      l10n.t('The code does not fit into the context of {0}. Review a smaller part, or use a larger model.', model),
    badRequest: () =>
      l10n.t('{0} did not accept the request. Check the model "{1}" and the settings.', endpoint, model),
    server: () => l10n.t('{0} reported an error of its own. Try again.', endpoint),
  };
  return byKind[error.kind]();
}
