/** Runs one review once: target and settings in, events into the log, the outcome out. Failures become events here only. */
import type { Capabilities } from '../completion/capabilities.ts';
import type { streamCompletion } from '../completion/client.ts';
import { CompletionError } from '../completion/error.ts';
import type { CompletionEvent, StopCause } from '../completion/event.ts';
import type { Gates } from '../completion/gate/gates.ts';
import { sentences } from '../completion/sentences.ts';
import type { UserWishes } from '../completion/userWishes.ts';
import { buildPrompt } from '../prompt/build.ts';
import type { Outcome, ReviewEventBody } from '../review/event.ts';
import { summarize, type ReviewTarget } from '../review/target.ts';
import { assertNever } from '../util/assertNever.ts';
import type { Localizer } from '../util/localizer.ts';
import { createAnswerFindings, type AnswerFindings } from './answerFindings.ts';
import { codeNotices, createAnswerCharacters, type AnswerCharacters } from './characterNotices.ts';
import { errorEvent, noticeEvents } from './noticeEvents.ts';
import type { ReviewLog } from './reviewLog.ts';
import type { InterruptionPolicy, ReviewSettings } from './reviewSettings.ts';
import { describeEnd, describeFailure } from './sentences.ts';
import { whatIsSent } from './whatIsSent.ts';

const nothingSetUp = 'No model server is set up yet. Connect to one to start the review.';

export interface RunContext {
  readonly log: ReviewLog;
  /** 1 for the first run of the review. */
  readonly run: number;
  readonly signal: AbortSignal;
  readonly capabilities: Capabilities;
  /** Shared by all reviews of the window, so that they count together. */
  readonly gates: Gates;
  readonly complete: typeof streamCompletion;
  readonly l10n: Localizer;
  /** Counts the review's answers, as in its state: the one that this run begins, or goes on with. 1 unless told. */
  readonly answer?: number;
  /** The text of the runs before, where this one goes on with it. */
  readonly partial?: string;
  /** The user asks for this very run, so a server that was down is tried at once. */
  readonly probe?: boolean;
  /** Through which the user is heard while this run waits. */
  readonly wishes?: UserWishes;
}

/** What is told of a run that fails. */
interface Progress {
  readonly endpoint: string;
  readonly model: string;
  readonly policy: InterruptionPolicy;
  /** Characters of text from the runs before, as long as this one goes on with them. */
  kept: number;
  /** Characters of text and reasoning that this run brought. */
  received: number;
  answer: number;
  findings: AnswerFindings;
  characters: AnswerCharacters;
}

/** Resolves once the run's `ended` event is in the log; never rejects for anything that a server or a user did. */
export async function runReview(target: ReviewTarget, settings: ReviewSettings, context: RunContext): Promise<Outcome> {
  const { signal, partial = '' } = context;
  const progress: Progress = {
    endpoint: hostOf(settings.endpoint.baseUrl),
    model: settings.model,
    policy: settings.onInterruption,
    kept: partial.length,
    received: 0,
    ...answerFor(target, context),
  };
  await start(target, progress, context);
  if (settings.isFirstUse) await append([firstUse(progress.endpoint, context.l10n)], context);
  try {
    let stop: StopCause | undefined;
    for await (const event of complete(target, settings, context)) {
      if (event.type === 'finish') stop = event.stop;
      else await take(event, target, progress, context);
    }
    signal.throwIfAborted();
    if (stop === undefined) {
      throw new CompletionError('network', sentences.cut, { retryable: true });
    }
    return await end(progress, context, outcomeOf(stop), stop === 'end' ? undefined : stop);
  } catch (error) {
    if (signal.aborted) return end(progress, context, 'cancelled');
    return fail(asCompletionError(error), progress, context);
  }
}

/** Logs a run that cannot even begin, such as for settings that cannot be used. */
export async function refuseReview(
  target: ReviewTarget,
  error: CompletionError,
  context: RunContext,
): Promise<Outcome> {
  const nothing = { endpoint: '', model: '', policy: 'stop' as const, kept: 0, received: 0 };
  const progress: Progress = { ...nothing, ...answerFor(target, context) };
  await start(target, progress, context);
  return fail(error, progress, context);
}

async function start(target: ReviewTarget, { endpoint, model }: Progress, context: RunContext): Promise<void> {
  const continues = context.partial === undefined ? {} : { continues: true as const };
  const { masked } = target;
  await append(
    [
      { type: 'started', target: summarize(target), endpoint, model, ...continues },
      ...(context.partial === undefined ? codeNotices(target) : []),
      ...(masked === undefined ? [] : [{ type: 'notice', notice: { kind: 'masked', count: masked } } as const]),
    ],
    context,
  );
}

function firstUse(endpoint: string, l10n: Localizer): ReviewEventBody {
  const message = `${l10n.t('This is the first review by {0}.', endpoint)} ${whatIsSent(l10n)}`;
  return { type: 'notice', notice: { kind: 'firstUse', message } };
}

async function take(
  event: Exclude<CompletionEvent, { type: 'finish' }>,
  target: ReviewTarget,
  progress: Progress,
  context: RunContext,
): Promise<void> {
  if (event.type === 'text') {
    progress.received += event.text.length;
    progress.characters.add(event.text);
    return add([event, ...progress.findings.add(event.text)], context);
  }
  if (event.type !== 'notice') {
    if (event.type === 'reasoning') progress.received += event.text.length;
    return add([event], context);
  }
  const { kind } = event.notice;
  if (kind === 'restarted' || kind === 'retracted') {
    progress.kept = progress.received = 0;
    progress.answer += 1;
    progress.findings = createAnswerFindings(target, progress.answer);
    progress.characters = createAnswerCharacters(target);
  }
  for (const body of noticeEvents(event.notice, about(progress), context.l10n)) await add([body], context);
}

function answerFor(
  target: ReviewTarget,
  { answer = 1, partial }: RunContext,
): Pick<Progress, 'answer' | 'findings' | 'characters'> {
  const findings = createAnswerFindings(target, answer, partial);
  return { answer, findings, characters: createAnswerCharacters(target, partial) };
}

/** What was on its way when the user stopped the run is not shown any more. */
async function add(bodies: readonly ReviewEventBody[], context: RunContext): Promise<void> {
  context.signal.throwIfAborted();
  await append(bodies, context);
}

async function fail(error: CompletionError, progress: Progress, context: RunContext): Promise<Outcome> {
  const { kept, received } = progress;
  const interrupted = kept + received > 0;
  await append([errorEvent(error, sentenceFor(error, progress, context.l10n), interrupted)], context);
  return end(progress, context, interrupted ? 'interrupted' : 'failed', error.kind);
}

function sentenceFor(error: CompletionError, progress: Progress, l10n: Localizer): string {
  if (progress.received > 0) return describeEnd(error, { ...about(progress), policy: progress.policy }, l10n);
  const sentence = describeFailure(error, about(progress), l10n);
  return progress.kept > 0 ? `${sentence} ${l10n.t('What had arrived before is kept.')}` : sentence;
}

/** Of a run that has brought nothing itself, the failure is that of its request. */
function about({ endpoint, model, kept, received }: Progress) {
  return { endpoint, model, received: received > 0 ? kept + received : 0 };
}

function complete(target: ReviewTarget, settings: ReviewSettings, context: RunContext): AsyncIterable<CompletionEvent> {
  const { endpoint, model, maxTokens, stream, instructions, timeouts, onInterruption } = settings;
  if (endpoint.baseUrl === '' || model === '') {
    throw new CompletionError('unconfigured', nothingSetUp, { retryable: false });
  }
  const { signal, capabilities, gates, log, partial, probe, wishes } = context;
  const request = { endpoint, model, maxTokens, stream, ...buildPrompt(target, instructions) };
  return context.complete(request, {
    signal,
    capabilities,
    gates,
    timeouts,
    resume: onInterruption === 'resume' ? 'auto' : 'never',
    key: log.reviewId,
    ...(partial === undefined ? {} : { partial }),
    ...(probe === undefined ? {} : { probe }),
    ...(wishes === undefined ? {} : { wishes }),
  });
}

async function end(
  { findings, characters }: Progress,
  context: RunContext,
  outcome: Outcome,
  cause?: string,
): Promise<Outcome> {
  const ended = { type: 'ended' as const, outcome, ...(cause === undefined ? {} : { cause }) };
  await append([...findings.end(outcome === 'finished'), ...characters.end(), ended], context);
  return outcome;
}

function append(bodies: readonly ReviewEventBody[], { log, run, signal }: RunContext): Promise<void> {
  return log.appendAll(run, bodies, signal);
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
