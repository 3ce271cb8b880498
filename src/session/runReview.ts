/** Runs one review once: target and settings in, events into the log, the outcome out. Failures become events here only. */
import type { Capabilities } from '../completion/capabilities.ts';
import { CompletionError } from '../completion/error.ts';
import type { CompletionEvent, StopCause } from '../completion/event.ts';
import type { streamCompletion } from '../completion/client.ts';
import { sentences } from '../completion/sentences.ts';
import { buildPrompt } from '../prompt/build.ts';
import type { Outcome } from '../review/event.ts';
import { summarize, type ReviewTarget } from '../review/target.ts';
import { assertNever } from '../util/assertNever.ts';
import type { Localizer } from '../util/localizer.ts';
import type { ReviewLog } from './reviewLog.ts';
import type { ReviewSettings } from './reviewSettings.ts';
import { describeFailure, type FailureContext } from './sentences.ts';

const nothingSetUp = 'No model server is set up yet. Connect to one to start the review.';

export interface RunContext {
  readonly log: ReviewLog;
  /** 1 for the first run of the review. */
  readonly run: number;
  readonly signal: AbortSignal;
  readonly capabilities: Capabilities;
  readonly complete: typeof streamCompletion;
  readonly l10n: Localizer;
}

/** Resolves once the run's `ended` event is in the log; never rejects for anything that a server or a user did. */
export async function runReview(target: ReviewTarget, settings: ReviewSettings, context: RunContext): Promise<Outcome> {
  const { log, run, signal } = context;
  const about = { endpoint: hostOf(settings.endpoint.baseUrl), model: settings.model };
  await start(target, about, context);
  let received = 0;
  try {
    let stop: StopCause | undefined;
    for await (const event of complete(target, settings, context)) {
      if (event.type === 'finish') stop = event.stop;
      else await log.append(run, event, signal);
      if (event.type === 'text' || event.type === 'reasoning') received += event.text.length;
    }
    if (stop === undefined) {
      throw new CompletionError('network', sentences.cut, { retryable: true });
    }
    return await end(context, outcomeOf(stop), stop === 'end' ? undefined : stop);
  } catch (error) {
    if (signal.aborted) return end(context, 'cancelled');
    return fail(asCompletionError(error), { ...about, received }, context);
  }
}

/** Logs a run that cannot even begin, such as for settings that cannot be used. */
export async function refuseReview(
  target: ReviewTarget,
  error: CompletionError,
  context: RunContext,
): Promise<Outcome> {
  const about = { endpoint: '', model: '' };
  await start(target, about, context);
  return fail(error, { ...about, received: 0 }, context);
}

async function start(
  target: ReviewTarget,
  about: { readonly endpoint: string; readonly model: string },
  { log, run, signal }: RunContext,
): Promise<void> {
  await log.append(run, { type: 'started', target: summarize(target), ...about }, signal);
}

async function fail(error: CompletionError, about: FailureContext, context: RunContext): Promise<Outcome> {
  const message = describeFailure(error, about, context.l10n);
  const { kind, retryable, detail = error.message } = error;
  const resumable = retryable && about.received > 0;
  await context.log.append(context.run, { type: 'error', kind, message, detail, retryable, resumable }, context.signal);
  return end(context, resumable ? 'interrupted' : 'failed', kind);
}

function complete(target: ReviewTarget, settings: ReviewSettings, context: RunContext): AsyncIterable<CompletionEvent> {
  const { endpoint, model, maxTokens, stream, instructions } = settings;
  if (endpoint.baseUrl === '' || model === '') {
    throw new CompletionError('unconfigured', nothingSetUp, { retryable: false });
  }
  const request = { endpoint, model, maxTokens, stream, ...buildPrompt(target, instructions) };
  return context.complete(request, { signal: context.signal, capabilities: context.capabilities });
}

async function end(context: RunContext, outcome: Outcome, cause?: string): Promise<Outcome> {
  await context.log.append(
    context.run,
    { type: 'ended', outcome, ...(cause === undefined ? {} : { cause }) },
    context.signal,
  );
  return outcome;
}

function outcomeOf(stop: StopCause): Outcome {
  switch (stop) {
    case 'end':
      return 'finished';
    case 'length':
    case 'contentFilter':
      return 'truncated';
    default:
      return assertNever(stop);
  }
}

function asCompletionError(error: unknown): CompletionError {
  if (error instanceof CompletionError) return error;
  // A defect of ours is told like any other failure, with its cause, instead of leaving the review without an end.
  const message = error instanceof Error ? error.message : String(error);
  return new CompletionError('badReply', message, { retryable: false, cause: error });
}

function hostOf(baseUrl: string): string {
  try {
    return new URL(baseUrl).origin;
  } catch {
    return baseUrl;
  }
}
