/** Log events in, what a reader sees out: the same pure function serves the extension host and the panel. */
import { assertNever } from '../util/assertNever.ts';
import type { Notice, ReviewEvent, Usage } from './event.ts';
import { withFinding, type FindingState } from './findings.ts';
import { moreTokens } from './moreTokens.ts';
import type { Phase } from './phase.ts';
import { continuedSeams, restartedSeams, resumedSeams, type Seam } from './seam.ts';
import type { TargetSummary } from './target.ts';

type EventOf<T extends ReviewEvent['type']> = Extract<ReviewEvent, { type: T }>;

/** What stays worth knowing about the answer; the other notices pass, and are fields of the state while they last. */
export type LastingNotice = Extract<
  Notice,
  {
    kind:
      | ('firstUse' | 'masked' | 'hiddenCharacters' | 'mixedScripts')
      | ('adjusted' | 'unstreamed' | 'refusal' | 'retracted');
  }
>;

/** Nothing is asked of the server before a moment. */
export interface Waiting {
  /** Milliseconds since the epoch, in the time of the log. */
  readonly until: number;
  /** Why, in a sentence. */
  readonly message: string;
  /** Which attempt begins then, and how many there are at most; only before the first content. */
  readonly attempt?: number;
  readonly attempts?: number;
  /** Neither an attempt before the first content nor a pause that the server asked for. */
  readonly isOwn?: true;
}

export interface ReviewState {
  readonly reviewId: string;
  /** `seq` of the newest event in this state. */
  readonly seq: number;
  readonly run: number;
  /** Counts the review's answers; a run that continues the one before has the same, a restart or a withdrawal begins another. */
  readonly answer: number;
  readonly target: TargetSummary;
  readonly model: string;
  /** Where the code was sent: scheme, host and port. */
  readonly endpoint: string;
  readonly phase: Phase;
  /** While `queued`: 1 starts next. */
  readonly place?: number;
  readonly waiting?: Waiting;
  /** While the server is silent: since when, in milliseconds since the epoch. */
  readonly silentSince?: number;
  readonly text: string;
  readonly reasoning: string;
  /** What the text says of some lines, in its order. */
  readonly findings: readonly FindingState[];
  /** Where the text goes on after a break, in the order of the text. */
  readonly seams: readonly Seam[];
  /** Tokens of text and reasoning so far, estimated; `usage` has the server's own figure once it is known. */
  readonly estimatedTokens: number;
  /** The last words so far, which what comes next may belong to: tokens are counted by whole words. */
  readonly openEnds: Readonly<Record<'text' | 'reasoning', string>>;
  /** Of the newest request; where the text has seams, that is only a part of it. */
  readonly usage?: Usage;
  readonly notices: readonly LastingNotice[];
  /** What ended the run, or interrupts it until it goes on. */
  readonly error?: EventOf<'error'>;
  /** The first error since the answer went on; differs from `error` where going on failed for another reason. */
  readonly brokeOff?: EventOf<'error'>;
  readonly cause?: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly firstContentAt?: number;
  /** Words come: since when, without a wait or a silence. */
  readonly streamingSince?: number;
  /** How long the words of this answer came before that, in milliseconds: waits and silences are left out. */
  readonly streamedMs: number;
  readonly endedAt?: number;
}

const noEnds = { text: '', reasoning: '' };

/** The state after `event`. The first event of a log is `started`; any other without a state is a gap, and throws. */
export function reduce(state: ReviewState | undefined, event: ReviewEvent): ReviewState {
  if (event.type === 'started') return start(state, event);
  if (!state) throw new Error(`The log of review ${event.reviewId} does not begin with "started"`);
  const next = { ...state, seq: event.seq };
  switch (event.type) {
    case 'queued':
      return event.place > 0
        ? { ...calm(next), phase: 'queued', place: event.place }
        : { ...withoutPlace(calm(next)), phase: 'connecting' };
    case 'text':
      return { ...calm(next), ...content(state, event), text: state.text + event.text };
    case 'reasoning':
      return { ...calm(next), ...content(state, event), reasoning: state.reasoning + event.text };
    case 'findingOpened':
    case 'findingClosed':
    case 'findingSettled':
      return { ...next, findings: withFinding(state.findings, event) };
    case 'usage':
      return { ...next, usage: usageOf(event) };
    case 'notice':
      return note(next, event);
    case 'error':
      return { ...halted(next, event.at), error: event, brokeOff: state.brokeOff ?? event };
    case 'ended':
      return {
        ...withoutPlace(halted(next, event.at)),
        phase: event.outcome,
        endedAt: event.at,
        ...(event.cause === undefined ? {} : { cause: event.cause }),
      };
    default:
      return assertNever(event);
  }
}

function start(before: ReviewState | undefined, event: EventOf<'started'>): ReviewState {
  const { reviewId, seq, run, target, model, endpoint, at } = event;
  const fresh = {
    reviewId,
    seq,
    run,
    answer: (before?.answer ?? 0) + 1,
    target,
    model,
    endpoint,
    phase: 'connecting' as const,
    text: '',
    reasoning: '',
    findings: [],
    seams: [],
    estimatedTokens: 0,
    openEnds: noEnds,
    notices: [],
    startedAt: at,
    streamedMs: 0,
  };
  if (event.continues !== true || !before) return fresh;
  const { answer, text, reasoning, findings, estimatedTokens, openEnds, streamedMs, notices } = before;
  const kept = { answer, text, reasoning, findings, estimatedTokens, openEnds, streamedMs, notices };
  return { ...fresh, ...kept, seams: continuedSeams(before) };
}

function note(state: ReviewState, { notice, at }: EventOf<'notice'>): ReviewState {
  switch (notice.kind) {
    case 'firstUse':
    case 'masked':
    case 'hiddenCharacters':
    case 'adjusted':
    case 'unstreamed':
    case 'refusal':
      return withNotice(state, notice);
    case 'mixedScripts':
      // A run that goes on with an answer says it of the whole of that.
      return { ...state, notices: [...state.notices.filter((known) => !isOf(notice.where, known)), notice] };
    case 'retracted':
      return withNotice({ ...anotherAnswer(state), seams: [] }, notice);
    case 'paused':
      return { ...halted(state, at), waiting: { until: at + notice.delayMs, message: notice.message } };
    case 'retrying': {
      const { attempt, attempts, delayMs, message } = notice;
      return { ...halted(state, at), waiting: { until: at + delayMs, message, attempt, attempts } };
    }
    case 'delayed':
      return { ...halted(state, at), waiting: { until: at + notice.delayMs, message: notice.message, isOwn: true } };
    case 'stalled':
      return { ...halted(state, at - notice.silentMs), silentSince: at - notice.silentMs };
    case 'keptWaiting':
      return calm(state);
    case 'resumed':
      return { ...whole(calm(state)), seams: resumedSeams(state, notice) };
    case 'restarted': {
      const { usage, ...rest } = whole(calm(state));
      return { ...anotherAnswer(rest), seams: restartedSeams(state) };
    }
    default:
      return assertNever(notice);
  }
}

function withNotice(state: ReviewState, notice: LastingNotice): ReviewState {
  return { ...state, notices: [...state.notices, notice] };
}

function isOf(where: 'code' | 'answer', notice: LastingNotice): boolean {
  return notice.kind === 'mixedScripts' && notice.where === where;
}

/** Nothing of the one before is shown any more. */
function anotherAnswer({ streamingSince, ...state }: ReviewState): ReviewState {
  const none = { text: '', reasoning: '', findings: [], estimatedTokens: 0, openEnds: noEnds, streamedMs: 0 };
  const notices = state.notices.filter((notice) => !isOf('answer', notice));
  return { ...state, ...none, notices, answer: state.answer + 1 };
}

/** Without what passes as soon as anything else happens. */
function calm({ waiting, silentSince, ...state }: ReviewState): ReviewState {
  return state;
}

/** The same, and no words have come since `at`. */
function halted(state: ReviewState, at: number): ReviewState {
  const { streamingSince = at, ...rest } = calm(state);
  return { ...rest, streamedMs: rest.streamedMs + Math.max(0, at - streamingSince) };
}

function withoutPlace({ place, ...state }: ReviewState): ReviewState {
  return state;
}

/** Without the break, which from now on is a seam. */
function whole({ error, brokeOff, ...state }: ReviewState): ReviewState {
  return state;
}

function content(state: ReviewState, event: EventOf<'text' | 'reasoning'>) {
  const { tokens, open } = moreTokens(state.openEnds[event.type], event.text);
  return {
    phase: 'streaming' as const,
    estimatedTokens: state.estimatedTokens + tokens,
    openEnds: { ...state.openEnds, [event.type]: open },
    firstContentAt: state.firstContentAt ?? event.at,
    streamingSince: state.streamingSince ?? event.at,
  };
}

function usageOf({ promptTokens, completionTokens, reasoningTokens }: Usage): Usage {
  return {
    ...(promptTokens === undefined ? {} : { promptTokens }),
    ...(completionTokens === undefined ? {} : { completionTokens }),
    ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
  };
}
