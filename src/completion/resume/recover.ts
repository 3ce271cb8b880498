/** A run in, its answer out, over as many connections as it takes: the best step of the ladder after each break. */
import { streamAttempt } from '../attempt.ts';
import { CompletionError } from '../error.ts';
import type { CompletionEvent } from '../event.ts';
import { withoutRetry, withRetry, type RetryContext } from '../retry.ts';
import { apiOf, askedOf, learn, learnedOf, type Run } from '../run.ts';
import { sentences } from '../sentences.ts';
import { pause } from '../userWishes.ts';
import { ask, goOn } from './approaches.ts';
import { continued } from './continued.ts';
import { findServer } from './findServer.ts';
import { nextStep, type Step } from './ladder.ts';
import { lessonOf } from './lessonOf.ts';
import { createPauses } from './pauses.ts';
import { prefillOf, refusesPrefill } from './servers.ts';

type Events = AsyncGenerator<CompletionEvent, void, undefined>;

/** Breaks in a row without a new word in between, after which it is enough. */
const patience = 3;

/** @throws CompletionError of the last break, where no step is left, none helps, or none is wanted. */
export async function* recover(run: Run, resume: 'auto' | 'never'): Events {
  const { journal, signal } = run;
  const refused = new Set<Step>();
  let step = journal.text === '' ? undefined : await stepFor(run, refused);
  let breaks = 0;
  const pauses = createPauses(run.retry);
  /** What the user said of the break before counts for the next request, and not for each that comes of it. */
  let urge: Urge = {};
  let cause: CompletionError | undefined;
  let last: Failed | undefined;
  /** Characters; a new answer is progress only beyond what the old ones had. */
  let longest = journal.text.length;
  for (;;) {
    const shown = journal.text;
    const heard = { content: false };
    const manner = { isFirst: breaks === 0, heard, urge };
    urge = {};
    try {
      yield* step === undefined ? first(run) : continued(step, run, take(step, run, manner));
      delete journal.position;
      return;
    } catch (error) {
      signal.throwIfAborted();
      // Without content there is nothing to go on from, and the attempts are used up.
      if (!(error instanceof CompletionError) || !journal.hasContent) throw error;
      const isUnchanged = journal.text === shown;
      if (step !== undefined && isUnchanged && isRefusal(error)) {
        if (endsLadder(step, error)) throw error;
        refuse(step, error, refused, run);
        // Words are missing that the server had, which is worth knowing even where another way is found.
        if (error.kind === 'gap') yield { type: 'notice', notice: { kind: 'interrupted', error, delayMs: 0 } };
        step = await stepFor(run, refused);
        if (step === undefined) throw isForTheUser(error) ? error : (cause ?? error);
        continue;
      }
      cause = error;
      // Whoever does not wait for a silent server wants the rest, whatever is set for breaks.
      const isAsked = error.message === sentences.notAwaited;
      if ((resume === 'never' && !isAsked) || !error.retryable) throw error;
      // The user asked for this one, and its attempts are used up too.
      const isUsedUp = step !== undefined && breaks === 0 && !heard.content;
      const isStuck = isUnchanged && ownsUp(error) && (isUsedUp || isSame(last, { step, error }));
      const isLeft = isStuck && (await leave(step, run, refused));
      if (isUsedUp && !isLeft) throw error;
      last = { step, error };
      // One attempt is left for another step.
      if (isUsedUp) breaks = patience - 1;
      breaks = step === undefined || journal.text.length > longest ? 1 : breaks + 1;
      const delayMs = isAsked ? 0 : pauses.after(error, journal.text.length - longest);
      longest = Math.max(longest, journal.text.length);
      if ((breaks > patience && !isAsked) || delayMs > run.retry.longestWaitMs) throw error;
      const rest = pause(delayMs, run.wishes, signal);
      yield { type: 'notice', notice: { kind: 'interrupted', error, delayMs } };
      const isCut = await rest;
      urge = { probe: isAsked || isCut, passesPause: isCut };
      step = await stepFor(run, refused);
      if (step === undefined) throw error;
    }
  }
}

function first(run: Run): Events {
  return withRetry(() => record(run, streamAttempt(ask(run), run)), run);
}

interface Failed {
  readonly step: Step | undefined;
  readonly error: CompletionError;
}

/** The server works, and something went wrong in it; a gateway before it that finds nobody says otherwise. */
function ownsUp({ kind, status }: CompletionError): boolean {
  return kind === 'server' && status === 500;
}

function isSame(last: Failed | undefined, { step, error }: Failed): boolean {
  return last?.step === step && last?.error.status === error.status && last?.error.detail === error.detail;
}

/** Whether there is another way to go on. A new answer is none: what is shown is worth more than an error of the server. */
async function leave(step: Step | undefined, run: Run, refused: Set<Step>): Promise<boolean> {
  if (step === undefined) return false;
  const other = await stepFor(run, new Set([...refused, step]));
  if (other === undefined || other === 'restart') return false;
  refused.add(step);
  return true;
}

/** Whether a connection brought anything, though it may still be held back. */
interface Heard {
  content: boolean;
}

type Urge = Partial<Pick<RetryContext, 'probe' | 'passesPause'>>;

interface Manner {
  readonly isFirst: boolean;
  readonly heard: Heard;
  readonly urge: Urge;
}

/** Where a run begins with it, it is tried as often as any request; after a break the ladder counts. */
function take(step: Step, run: Run, { isFirst, heard, urge }: Manner): Events {
  const attempt = () => attemptStep(step, run, heard);
  // The user asked for the first request, not for each that comes of it.
  return isFirst ? withRetry(attempt, run) : withoutRetry(attempt, { ...run, probe: false, ...urge });
}

async function* attemptStep(step: Step, run: Run, heard: Heard): Events {
  try {
    for await (const event of streamAttempt(goOn(step, run), run)) {
      if (event.type === 'text' || event.type === 'reasoning') heard.content = true;
      yield event;
    }
  } catch (error) {
    if (step !== 'prefill' || !(error instanceof CompletionError) || !refusesPrefill(error)) throw error;
    // Whatever its status says, the same request would be refused again.
    const { message, detail = '', status = 400 } = error;
    throw new CompletionError('badRequest', message, { retryable: false, detail, status, cause: error });
  }
}

async function* record({ journal }: Run, events: Events): Events {
  for await (const event of events) {
    if (event.type === 'text') journal.text += event.text;
    if (event.type === 'text' || event.type === 'reasoning') journal.hasContent = true;
    yield event;
  }
}

async function stepFor(run: Run, refused: ReadonlySet<Step>): Promise<Step | undefined> {
  const next = () => nextStep(run.journal, learnedOf(run), { ...askedOf(run), api: apiOf(run), refused });
  const step = next();
  // Only where a prefill would come before this does it matter which server it is.
  if ((step !== 'continue' && step !== 'restart') || refused.has('prefill')) return step;
  await findServer(run);
  return next();
}

/** Remembers what holds for every answer of this server, and tries another form where there is one. */
function refuse(step: Step, error: CompletionError, refused: Set<Step>, run: Run): void {
  const { server } = learnedOf(run);
  if (step === 'prefill' && server !== undefined && run.journal.prefill === undefined) {
    const other = prefillOf(server, askedOf(run), error);
    if (other !== undefined) {
      run.journal.prefill = other;
      return;
    }
  }
  refused.add(step);
  // Whatever sends the partial answer along is as long.
  if (error.kind === 'tooLarge' && !isOldStream(step)) for (const longer of withPartial) refused.add(longer);
  learn(run, lessonOf(step, error));
}

/** The server works and does not want to go on in this way; an answer that is only late or cut is none. */
function isRefusal({ kind, retryable }: CompletionError): boolean {
  return !retryable || kind === 'badReply' || kind === 'gap';
}

const withPartial: readonly Step[] = ['append', 'prefill', 'continue'];

/** The stream that broke, which has a name of its own, and may have an owner. */
function isOldStream(step: Step): boolean {
  return step === 'reattach' || step === 'replay';
}

/** Every other request would be refused for the same reason. */
function endsLadder(step: Step, error: CompletionError): boolean {
  return error.kind === 'quota' || (isForTheUser(error) && !isOldStream(step));
}

/** What only the user can mend; everything else is told by the break that came first. */
function isForTheUser({ kind }: CompletionError): boolean {
  return kind === 'auth' || kind === 'quota';
}
