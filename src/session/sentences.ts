/** A failure in, the sentence that a person reads out: what happened, and what to do next. */
import type { CompletionError } from '../completion/error.ts';
import { sentences } from '../completion/sentences.ts';
import type { ErrorKind } from '../util/errorKind.ts';
import type { Localizer } from '../util/localizer.ts';
import { askedToWait, describeCause, describeWait, type FailureContext } from './causes.ts';
import type { InterruptionPolicy } from './reviewSettings.ts';

/** Sentences of the client that say more than the kind of the failure does. */
const telling: ReadonlySet<string> = new Set([
  sentences.noAnswer,
  sentences.noContent,
  sentences.failing,
  sentences.keyWanted,
]);

/** For a run that ends with nothing to show. */
export function describeFailure(error: CompletionError, context: FailureContext, l10n: Localizer): string {
  const { endpoint, model } = context;
  if (telling.has(error.message)) return l10n.t(error.message);
  const wait = askedToWait(error, l10n);
  if (error.retryable && wait !== undefined) {
    return `${describeCause(error, context, l10n)} ${l10n.t('It asks for a pause of {0}; try again after that.', wait)}`;
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

/** For an answer that breaks off and goes on by itself. */
export function describeInterruption(error: CompletionError, context: FailureContext, l10n: Localizer): string {
  return `${describeCause(error, context, l10n)} ${l10n.t('What arrived is kept, and the rest is asked for.')}`;
}

/** For a run that ends in the middle of its answer: it says, too, why it does not go on by itself. */
export function describeEnd(
  error: CompletionError,
  context: FailureContext & { readonly policy: InterruptionPolicy },
  l10n: Localizer,
): string {
  return `${describeWait(error, context, l10n)} ${whatNext(error, context.policy, l10n)}`;
}

function whatNext({ retryable }: CompletionError, policy: InterruptionPolicy, l10n: Localizer): string {
  if (!retryable) return l10n.t('What arrived is kept; resume it once that is mended.');
  const byPolicy: Record<InterruptionPolicy, () => string> = {
    resume: () => l10n.t('What arrived is kept; going on by itself did not succeed.'),
    ask: () => l10n.t('What arrived is kept. How it goes on is up to you, as you have set.'),
    stop: () => l10n.t('What arrived is kept. It does not go on by itself, as you have set.'),
  };
  return byPolicy[policy]();
}
