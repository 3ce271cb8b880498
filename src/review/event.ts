/** The log's vocabulary: everything that can happen to a review, in the order in which it happened. */
import type { ErrorKind } from '../util/errorKind.ts';
import type { HiddenPlace } from '../util/hiddenPlaces.ts';
import type { MixedWord } from '../util/mixedScripts.ts';
import type { Disposition, Finding } from './finding.ts';
import type { TargetSummary } from './target.ts';

/** How a run ended; every run ends in exactly one of these. */
export const outcomes = ['finished', 'truncated', 'interrupted', 'failed', 'cancelled'] as const;
export type Outcome = (typeof outcomes)[number];

export interface EventPosition {
  /** Position in the review's log: 1, 2, 3 … without gaps, across its runs. */
  readonly seq: number;
  readonly reviewId: string;
  /** 1 for the first run of a review; a retry by the user opens the next. */
  readonly run: number;
  /** When it was logged, in milliseconds since the epoch. */
  readonly at: number;
}

export interface Usage {
  readonly promptTokens?: number;
  readonly completionTokens?: number;
  readonly reasoningTokens?: number;
}

/** Something worth knowing that does not end the run. */
export type Notice =
  /** Nothing was sent to this server before; `message` says what is sent. */
  | { readonly kind: 'firstUse'; readonly message: string }
  /** So many secrets in the code or the instructions were replaced before it was sent. */
  | { readonly kind: 'masked'; readonly count: number }
  /** What cannot be seen in the reviewed code, and may make it look other than it is. */
  | { readonly kind: 'hiddenCharacters'; readonly characters: readonly HiddenPlace[] }
  /** Words in the reviewed code, or in code of the answer alone, that look like others, and such signs. */
  | { readonly kind: 'mixedScripts'; readonly where: 'code' | 'answer'; readonly words: readonly MixedWord[] }
  /** The server refused a request parameter, which was renamed or dropped. */
  | { readonly kind: 'adjusted'; readonly detail: string }
  /** The server answered with one body instead of a stream. */
  | { readonly kind: 'unstreamed' }
  /** The model declined to answer, in these words. */
  | { readonly kind: 'refusal'; readonly detail: string }
  /** The server's content filter withdraws the text so far, though it was shown already. */
  | { readonly kind: 'retracted' }
  /** The server asked for a pause, which holds for all reviews; `message` says so in a sentence. */
  | { readonly kind: 'paused'; readonly delayMs: number; readonly message: string }
  /** Nothing had arrived yet when the attempt failed; the next one begins after the delay. */
  | {
      readonly kind: 'retrying';
      readonly attempt: number;
      readonly attempts: number;
      readonly delayMs: number;
      readonly message: string;
    }
  /** After an `error` in the middle: the next attempt to go on begins after the delay, which is ours. */
  | { readonly kind: 'delayed'; readonly delayMs: number; readonly message: string }
  /** No content for so many milliseconds; the next content ends it. */
  | { readonly kind: 'stalled'; readonly silentMs: number }
  /** The user bears the silence; it is told again, as `stalled`, where it goes on for long. */
  | { readonly kind: 'keptWaiting' }
  /** After an `error` in the middle: the text that follows continues the text before. */
  | { readonly kind: 'resumed'; readonly rung: Rung; readonly trimmed: number }
  /** After an `error` in the middle: the text that follows is a new answer and replaces everything of this run. */
  | { readonly kind: 'restarted' };

/** How an interrupted answer went on: sent again, continued by the server, or continued by the model on request. */
export const rungs = ['replay', 'append', 'prefill', 'continue'] as const;
export type Rung = (typeof rungs)[number];

export type ReviewEventBody =
  | {
      readonly type: 'started';
      readonly target: TargetSummary;
      readonly model: string;
      readonly endpoint: string;
      /** The run goes on where the one before it stopped: its text stays. */
      readonly continues?: true;
    }
  /** Waits for other reviews of the same endpoint; 1 starts next, and 0 says that the turn has come. */
  | { readonly type: 'queued'; readonly place: number }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  /** The heading of a finding stands in the text, or goes on being written in a run that continues another. */
  | { readonly type: 'findingOpened'; readonly finding: Finding }
  /** All of it is there. Again for a finding whose lines are known better now: what the others say counts too. */
  | { readonly type: 'findingClosed'; readonly finding: Finding }
  /** The user has done something with a finding, or has undone it; also after the end of the run. */
  | { readonly type: 'findingSettled'; readonly findingId: string; readonly disposition: Disposition }
  | ({ readonly type: 'usage' } & Usage)
  | { readonly type: 'notice'; readonly notice: Notice }
  /** Where the run goes on, a notice `resumed` or `restarted` follows; else `ended`. */
  | {
      readonly type: 'error';
      readonly kind: ErrorKind;
      /** One or two sentences for people: what happened and what to do next. */
      readonly message: string;
      /** The server's or system's own words, where there are any. */
      readonly detail?: string;
      readonly retryable: boolean;
      readonly resumable: boolean;
    }
  | { readonly type: 'ended'; readonly outcome: Outcome; readonly cause?: string };

export type ReviewEvent = EventPosition & ReviewEventBody;
