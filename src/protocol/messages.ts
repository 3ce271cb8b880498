/** The wire between the extension host and the panel: everything that either side can say. */
import type { ReviewEvent } from '../review/event.ts';
import type { FindingPlace } from '../review/finding.ts';

/** A run of one review's log, in order; `after` is the `seq` before the first event, so that a gap shows. */
export interface LogSlice {
  readonly reviewId: string;
  readonly after: number;
  readonly events: readonly ReviewEvent[];
}

/** The keys of Review as each keyboard labels them; only the page knows on which one its reader types. */
export interface Shortcut {
  /** Windows and Linux: `Ctrl+K Ctrl+G`. */
  readonly other: string;
  /** macOS: `⌘K ⌘G`. */
  readonly mac: string;
}

/** What the panel is told beside the logs. */
export type PanelNews =
  /** Answer to `ready`: the translations, by English text, and the shortcut. What the panel held before is void. */
  | { readonly type: 'hello'; readonly strings: Readonly<Record<string, string>>; readonly shortcut: Shortcut }
  /** The review to look at. */
  | { readonly type: 'show'; readonly reviewId: string }
  /** Where the review's located findings are by now, by id: all of them each time, so a lost one does no harm. */
  | { readonly type: 'places'; readonly reviewId: string; readonly places: Readonly<Record<string, FindingPlace>> }
  /** Whether the page may leave to its next one what the user typed: VS Code keeps that on disk. */
  | { readonly type: 'history'; readonly isOn: boolean }
  /** The panel no longer shows this review. */
  | { readonly type: 'forget'; readonly reviewId: string };

/**
 * From the extension host to the panel, all there is to say in one message: first `news` and then what is new in any
 * number of logs. The panel acknowledges the id after the frame that shows it, and gets no other message before.
 */
export interface ToPanel {
  readonly type: 'batch';
  readonly id: number;
  readonly news: readonly PanelNews[];
  readonly slices: readonly LogSlice[];
}

/** Wishes that need no review. */
export const plainIntents = [
  'reviewActive',
  'connect',
  'setApiKey',
  'selectModel',
  'testConnection',
  'openSettings',
  'showLog',
  'stopAll',
] as const;
export type PlainIntent = (typeof plainIntents)[number];

/** Wishes about one review and its run. */
export const reviewIntents = [
  'stop',
  'retry',
  'resume',
  /** While it waits in line. */
  'startNow',
  /** While it waits for the next attempt. */
  'retryNow',
  /** While the server is silent in the middle of its answer. */
  'keepWaiting',
  'resumeNow',
  /** Away from the panel; it stays in the history. */
  'close',
] as const;
export type ReviewIntent = (typeof reviewIntents)[number];

/** Wishes about all open findings of one review. */
export const allFindingsIntents = ['applyAll', 'discardAll'] as const;
export type AllFindingsIntent = (typeof allFindingsIntents)[number];

/** Wishes about one finding; `reopen` takes back a `discard`. */
export const findingIntents = ['revealFinding', 'apply', 'preview', 'discard', 'reopen', 'copyFinding'] as const;
export type FindingIntent = (typeof findingIntents)[number];

/** From the panel to the extension host; checked at the door by `validate.ts`. */
export type FromPanel =
  /** The page can receive; it holds nothing yet, or it saw a gap and wants all of it again. */
  | { readonly type: 'ready' }
  /** The batch is on the screen. */
  | { readonly type: 'ack'; readonly id: number }
  | { readonly type: PlainIntent }
  | { readonly type: ReviewIntent; readonly reviewId: string }
  | { readonly type: AllFindingsIntent; readonly reviewId: string }
  | { readonly type: FindingIntent; readonly reviewId: string; readonly findingId: string }
  /** Look at this review; the answer is `show`. */
  | { readonly type: 'select'; readonly reviewId: string }
  /** Show the reviewed lines in the editor; `line` is 1-based, the whole target without it. */
  | { readonly type: 'reveal'; readonly reviewId: string; readonly line?: number }
  /** Follow a link of the answer, after the user confirmed it. */
  | { readonly type: 'openLink'; readonly url: string }
  /** Take back what was done with this finding: a fix only where nothing was changed since. */
  | { readonly type: 'undo'; readonly reviewId: string; readonly findingId: string }
  /** Back to the code, with the focus. */
  | { readonly type: 'focusCode' };
