/** Log events in, what a reader sees out: the same pure function serves the extension host and the panel. */
import { assertNever } from '../util/assertNever.ts';
import { estimateTokenCount } from 'tokenx';
import type { Notice, Outcome, ReviewEvent, Usage } from './event.ts';
import type { TargetSummary } from './target.ts';

export type Phase = 'connecting' | 'streaming' | Outcome;

export interface ReviewState {
  readonly reviewId: string;
  /** `seq` of the newest event in this state. */
  readonly seq: number;
  readonly run: number;
  readonly target: TargetSummary;
  readonly model: string;
  /** Where the code was sent: scheme, host and port. */
  readonly endpoint: string;
  readonly phase: Phase;
  readonly text: string;
  readonly reasoning: string;
  /** Tokens of text and reasoning so far, estimated; `usage` has the server's own figure once it is known. */
  readonly estimatedTokens: number;
  readonly usage?: Usage;
  readonly notices: readonly Notice[];
  readonly error?: Extract<ReviewEvent, { type: 'error' }>;
  readonly cause?: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly firstContentAt?: number;
  readonly endedAt?: number;
}

/** The state after `event`. The first event of a log is `started`; any other without a state is a gap, and throws. */
export function reduce(state: ReviewState | undefined, event: ReviewEvent): ReviewState {
  if (event.type === 'started') return start(event);
  if (!state) throw new Error(`The log of review ${event.reviewId} does not begin with "started"`);
  const next = { ...state, seq: event.seq };
  switch (event.type) {
    case 'text':
      return { ...next, ...content(state, event), text: state.text + event.text };
    case 'reasoning':
      return { ...next, ...content(state, event), reasoning: state.reasoning + event.text };
    case 'usage':
      return { ...next, usage: usageOf(event) };
    case 'notice':
      return { ...next, notices: [...state.notices, event.notice] };
    case 'error':
      return { ...next, error: event };
    case 'ended':
      return {
        ...next,
        phase: event.outcome,
        endedAt: event.at,
        ...(event.cause === undefined ? {} : { cause: event.cause }),
      };
    default:
      return assertNever(event);
  }
}

/** Whether the run goes on; exactly then a Stop makes sense. */
export function isRunning(phase: Phase): phase is 'connecting' | 'streaming' {
  return phase === 'connecting' || phase === 'streaming';
}

function start(event: Extract<ReviewEvent, { type: 'started' }>): ReviewState {
  const { reviewId, seq, run, target, model, endpoint, at } = event;
  return {
    reviewId,
    seq,
    run,
    target,
    model,
    endpoint,
    phase: 'connecting',
    text: '',
    reasoning: '',
    estimatedTokens: 0,
    notices: [],
    startedAt: at,
  };
}

function content(state: ReviewState, event: { readonly text: string; readonly at: number }) {
  return {
    phase: 'streaming' as const,
    estimatedTokens: state.estimatedTokens + estimateTokenCount(event.text),
    firstContentAt: state.firstContentAt ?? event.at,
  };
}

function usageOf({ promptTokens, completionTokens, reasoningTokens }: Usage): Usage {
  return {
    ...(promptTokens === undefined ? {} : { promptTokens }),
    ...(completionTokens === undefined ? {} : { completionTokens }),
    ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
  };
}
