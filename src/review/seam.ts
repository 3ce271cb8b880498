/** A break in the middle of an answer and how it went on in, a mark at its place in the text out. */
import type { Notice, Outcome, ReviewEvent, Rung } from './event.ts';
import { isRunning } from './phase.ts';
import type { ReviewState } from './state.ts';

export interface Seam {
  /** Characters of the text before it. */
  readonly offset: number;
  /** `restarted`: the text is a new answer from its beginning on, so the offset is 0. */
  readonly kind: 'resumed' | 'restarted';
  /** How it went on; absent for a restart, and while a run that continues another has not got that far. */
  readonly rung?: Rung;
  /** Repeated characters that were left out. */
  readonly trimmed?: number;
  /** What broke the answer off; absent where nothing failed, such as at the output limit. */
  readonly error?: Extract<ReviewEvent, { type: 'error' }>;
  /** How the run before it ended, where the user had it continued by another. */
  readonly after?: { readonly outcome: Outcome; readonly cause?: string };
}

type Broken = Pick<ReviewState, 'text' | 'seams' | 'brokeOff'>;

/** The seams with which the next run goes on; where the run before got no further than its own, that stays the only one. */
export function continuedSeams(state: Broken & Pick<ReviewState, 'phase' | 'cause'>): readonly Seam[] {
  const { text, seams, phase, cause } = state;
  if (text === '' || openSeam(state)) return seams;
  // A log that lacks the end of a run tells of one that was interrupted.
  const outcome = isRunning(phase) ? 'interrupted' : phase;
  const after = { outcome, ...(cause === undefined ? {} : { cause }) };
  return [...seams, { offset: text.length, kind: 'resumed', ...errorOf(state), after }];
}

/** The seams once the text goes on: a new one, or the open one of a run that continues another. */
export function resumedSeams(state: Broken, { rung, trimmed }: Extract<Notice, { kind: 'resumed' }>): readonly Seam[] {
  const open = openSeam(state);
  if (open) return [...state.seams.slice(0, -1), { ...open, rung, trimmed }];
  return [...state.seams, { offset: state.text.length, kind: 'resumed', rung, trimmed, ...errorOf(state) }];
}

/** The seams of the new answer: those of the old one went with its text, but for the restarts. */
export function restartedSeams(state: Broken): readonly Seam[] {
  const restarts = state.seams.filter((seam) => seam.kind === 'restarted');
  return [...restarts, { ...openSeam(state), ...errorOf(state), offset: 0, kind: 'restarted' }];
}

function openSeam({ seams, text }: Broken): Seam | undefined {
  const last = seams.at(-1);
  return last?.after && last.rung === undefined && last.offset === text.length ? last : undefined;
}

function errorOf({ brokeOff }: Broken): Pick<Seam, 'error'> {
  return brokeOff ? { error: brokeOff } : {};
}
